import { type OpenTime, openTimes } from './open-times.ts';
import type { OpeningSettings } from './opening-settings.ts';
import { earliestFor, lastTakenOf, slotsOf } from './slots.ts';

/** What the menu shows of the hours; times in ISO. */
export interface Opening {
  /** Whether an order for as soon as possible is taken now. */
  isOpen: boolean;
  /** When one is taken next; null while one is taken, and where none will be within a year. */
  opensAt: string | null;
  /** Of the hours that now is within; null outside of hours, and where a week brings no end. */
  closesAt: string | null;
  lastOrderAt: string | null;
  /** Null where the shop is not paused, or no longer. */
  pausedUntil: string | null;
}

/** `paused` is when a pause ends or ended. */
export function openingAt(settings: OpeningSettings, paused: Date | null, now: Date): Opening {
  const pausedUntil = paused && paused > now ? paused : null;
  const taken = firstTaken(settings, pausedUntil ?? now);
  const isOpen = taken?.getTime() === now.getTime();
  const open = openTimeAt(settings, now);
  return {
    isOpen,
    opensAt: isOpen ? null : iso(taken),
    closesAt: open ? iso(dateOrNull(open.until)) : null,
    lastOrderAt: open ? iso(dateOrNull(lastTakenOf(settings, open))) : null,
    pausedUntil: iso(pausedUntil),
  };
}

const iso = (time: Date | null): string | null => time?.toISOString() ?? null;

/** The first time from then on at which an order for as soon as possible is taken, unless there is a pause. */
export function firstTaken(settings: OpeningSettings, from: Date): Date | null {
  for (const open of openTimes(settings, from.getTime())) {
    const at = Math.max(open.from, from.getTime());
    if (takesAt(settings, open, at)) return new Date(at);
  }
  return null;
}

/** The last order is not taken yet, and where there are slots one is left for it in the same hours. */
export function takesAt(settings: OpeningSettings, open: OpenTime, at: number): boolean {
  if (at > lastTakenOf(settings, open)) return false;
  return settings.slotMinutes === undefined || !slotsOf(settings, open, earliestFor(settings, at)).next().done;
}

/** The hours that this time is within. */
export function openTimeAt(settings: OpeningSettings, time: Date): OpenTime | undefined {
  const open = openTimes(settings, time.getTime()).next().value;
  return open && open.from <= time.getTime() ? open : undefined;
}

export const dateOrNull = (time: number): Date | null => (Number.isFinite(time) ? new Date(time) : null);
