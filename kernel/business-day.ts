import { DAY, intoDay, Zone } from './zone.ts';

/**
 * A business day runs from `dayEnds` (`04:00`) to `dayEnds` of the next date, so that what is sold after midnight counts for the
 * evening.
 */
export interface DayRule {
  timeZone: string;
  dayEnds: string;
}
/** Of a shop that says nothing else. */
export const DEFAULT_DAY: DayRule = { timeZone: 'UTC', dayEnds: '04:00' };

/** Calendar dates are counted from 1970-01-01, which is 0. */
export const dayNumber = (date: string): number => Date.parse(date) / DAY;
export const dateOf = (day: number): string => new Date(day * DAY).toISOString().slice(0, 10);

/** The business day of this instant, by its date: `2026-11-26`. */
export function businessDay(instant: Date, rule: DayRule): string {
  const at = instant.getTime();
  const day = Math.floor((Zone.of(rule.timeZone).wallAt(at) - intoDay(rule.dayEnds)) / DAY);
  // Where the clock is set back across the end of a day, it shows that end twice: the new day began the first time.
  return dateOf(at >= beginOf(day + 1, rule) ? day + 1 : day);
}

/** A business day's instants: from `from` on, before `until`. The clock makes it 23, 24 or 25 hours long in most zones. */
export function businessDayBounds(date: string, rule: DayRule): { from: Date; until: Date } {
  const day = dayNumber(date);
  return { from: new Date(beginOf(day, rule)), until: new Date(beginOf(day + 1, rule)) };
}

const beginOf = (day: number, { timeZone, dayEnds }: DayRule): number =>
  Zone.of(timeZone).instantOf(day * DAY + intoDay(dayEnds));
