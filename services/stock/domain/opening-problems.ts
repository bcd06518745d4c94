import { dateOf, dayNumber } from '../../../kernel/business-day.ts';
import { isTimeZone } from '../../../kernel/zone.ts';
import { MOST_SLOT_MINUTES, WEEKDAYS } from './opening-settings.ts';

type Fields = Record<string, unknown>;
interface Rule {
  is(value: unknown): boolean;
  must: string;
}

const CLOCK = /^([01]\d|2[0-3]):[0-5]\d$/;
const DATE = /^\d{4}-\d\d-\d\d$/;
const DAYS: readonly unknown[] = WEEKDAYS;
const MOST_ENTRIES = 500;

const clock: Rule = { is: (value) => typeof value === 'string' && CLOCK.test(value), must: 'a time like 11:00' };
const clockTo: Rule = { is: (value) => value === '24:00' || clock.is(value), must: 'a time like 11:00, at most 24:00' };
const date: Rule = {
  is: (value) => typeof value === 'string' && DATE.test(value) && isOnCalendar(value),
  must: 'a date like 2026-12-24',
};
const days: Rule = {
  is: (value) => Array.isArray(value) && value.length > 0 && value.every((day) => DAYS.includes(day)),
  must: `a list of weekdays out of ${WEEKDAYS.join(', ')}`,
};
const list: Rule = {
  is: (value) => Array.isArray(value) && value.length <= MOST_ENTRIES,
  must: `a list of at most ${MOST_ENTRIES} entries`,
};
const whole = (least: number, most: number): Rule => ({
  is: (value) => Number.isInteger(value) && (value as number) >= least && (value as number) <= most,
  must: `a whole number from ${least} to ${most}`,
});

const SHOP: Record<string, Rule> = {
  timeZone: { is: (value) => typeof value === 'string' && isTimeZone(value), must: 'a time zone like Europe/Berlin' },
  hours: list,
  exceptions: list,
  leadMinutes: whole(0, 1440),
  lastOrderMinutes: whole(0, 1440),
  slotMinutes: whole(5, MOST_SLOT_MINUTES),
  slotOrders: whole(1, 10_000),
  dayEnds: clock,
};
const HOURS: Record<string, Rule> = { days, from: clock, to: clockTo };
const OPEN_DATE: Record<string, Rule> = { date, from: clock, to: clockTo };
const CLOSED_DATE: Record<string, Rule> = { date, closed: { is: (value) => value === true, must: 'true or left out' } };

/**
 * What is wrong with the part of a menu file's `shop` that OpeningSettings are made of, of any JSON: one text a problem, with the
 * path of the value. All of it may be left out. Other settings are left to who knows them.
 */
export function openingProblems(shop: Fields): string[] {
  const problems = Object.entries(SHOP).flatMap(([name, rule]) => wrong(`shop.${name}`, shop[name], rule, true));
  if ((shop.slotMinutes === undefined) !== (shop.slotOrders === undefined))
    problems.push('shop.slotMinutes and shop.slotOrders need each other');
  const hours = entries(shop.hours).flatMap((entry, i) => wrongEntry(`shop.hours[${i}]`, entry, HOURS));
  const exceptions = entries(shop.exceptions);
  const wrongExceptions = exceptions.flatMap((entry, i) => {
    const fields = isFields(entry) && 'closed' in entry ? CLOSED_DATE : OPEN_DATE;
    return wrongEntry(`shop.exceptions[${i}]`, entry, fields);
  });
  return [...problems, ...hours, ...wrongExceptions, ...openAndClosed(exceptions)];
}

function wrongEntry(path: string, entry: unknown, fields: Record<string, Rule>): string[] {
  if (!isFields(entry)) return [`${path} must be an object, not ${JSON.stringify(entry)}`];
  const unknown = Object.keys(entry).filter((name) => !Object.hasOwn(fields, name));
  return [
    ...Object.entries(fields).flatMap(([name, rule]) => wrong(`${path}.${name}`, entry[name], rule, false)),
    ...unknown.map((name) => `${path}.${name} is not one of ${Object.keys(fields).join(', ')}`),
  ];
}

function wrong(path: string, value: unknown, { is, must }: Rule, optional: boolean): string[] {
  if (value === undefined) return optional ? [] : [`${path} is missing`];
  return is(value) ? [] : [`${path} must be ${must}, not ${JSON.stringify(value)}`];
}

/** A date that one exception closes and another opens. */
function openAndClosed(exceptions: readonly unknown[]): string[] {
  const [closed, open] = [new Set<unknown>(), new Set<unknown>()];
  for (const entry of exceptions.filter(isFields))
    if (date.is(entry.date)) ('closed' in entry ? closed : open).add(entry.date);
  const both = closed.intersection(open);
  return [...both].map((both) => `shop.exceptions: ${both} is both closed and open`);
}

const entries = (value: unknown): readonly unknown[] => (list.is(value) ? (value as unknown[]) : []);
const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isOnCalendar = (value: string): boolean => {
  const day = dayNumber(value);
  return Number.isFinite(day) && dateOf(day) === value;
};
