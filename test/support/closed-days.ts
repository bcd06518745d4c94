import assert from 'node:assert/strict';
import { later, MINUTE } from '../../kernel/time.ts';
import type { Documents, Index } from '../../platform/documents/documents.ts';
import type { OrderDeps } from '../../services/order/application/ports.ts';
import { DayFigures } from '../../services/order/domain/day-figures.ts';
import type { ZReport } from '../../services/order/domain/day-report.ts';
import {
  ClosingDocuments,
  type StoredClosing,
  type StoredClosingPage,
} from '../../services/order/infrastructure/closing-documents.ts';
import {
  ORDER_COLLECTIONS,
  OrderDocuments,
  type StoredOrder,
} from '../../services/order/infrastructure/order-documents.ts';
import { postbox } from './collections.ts';
import { NOW, placedOrder } from './orders.ts';

/** Collections of one store, by name. */
export type MakeStore = () => Promise<
  <T extends { _id: string }>(name: string, indexes: readonly Index[]) => Documents<T>
>;

const WRITES = ['insert', 'updateMany', 'replace'] as const;
/** What a write does to the process that makes it. */
export type Writes = <R>(write: () => Promise<R>) => Promise<R>;

/** The same documents, whose writes go through `through`. */
function written<T extends { _id: string }>(documents: Documents<T>, through: Writes): Documents<T> {
  const changed = Object.create(documents) as Record<string, unknown>;
  const all = documents as unknown as Record<string, ((...args: unknown[]) => Promise<unknown>) | undefined>;
  for (const name of WRITES) {
    const write = all[name]?.bind(documents);
    if (write) changed[name] = (...args: unknown[]) => through(() => write(...args));
  }
  for (const name of ['findById', 'find', 'ids', 'count', 'removeMany']) changed[name] = all[name]?.bind(documents);
  return changed as unknown as Documents<T>;
}

/** An order service's stores, and nodes that close its days. */
export async function closedDays(make: MakeStore) {
  const collection = await make();
  const orders = collection<StoredOrder>('orders', ORDER_COLLECTIONS.orders ?? []);
  const closings = collection<StoredClosing>('closings', ORDER_COLLECTIONS.closings ?? []);
  const pages = collection<StoredClosingPage>('closing_pages', []);
  const box = postbox();
  const clock = { now: later(NOW, 10 * MINUTE) };
  let asked = 0;

  /** A node that was just started. Payment and stock have the same as the orders, but for `lost`. */
  function node(through: Writes = (write) => write(), lost: string[] = []) {
    const records = new OrderDocuments(written(orders, through), { isAlone: false, warn: box.warn }, box.publish);
    const known = (ids: readonly string[]) => records.findAll(ids.filter((id) => !lost.includes(id)));
    const deps: Pick<OrderDeps, 'orders' | 'booked' | 'closings' | 'now' | 'who'> &
      Record<'payment' | 'stock', object> = {
      orders: records,
      booked: records,
      closings: new ClosingDocuments(written(closings, through), written(pages, through)),
      who: 'ann',
      now: () => later(clock.now, ++asked),
      payment: {
        books: async (ids: readonly string[]) =>
          (await known(ids)).map(({ id: orderId, state: { total: captured, currency, refunds } }) => {
            return { orderId, captured, currency, refunds };
          }),
      },
      stock: {
        books: async (ids: readonly string[]) =>
          (await known(ids)).map(({ id: orderId, state: { total } }) => {
            return { orderId, is: 'sold', total, balanced: true };
          }),
      },
    };
    return { records, deps: deps as OrderDeps };
  }
  const { records } = node();

  const pay = async (id: string, at = NOW) => {
    const order = placedOrder(id, 'ann', at);
    order.markPaid(order.state.total, order.state.currency, at);
    order.takeFacts();
    await records.add(order);
  };
  const refund = (id: string, amount: number, at = NOW) =>
    records.update(id, (order) => {
      const refunds = [
        ...order.state.refunds,
        { id: `r${order.state.refunds.length}`, amount, state: 'succeeded' as const, reason: 'cold' },
      ];
      order.noteRefunds(refunds.length, refunds, at);
    });
  const reports = async (): Promise<(ZReport | null)[]> =>
    (await closings.find({ query: {}, sort: '_id', limit: 1000 })).map(({ report }) => report);
  return { node, clock, pay, refund, orders, reports, records };
}

export type ClosedDays = Awaited<ReturnType<typeof closedDays>>;

/** Every entry is in one Z, each Z tells of the entries that are marked with its number, and the numbers have no gaps. */
export async function assertEachInOneZ({ reports, records, orders }: ClosedDays): Promise<ZReport[]> {
  const all = await records.findAll(await orders.ids({ query: {}, limit: 100_000 }));
  const made = (await reports()).map((report) => {
    assert.ok(report, 'each Z is closed');
    return report;
  });
  assert.deepEqual(
    made.map(({ number }) => number),
    made.map((_, nth) => nth + 1),
  );
  for (const { state } of all)
    for (const { report } of state.entries) assert.ok(report !== null && report <= made.length, 'each is in a Z');
  for (const { number, money, cancellations } of made) {
    const marked = new DayFigures();
    for (const { state } of all) marked.add(state, ({ report }) => report === number);
    assert.deepEqual({ money, cancellations }, marked.figures);
  }
  return made;
}

/** Everything that is asked of the store of Zs. */
export async function everyClosingQuery(closings: ClosingDocuments): Promise<void> {
  await closings.open({ number: 1, from: null, until: NOW, report: null });
  await closings.addPage(1, 0, { orders: [], last: '', isLast: true });
  const nothing = { from: null, until: '', madeAt: '', money: [], cancellations: [], differing: 0, differences: [] };
  await closings.close(1, { kind: 'Z', number: 1, ...nothing }, 'ann');
  await closings.changes({ from: '2', before: '3', limit: 10 });
  await closings.latest();
}
