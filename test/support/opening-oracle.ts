import { dayNumber } from '../../kernel/business-day.ts';
import { type ClockSpan, type OpeningSettings, WEEKDAYS } from '../../services/stock/domain/opening-settings.ts';
import type { Week } from './clocks.ts';

/** A week of hours, minute by minute; minutes are counted from the week's beginning. */
export interface WeekOfHours {
  /** The minute at which the open time ends that each minute is in; 0 where the shop is closed. */
  ends: readonly number[];
  /** The first minute, from each minute on, for which something can be ordered. */
  nextSlot: readonly number[];
}

const minutes = (clock: string): number => Number(clock.split(':')[0]) * 60 + Number(clock.split(':')[1]);

function spansOf({ hours, exceptions = [] }: OpeningSettings, date: string): readonly ClockSpan[] {
  if (exceptions.some((one) => one.date === date))
    return exceptions.filter((one) => one.date === date && 'from' in one) as ClockSpan[];
  const weekday = new Date(`${date}T12:00:00Z`).toLocaleDateString('en', { weekday: 'short', timeZone: 'UTC' });
  const all = hours ?? [{ days: WEEKDAYS, from: '00:00', to: '24:00' }];
  return all.filter(({ days }) => days.some((day) => day === weekday.toLowerCase()));
}

/** For each minute of a date and the next: when the hours began that it is in, in minutes of the date; -1 outside of hours. */
function beginnings(spans: readonly ClockSpan[]): number[] {
  const begins = Array<number>(2880).fill(-1);
  for (const { from, to } of spans)
    begins.fill(0, minutes(from), minutes(to) > minutes(from) ? minutes(to) : minutes(to) + 1440);
  for (const [i, begin] of begins.entries()) {
    const before = begins[i - 1] ?? -1;
    if (begin !== -1) begins[i] = before === -1 ? i : before;
  }
  return begins;
}

/** When the hours began that each wall minute is in, counted from the first date on; the earlier date's hours go first. */
function begunBy(settings: OpeningSettings, dates: readonly string[]): (number | undefined)[] {
  const begun = Array<number | undefined>((dates.length + 1) * 1440).fill(undefined);
  for (const [i, date] of dates.entries()) {
    const midnight = i * 1440;
    beginnings(spansOf(settings, date)).forEach((begin, minute) => {
      if (begin !== -1) begun[midnight + minute] ??= midnight + begin;
    });
  }
  return begun;
}

/** Opens and shuts a shop minute by minute, as somebody does who looks at the clock and takes no notice when it is set back. */
export function hoursOfWeek(week: Week, settings: OpeningSettings): WeekOfHours {
  const begunAt = begunBy(settings, week.dates);
  const first = dayNumber(week.dates[0] ?? '') * 1440;
  const shown = week.shown.map((wall) => wall - first);
  let latest = 0;
  const begun = shown.map((wall) => {
    latest = Math.max(latest, wall);
    return begunAt[latest];
  });
  const ends = backwards(begun, (begin, i, after) => {
    if (begin === undefined) return 0;
    return i + 1 === begun.length ? Number.POSITIVE_INFINITY : after || i + 1;
  });
  const step = settings.slotMinutes ?? 1;
  const nextSlot = backwards(begun, (begin, i, after) => {
    const isSlot = begin !== undefined && ((shown[i] ?? 0) - begin) % step === 0;
    return isSlot && i <= (ends[i] ?? 0) - settings.lastOrderMinutes ? i : after || Number.POSITIVE_INFINITY;
  });
  return { ends, nextSlot };
}

/** A number for each, made out of it and of the number after. */
function backwards<T>(all: readonly T[], make: (one: T, i: number, after: number) => number): number[] {
  const made = Array<number>(all.length).fill(0);
  for (let i = all.length - 1; i >= 0; i--) made[i] = make(all[i] as T, i, made[i + 1] ?? 0);
  return made;
}
