import { hasText, locale, t } from './language.js';

const clock = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' });
const dayAndClock = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
const days = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeZone: 'UTC' });
const lists = new Intl.ListFormat(locale, { type: 'conjunction' });

/** Minor units to text; how many of them make one differs by currency (a yen has none). */
export function money(minor, currency, options = {}) {
  const format = new Intl.NumberFormat(locale, { style: 'currency', currency, ...options });
  return format.format(minor / 10 ** fractionDigits(currency));
}
export const fractionDigits = (currency) =>
  new Intl.NumberFormat(locale, { style: 'currency', currency }).resolvedOptions().maximumFractionDigits;

/** What a choice adds to the price, or takes off; nothing where it does neither. */
export const addedMoney = (minor, currency) => (minor === 0 ? '' : money(minor, currency, { signDisplay: 'always' }));

export const number = (value) => new Intl.NumberFormat(locale).format(value);
/** A tax rate, which the shop counts in hundredths of a percent. */
export const percent = (rate) =>
  new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 }).format(rate / 10_000);

/** `nuts, milk and eggs`, as the language lists things. */
export const list = (names) => lists.format(names);

/** The time of day, with the date when it was not today. */
export function time(iso) {
  const date = new Date(iso);
  const today = date.toDateString() === new Date().toDateString();
  return (today ? clock : dayAndClock).format(date);
}
export const clockTime = (iso) => clock.format(new Date(iso));
/** A full hour of the day, as the clock shows it: `02:00`. */
export const fullHour = (hour) => clock.format(new Date(2000, 0, 1, hour));
/** A day (`2026-01-31`), with its day of the week: the same wherever the device is. */
export const fullDay = (day) => days.format(new Date(day));
export const dateAndTime = (iso) => dayAndClock.format(new Date(iso));

/** `4:07`, or `1:04:07` from an hour on. A clock that lags behind the server's shows `0:00`. */
export function age(iso, now = Date.now()) {
  const seconds = Math.max(0, Math.floor((now - Date.parse(iso)) / 1000));
  const two = (n) => String(n).padStart(2, '0');
  const minutes = Math.floor(seconds / 60);
  const head = minutes < 60 ? `${minutes}` : `${Math.floor(minutes / 60)}:${two(minutes % 60)}`;
  return `${head}:${two(seconds % 60)}`;
}

/** What is called out at the counter: customer and kitchen see the same. An order has no number before it is paid. */
export const nameOf = (called, orderId) => `#${called ?? orderId.slice(-5).toUpperCase()}`;

/** A newer shop may know statuses that this page does not. */
export const statusText = (status) =>
  hasText(`common.status.${status}`) ? t(`common.status.${status}`) : status.replace(/_/g, ' ');
