import { businessDay, businessDayBounds, dateOf, dayNumber } from '../../../kernel/business-day.ts';
import { HOUR, later } from '../../../kernel/time.ts';
import { hourOf } from '../domain/book-entries.ts';
import { dayCsv } from '../domain/day-csv.ts';
import { ReportSpan, ZUnknown } from '../domain/day-errors.ts';
import { DayFigures } from '../domain/day-figures.ts';
import type { DayReport, ZReport } from '../domain/day-report.ts';
import { ordersInHour } from './orders-in-hour.ts';
import type { OrderDeps } from './ports.ts';
import { shopDay } from './shop-day.ts';

export type Format = 'json' | 'csv';
interface Asked {
  day?: string;
  from?: string;
  to?: string;
  number?: number;
  format?: Format;
}

const LONGEST = 31 * 24 * HOUR;

/**
 * X: what happened on a business day (today, where nothing else is asked for) or from one time to another, as far as it is known
 * now; it closes nothing. With `number` it answers that Z. Throws ReportSpan, ZUnknown.
 */
export async function reportDay({ number, format, ...asked }: Asked, deps: OrderDeps) {
  if (number === undefined) return inFormat(await xReport(await spanOf(asked, deps), deps), format);
  if (Object.keys(asked).length > 0) throw new ReportSpan('number', 'stands alone');
  const z = await deps.closings.find(number);
  if (!z?.report) throw new ZUnknown(number);
  return inFormat(z.report, format);
}

export const inFormat = <R extends DayReport | ZReport>(report: R, format: Format = 'json'): R | { csv: string } =>
  format === 'csv' ? { csv: dayCsv(report) } : report;

interface Span {
  from: Date;
  until: Date;
}

async function xReport({ from, until }: Span, { booked, now }: OrderDeps): Promise<DayReport> {
  const figures = new DayFigures();
  const madeAt = now().toISOString();
  for (let hour = from.getTime() - (from.getTime() % HOUR); hour < until.getTime(); hour += HOUR) {
    const key = hourOf(new Date(hour));
    for await (const orders of ordersInHour(key, booked))
      for (const { state } of orders) figures.add(state, ({ at }) => hourOf(at) === key && at >= from && at < until);
  }
  const span = { from: from.toISOString(), until: until.toISOString() };
  return { kind: 'X', number: null, ...span, madeAt, ...figures.figures };
}

async function spanOf({ day, from, to }: Pick<Asked, 'day' | 'from' | 'to'>, deps: OrderDeps): Promise<Span> {
  if (from === undefined && to === undefined) {
    const rule = await shopDay(deps.orders);
    const date = day ?? businessDay(deps.now(), rule);
    if (Number.isNaN(dayNumber(date)) || dateOf(dayNumber(date)) !== date) throw new ReportSpan('day', 'is no date');
    return businessDayBounds(date, rule);
  }
  if (day !== undefined) throw new ReportSpan('day', 'stands alone');
  const until = to === undefined ? deps.now() : new Date(to);
  const start = from === undefined ? later(until, -24 * HOUR) : new Date(from);
  const length = until.getTime() - start.getTime();
  if (!(length > 0 && length <= LONGEST)) throw new ReportSpan('from', 'must lie before `to`, by 31 days at most');
  return { from: start, until };
}
