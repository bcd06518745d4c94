import { decimal } from '../../../kernel/money.ts';
import type { DayReport, ZReport } from './day-report.ts';
import type { MoneyRows } from './day-rows.ts';

type Cell = string | number | null;

const HEAD = ['what', 'name', 'count', 'gross', 'net', 'tax', 'currency'];
/** Spreadsheets run a text that begins so as a formula; a number they do not. */
const FORMULA = /^\s*[=+\-@|＝＋－＠]/;
const NUMBER = /^-?\d+(\.\d+)?$/;

/** A report as a table for spreadsheets (RFC 4180): amounts as decimals, and no text that would be run as a formula. */
export function dayCsv(report: DayReport | ZReport): string {
  const { kind, number, from, until, madeAt, money, cancellations } = report;
  const differences = 'differences' in report ? report.differences : [];
  const rows: Cell[][] = [
    HEAD,
    ['report', kind, number],
    ['from', from],
    ['until', until],
    ['made at', madeAt],
    ...money.flatMap(moneyRows),
    ...cancellations.map(({ by, reason, orders }) => ['cancelled', reason === '' ? by : `${by}: ${reason}`, orders]),
    ...differences.map(({ orderId, what }) => ['difference', `${orderId}: ${what}`]),
  ];
  return rows.map((row) => `${HEAD.map((_, nth) => cell(row[nth] ?? null)).join(',')}\r\n`).join('');
}

function moneyRows(rows: MoneyRows): Cell[][] {
  const { currency } = rows;
  const line = (
    what: string,
    name: string,
    count: number | null,
    gross: number,
    net?: number,
    tax?: number,
  ): Cell[] => {
    const amounts = [gross, net, tax].map((minor) => (minor === undefined ? null : decimal(minor, currency)));
    return [what, name, count, ...amounts, currency.toUpperCase()];
  };
  return [
    line('paid', '', rows.orders, rows.paid),
    line('refunded', '', rows.refunds, rows.refunded),
    line('tips', '', null, rows.tips),
    line('tips refunded', '', null, rows.tipsRefunded),
    line('returned', '', null, rows.returned),
    ...rows.rates.map(({ rate, included, gross, net, tax }) =>
      line('sold at', percent(rate, included), null, gross, net, tax),
    ),
    ...rows.rates.map(({ rate, included, refunded, refundedTax }) =>
      line('refunded at', percent(rate, included), null, refunded, refunded - refundedTax, refundedTax),
    ),
    ...rows.categories.map(({ category, units, gross }) => line('category', category, units, gross)),
    ...rows.hours.map(({ hour, orders, paid }) => line('paid at hour', clock(hour), orders, paid)),
    ...rows.hours.map(({ hour, refunded }) => line('refunded at hour', clock(hour), null, refunded)),
  ];
}

const percent = (rate: number, included: boolean) => `${rate / 100} % ${included ? 'included' : 'added'}`;
const clock = (hour: number) => `${String(hour).padStart(2, '0')}:00`;

function cell(value: Cell): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const safe = FORMULA.test(value) && !NUMBER.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
