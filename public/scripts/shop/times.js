import { clockTime, time } from '../base/format.js';
import { locale, t } from '../base/language.js';

const DAYS_OFFERED = 14;
const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const weekday = new Intl.DateTimeFormat(locale, {
  weekday: 'short',
  month: 'short',
  day: 'numeric',
  timeZone: 'UTC',
});
const partsIn = (timeZone) =>
  new Intl.DateTimeFormat('en', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });

/** The date, as `2026-01-31`, of a time on the shop's clock. */
export function dayOf(iso, timeZone) {
  const parts = partsIn(timeZone).formatToParts(new Date(iso));
  const of = (wanted) => parts.find(({ type }) => type === wanted).value;
  return `${of('year')}-${of('month')}-${of('day')}`;
}

/** The days to choose from, with their names: those that were there, or those from `day` on if it is not among them. */
export function daysOffered(days, day) {
  if (days.some((one) => one.day === day)) return days;
  const from = Date.parse(`${day}T00:00:00Z`);
  return Array.from({ length: DAYS_OFFERED }, (_, i) => {
    const date = new Date(from + i * DAY_MS);
    return { day: date.toISOString().slice(0, 10), name: weekday.format(date) };
  });
}

/** The times that can be chosen, and the one that is chosen, in order. */
export function timesOffered(slots, chosen) {
  const free = slots.filter(({ left }) => left > 0).map(({ slot }) => slot);
  return chosen && !free.includes(chosen) ? [...free, chosen].sort() : free;
}

/** Which day to show first: today, or the one on which the shop opens where nothing is left today. */
export function firstDay({ day, slots, open, timeZone }) {
  if (open.opensAt === null || slots.some(({ left }) => left > 0)) return day;
  const opens = dayOf(open.opensAt, timeZone);
  return opens > day ? opens : day;
}

/** Whether the customer's clock shows another time than the shop's. */
export const isElsewhere = (timeZone, now = new Date()) => {
  const options = { dateStyle: 'short', timeStyle: 'short' };
  const [here, there] = [{}, { timeZone }].map((zone) => new Intl.DateTimeFormat('en', { ...options, ...zone }));
  return here.format(now) !== there.format(now);
};

/** A time to begin with where any can be wanted: in an hour, or an hour after the shop opens. */
export function firstTime({ isOpen, opensAt }, now = new Date()) {
  const from = isOpen || !opensAt ? now : new Date(opensAt);
  const step = 5 * MINUTE_MS;
  return new Date(Math.ceil((from.getTime() + 60 * MINUTE_MS) / step) * step);
}

/** What an input of date and time takes: the customer's clock, to the minute. */
export function localInput(date) {
  const local = new Date(date.getTime() - date.getTimezoneOffset() * MINUTE_MS);
  return local.toISOString().slice(0, 16);
}
/** The UTC time of what was put in, null where that is none: a year may have six digits there. */
export function fromLocalInput(text) {
  const date = new Date(text || Number.NaN);
  return Number.isNaN(date.getTime()) ? null : date.toISOString();
}

/** Whether the shop takes orders now, and from or until when. */
export function openText({ isOpen, opensAt, lastOrderAt, pausedUntil }) {
  if (isOpen) return lastOrderAt ? t('shop.openUntil', { time: time(lastOrderAt) }) : t('shop.isOpen');
  if (!opensAt) return t('shop.noOrders');
  return t(pausedUntil ? 'shop.pausedUntil' : 'shop.closedUntil', { time: time(opensAt) });
}

const NO_TIME = {
  SHOP_CLOSED: ({ opensAt }) => (opensAt ? t('shop.closedThen', { time: time(opensAt) }) : t('shop.noOrders')),
  PAUSED: ({ until }) => t('shop.pausedThen', { time: time(until) }),
  SLOT_FULL: ({ next }) => t(next.length > 0 ? 'shop.fullNext' : 'shop.full'),
  SLOT_UNKNOWN: ({ next }) => t(next.length > 0 ? 'shop.noSlotNext' : 'shop.noSlot'),
};

/** Why an order cannot be had when it is wanted, and what can be chosen instead; undefined where that is not why. */
export function refusedTime({ code, problem }) {
  const text = NO_TIME[code]?.(problem.data);
  return text && { text, next: problem.data.next ?? [] };
}

/** A time to choose: only its hour where it is on the day that is shown. */
export const choiceText = (iso, shown) =>
  shown && dayOf(iso, shown.timeZone) === shown.day ? clockTime(iso) : time(iso);
