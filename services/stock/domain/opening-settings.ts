import { DEFAULT_DAY } from '../../../kernel/business-day.ts';

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
type Weekday = (typeof WEEKDAYS)[number];

/** From one clock time to another, as `11:00`. A `to` that is not after `from` is on the next date; `24:00` is the date's end. */
export interface ClockSpan {
  from: string;
  to: string;
}
interface WeeklyHours extends ClockSpan {
  days: readonly Weekday[];
}
/** Replaces all hours that begin on this date; several of one date add up. */
type HoursException = { date: string; closed: true } | ({ date: string } & ClockSpan);

/** When the shop takes orders, and for when. */
export interface OpeningSettings {
  /** The IANA time zone by whose clock everything here is meant. */
  timeZone: string;
  /** Absent: open around the clock. */
  hours?: readonly WeeklyHours[];
  exceptions?: readonly HoursException[];
  /** How long before its time an order must be paid. */
  leadMinutes: number;
  /** How long before closing time the last order is taken. */
  lastOrderMinutes: number;
  /** Places in time: one every `slotMinutes`, for `slotOrders` orders each. Both or neither. */
  slotMinutes?: number;
  slotOrders?: number;
  /** When a business day ends, as `04:00`. */
  dayEnds: string;
}

/** The longest that a slot can be. */
export const MOST_SLOT_MINUTES = 720;

/** What applies where the menu file says nothing. */
export const OPENING_DEFAULTS: OpeningSettings = { ...DEFAULT_DAY, leadMinutes: 0, lastOrderMinutes: 0 };
