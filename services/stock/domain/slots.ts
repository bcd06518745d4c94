import { MINUTE } from '../../../kernel/time.ts';
import { Zone } from '../../../kernel/zone.ts';
import { type OpenTime, openTimes, WEEK } from './open-times.ts';
import type { OpeningSettings } from './opening-settings.ts';

export interface Period {
  from: Date;
  until: Date;
}

/** What a customer needs at least to pay: nothing is taken that would have to be paid sooner. */
const TIME_TO_PAY = 5 * MINUTE;

/** The last moment for which something can be ordered. */
export const lastOrderOf = ({ lastOrderMinutes }: OpeningSettings, { until }: OpenTime): number =>
  until - lastOrderMinutes * MINUTE;

/** The last moment at which something can be ordered, and paid in time. */
export const lastTakenOf = (settings: OpeningSettings, open: OpenTime): number =>
  lastOrderOf(settings, open) - TIME_TO_PAY;

/** What is ordered for a time must be ordered and paid before this. */
export const payBeforeOf = ({ leadMinutes }: OpeningSettings, time: number): number => time - leadMinutes * MINUTE;

/** The first time for which one can still order at `now`, and pay. */
export const earliestFor = ({ leadMinutes }: OpeningSettings, now: number): number =>
  now + leadMinutes * MINUTE + TIME_TO_PAY;

/**
 * The times within a period for which one can order now, in order, at most so many, and of the period no more than its first
 * week. None where the shop has no slots.
 */
export function slotsBetween(
  settings: OpeningSettings,
  paused: Date | null,
  period: Period,
  now: Date,
  most = Number.POSITIVE_INFINITY,
): Date[] {
  const from = Math.max(period.from.getTime(), earliestFor(settings, now.getTime()), paused?.getTime() ?? 0);
  const until = Math.min(period.until.getTime(), from + WEEK);
  const slots: Date[] = [];
  for (const open of openTimes(settings, from)) {
    if (open.from >= until) break;
    for (const slot of slotsOf(settings, open, from)) {
      if (slot >= until) break;
      slots.push(new Date(slot));
      if (slots.length >= most) return slots;
    }
  }
  return slots;
}

/**
 * The slots of an open time, from `from` on: each time at which the clock shows the hours' begin plus a multiple of
 * `slotMinutes`. An hour that the clock shows twice has its slots twice, an hour that it leaves out has none.
 */
export function* slotsOf(settings: OpeningSettings, open: OpenTime, from: number): Generator<number> {
  if (settings.slotMinutes === undefined) return;
  const zone = Zone.of(settings.timeZone);
  const step = settings.slotMinutes * MINUTE;
  for (const part of open.parts) {
    const until = Math.min(part.until, lastOrderOf(settings, open) + 1);
    for (let at = Math.max(part.from, from); at < until; ) {
      const clockIsSet = zone.shiftAfter(at, until);
      const toSlot = (((part.begins - zone.wallAt(at)) % step) + step) % step;
      for (let slot = at + toSlot; slot < clockIsSet; slot += step) yield slot;
      at = clockIsSet;
    }
  }
}
