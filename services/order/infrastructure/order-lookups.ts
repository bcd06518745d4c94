import type { Documents } from '../../../platform/documents/documents.ts';
import { traceIdOf } from '../../../platform/telemetry/trace.ts';
import { STATUSES } from '../application/list-orders.ts';
import type { Found, LookedUp, OrderFilter } from '../application/ports.ts';
import type { Order } from '../domain/order.ts';
import type { StoredOrder } from './order-documents.ts';

type Store = Documents<StoredOrder>;
export type Span = Pick<OrderFilter, 'from' | 'before' | 'limit'>;

export const calledOn = (store: Store, number: number, day: string): Promise<StoredOrder[]> =>
  store.find({ query: { number, day }, sort: 'day', limit: 1 });

export async function calledNear(store: Store, number: number, today: string): Promise<StoredOrder[]> {
  const until = { query: { number, day: { $lte: today } }, sort: '-day', limit: 1 };
  const after = { query: { number, day: { $gt: today } }, sort: 'day', limit: 1 };
  return [...(await store.find(until)), ...(await store.find(after))];
}

/** Newest first. */
export async function lookedUp(
  store: Store,
  { number, ...by }: LookedUp,
  { from = '', before, limit }: Span,
  fromStored: (stored: StoredOrder) => Order,
): Promise<Found[]> {
  const found = (stored: StoredOrder, key: string): Found => {
    const { trace } = stored;
    return { order: fromStored(stored), traceId: trace ? traceIdOf(trace) : null, key };
  };
  const until = before !== undefined && { $lt: before };
  if (number !== undefined) {
    const query = { number, day: { $gt: '', ...until } };
    return (await store.find({ query, sort: '-day', limit })).map((stored) => found(stored, stored.day ?? ''));
  }
  // No index is kept of all orders by their time alone: each status is read.
  const queries = Object.keys(by).length > 0 ? [by] : STATUSES.map((status) => ({ status }));
  const each = queries.map((one) => {
    return store.find({ query: { ...one, sortKey: { $gte: from, ...until } }, sort: '-sortKey', limit });
  });
  const newest = (await Promise.all(each)).flat().sort((a, b) => (a.sortKey < b.sortKey ? 1 : -1));
  return newest.slice(0, limit).map((stored) => found(stored, stored.sortKey));
}
