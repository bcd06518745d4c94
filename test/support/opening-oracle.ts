import { dayNumber } from '../../kernel/business-day.ts';
import { MINUTE } from '../../kernel/time.ts';
import { DAY } from '../../kernel/zone.ts';
import { type ClockSpan, type OpeningSettings, WEEKDAYS } from '../../services/stock/domain/opening-settings.ts';
import type { Week } from './clocks.ts';

/** A week of hours, minute by minute; minutes are counted from the week's beginning. */
export interface WeekOfHours {
  /** The minute at which the open time ends that each minute is in; 0 where the shop is closed. */
  ends: readonly number[];
  /** Whether an order can be for this minute. */
  isSlot: readonly boolean[];
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

/** Opens and shuts a shop minute by minute, as somebody does who looks at the clock and takes no notice when it is set back. */
export function hoursOfWeek({ days, shown }: Week, settings: OpeningSettings): WeekOfHours {
  let latest = shown[0] ?? 0;
  const noticed = shown.map((wall) => {
    latest = Math.max(latest, wall);
    return latest;
  });
  const begun = Array<number | undefined>(shown.length);
  for (const date of days) {
    const midnight = dayNumber(date) * DAY;
    const begins = beginnings(spansOf(settings, date));
    for (const [i, wall] of noticed.entries()) {
      const begin = begins[(wall - midnight) / MINUTE] ?? -1;
      if (begin !== -1) begun[i] ??= midnight + begin * MINUTE;
    }
  }
  const ends = endsOf(begun);
  const step = (settings.slotMinutes ?? 0) * MINUTE;
  const isSlot = shown.map((wall, i) => {
    const begin = begun[i];
    if (begin === undefined || i > (ends[i] ?? 0) - settings.lastOrderMinutes) return false;
    return step === 0 || (wall - begin) % step === 0;
  });
  return { ends, isSlot };
}

/** What is open when the week ends is open for ever. */
function endsOf(begun: readonly (number | undefined)[]): number[] {
  const ends = Array<number>(begun.length).fill(0);
  for (let i = begun.length - 1; i >= 0; i--) {
    if (begun[i] === undefined) continue;
    ends[i] = i + 1 === begun.length ? Number.POSITIVE_INFINITY : ends[i + 1] || i + 1;
  }
  return ends;
}
