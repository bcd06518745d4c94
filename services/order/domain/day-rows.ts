import type { DayRule } from '../../../kernel/business-day.ts';
import { Zone } from '../../../kernel/zone.ts';
import type { Booking } from './bookings.ts';
import { grossLines, type SoldOrder } from './gross-lines.ts';

/** Of the sales at one rate; `gross = net + tax`, and what went back of them: `refundedTax` is part of `refunded`. Minor units. */
interface RateRow {
  rate: number;
  included: boolean;
  gross: number;
  net: number;
  tax: number;
  refunded: number;
  refundedTax: number;
}

/** What came in one currency, in minor units. `paid` is the rates' gross and the tips; `refunded` likewise. */
export interface MoneyRows {
  currency: string;
  orders: number;
  paid: number;
  tips: number;
  refunds: number;
  refunded: number;
  tipsRefunded: number;
  /** Went back as it had come, and was never a sale: it came late, or twice. */
  returned: number;
  rates: RateRow[];
  /** Sales before refunds, tax and all. */
  categories: { category: string; units: number; gross: number }[];
  /** By the shop's clock, `hour` from 0 to 23. */
  hours: { hour: number; orders: number; paid: number; refunded: number }[];
}
export const noRows = (currency: string): MoneyRows => ({
  currency,
  orders: 0,
  paid: 0,
  tips: 0,
  refunds: 0,
  refunded: 0,
  tipsRefunded: 0,
  returned: 0,
  rates: [],
  categories: [],
  hours: [],
});

export interface ReportedOrder extends SoldOrder {
  currency: string;
  shop: DayRule;
  timeline: readonly { status: string; by: string; reason: string | null }[];
}

/** Adds what an entry of the order did to the money of its currency. */
export function addBooking(rows: MoneyRows, order: ReportedOrder, booking: Booking): void {
  const { entry, amount, isReturned } = booking;
  if (isReturned) rows.returned += amount;
  else if (entry.kind === 'paid') addPaid(rows, order, booking);
  else addRefunded(rows, order, booking);
}

/** Rows that sort by these keys, the first that differ. */
export const sorted = <T>(rows: readonly T[], ...keys: ((row: T) => string | number)[]): T[] =>
  rows.toSorted((a, b) => {
    const key = keys.find((key) => key(a) !== key(b));
    return key === undefined ? 0 : key(a) < key(b) ? -1 : 1;
  });

/** The same entries make the same rows, in whatever order they came. */
export const inOrder = (rows: MoneyRows): MoneyRows => ({
  ...rows,
  rates: sorted(
    rows.rates,
    (row) => row.rate,
    (row) => Number(row.included),
  ),
  categories: sorted(rows.categories, ({ category }) => category),
  hours: sorted(rows.hours, ({ hour }) => hour),
});

function rowOf<T>(rows: T[], is: (row: T) => boolean, blank: T): T {
  const row = rows.find(is) ?? blank;
  if (row === blank) rows.push(blank);
  return row;
}

function rateRow(rows: MoneyRows, rate: number, included: boolean): RateRow {
  const blank = { rate, included, gross: 0, net: 0, tax: 0, refunded: 0, refundedTax: 0 };
  return rowOf(rows.rates, (row) => row.rate === rate && row.included === included, blank);
}

function hourRow(rows: MoneyRows, { shop }: ReportedOrder, at: Date) {
  const hour = new Date(Zone.of(shop.timeZone).wallAt(at.getTime())).getUTCHours();
  return rowOf(rows.hours, (row) => row.hour === hour, { hour, orders: 0, paid: 0, refunded: 0 });
}

function addPaid(rows: MoneyRows, order: ReportedOrder, { entry, parts, tip, amount }: Booking): void {
  const hour = hourRow(rows, order, entry.at);
  for (const sums of [rows, hour]) {
    sums.orders++;
    sums.paid += amount;
  }
  rows.tips += tip;
  for (const { rate, included, gross, tax } of parts) {
    const row = rateRow(rows, rate, included);
    row.gross += gross;
    row.tax += tax;
    row.net += gross - tax;
  }
  for (const { category, units, gross } of grossLines(order)) {
    const row = rowOf(rows.categories, (row) => row.category === category, { category, units: 0, gross: 0 });
    row.units += units;
    row.gross += gross;
  }
}

function addRefunded(rows: MoneyRows, order: ReportedOrder, { entry, parts, tip, amount }: Booking): void {
  rows.refunds += entry.kind === 'reversed' ? -1 : 1;
  for (const sums of [rows, hourRow(rows, order, entry.at)]) sums.refunded += amount;
  rows.tipsRefunded += tip;
  for (const { rate, included, gross, tax } of parts) {
    const row = rateRow(rows, rate, included);
    row.refunded += gross;
    row.refundedTax += tax;
  }
}
