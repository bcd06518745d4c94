import { dateOf, dayNumber } from '../../kernel/business-day.ts';
import { MINUTE } from '../../kernel/time.ts';
import { DAY } from '../../kernel/zone.ts';

/** Nights on which clocks are set, dates that do not exist, the end of the year, and zones off the hour. */
export const NIGHTS: readonly [timeZone: string, date: string][] = [
  ['Europe/Berlin', '2026-03-29'],
  ['Europe/Berlin', '2026-10-25'],
  ['Europe/Berlin', '2026-12-31'],
  ['America/New_York', '2026-03-08'],
  ['America/New_York', '2026-11-01'],
  ['Australia/Lord_Howe', '2026-04-05'],
  ['Australia/Lord_Howe', '2026-10-04'],
  ['Asia/Kathmandu', '2026-12-31'],
  ['Pacific/Apia', '2011-12-30'],
  ['America/Sao_Paulo', '2018-02-17'],
  ['America/Sao_Paulo', '2018-11-04'],
  ['UTC', '2028-02-29'],
];
export const ZONES = [...new Set(NIGHTS.map(([timeZone]) => timeZone))];

/** What a clock shows, as `2026-11-26 14:33:37`: by another way than the code under test takes. */
export function clockIn(timeZone: string): (instant: number) => string {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  return (instant) => format.format(instant);
}

/** As an instant in UTC. */
export const readClock = (shown: string): number => Date.parse(`${shown.replace(' ', 'T')}Z`);

/** Seven days around a night, from `from` on, and what the clock shows in each of their minutes, in minutes since 1970. */
export interface Week {
  timeZone: string;
  from: number;
  /** All dates that the clock shows, and the one before. */
  dates: readonly string[];
  shown: readonly number[];
}

export function weekAround([timeZone, date]: readonly [string, string]): Week {
  const from = (dayNumber(date) - 3) * DAY;
  const clock = clockIn(timeZone);
  const shown = Array.from({ length: (7 * DAY) / MINUTE }, (_, i) => readClock(clock(from + i * MINUTE)) / MINUTE);
  const dates = Array.from({ length: 9 }, (_, i) => dateOf(dayNumber(date) - 4 + i));
  return { timeZone, from, dates, shown };
}
