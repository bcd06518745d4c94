import { later, MINUTE } from '../../../kernel/time.ts';
import { openKeys } from '../domain/book-entries.ts';
import { DayEmpty } from '../domain/day-errors.ts';
import { DayFigures } from '../domain/day-figures.ts';
import type { BookDifference, ZReport } from '../domain/day-report.ts';
import type { Order } from '../domain/order.ts';
import { compareBooks } from './compare-books.ts';
import type { Closing, ClosingPage, OrderDeps } from './ports.ts';
import { type Format, inFormat } from './report-day.ts';

/** An entry that was made by a clock that is slow, or is being stored, is not looked for: the next Z takes it. */
const IN_FLIGHT = MINUTE;
const PAGE = 256;
/** Orders that are marked at the same time: the shop is open. */
const AT_ONCE = 64;
const MOST_DIFFERENCES = 200;

/**
 * Closes the day: the Z report of every entry up to a minute ago that is in none yet. Throws DayEmpty.
 *
 * Three steps, each of which any node may begin again, also while another does the same:
 * 1. the Z is opened under the number after the last one, and the entries that it takes are listed, page by page: the first to
 *    store a page decides what is on it;
 * 2. each listed entry is marked with the number in its order's own record, where no Z has taken it;
 * 3. the entries with this mark are added up, and the report is stored once.
 * A Z is opened only after the one before it is closed, when each entry of that is marked: so each is in one Z, by the record of
 * its order, and what appears later than the list stays for the next. A Z that was left half-way is finished by the next call,
 * which then answers that one.
 */
export async function closeDay({ format }: { format?: Format }, deps: OrderDeps) {
  const z = await openZ(deps);
  if (z.report) return inFormat(z.report, format);
  await listEntries(z, deps);
  return inFormat(await deps.closings.close(z.number, await takeEntries(z, deps), deps.who), format);
}

async function openZ({ closings, booked, now }: OrderDeps): Promise<Closing> {
  const last = await closings.latest();
  if (last && !last.report) return last;
  const aMinuteAgo = later(now(), -IN_FLIGHT);
  const until = last && last.until > aMinuteAgo ? last.until : aMinuteAgo;
  const [some] = await booked.unreported('', until, 1);
  if (!some) throw new DayEmpty(last?.number ?? null);
  const number = (last?.number ?? 0) + 1;
  await closings.open({ number, from: last?.until.toISOString() ?? null, until, report: null });
  const opened = await closings.find(number);
  if (!opened) throw new Error(`Z ${number} was opened and is not there`);
  return opened;
}

async function listEntries({ number, until }: Closing, { closings, booked }: OrderDeps): Promise<void> {
  let page: ClosingPage | undefined;
  for (let nth = 0; !page?.isLast; nth++) {
    const after = page?.last ?? '';
    page = await closings.page(number, nth);
    page ??= await closings.addPage(number, nth, pageOf(await booked.unreported(after, until, PAGE), until, after));
  }
}

function pageOf(found: readonly Order[], until: Date, after: string): ClosingPage {
  const orders = found.map(({ id, state }) => ({ id, entries: openKeys(state, until) }));
  return { orders, last: found.at(-1)?.state.unreported ?? after, isLast: found.length < PAGE };
}

async function takeEntries({ number, from, until }: Closing, deps: OrderDeps): Promise<ZReport> {
  const figures = new DayFigures();
  const differences: BookDifference[] = [];
  let differing = 0;
  let page: ClosingPage | undefined;
  for (let nth = 0; !page?.isLast; nth++) {
    page = await deps.closings.page(number, nth);
    if (!page) throw new Error(`page ${nth} of Z ${number} is not there`);
    const orders = await mark(number, page, deps);
    for (const { state } of orders) figures.add(state, ({ report }) => report === number);
    const found = await compareBooks(orders, number, deps);
    differing += new Set(found.map(({ orderId }) => orderId)).size;
    differences.push(...found.slice(0, MOST_DIFFERENCES - differences.length));
  }
  const span = { from, until: until.toISOString(), madeAt: deps.now().toISOString() };
  return { kind: 'Z', number, ...span, ...figures.figures, differing, differences };
}

async function mark(number: number, page: ClosingPage, { orders }: OrderDeps): Promise<Order[]> {
  const marked: Order[] = [];
  for (let i = 0; i < page.orders.length; i += AT_ONCE) {
    const some = page.orders.slice(i, i + AT_ONCE);
    const taken = some.map(({ id, entries }) => orders.update(id, (order) => order.takeIntoReport(entries, number)));
    marked.push(...(await Promise.all(taken)));
  }
  return marked;
}
