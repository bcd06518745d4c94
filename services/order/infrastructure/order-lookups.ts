import type { Documents } from '../../../platform/documents/documents.ts';
import type { Stored } from '../../../platform/record/stored.ts';
import { traceIdOf } from '../../../platform/telemetry/trace.ts';
import { STATUSES } from '../application/list-orders.ts';
import type { Found, LookedUp, OrderFilter } from '../application/ports.ts';
import type { WithSoFar } from '../application/so-far-port.ts';
import type { Order } from '../domain/order.ts';

interface Listed extends Stored {
  day: string | null;
  sortKey: string;
}
export type Span = Pick<OrderFilter, 'from' | 'before' | 'limit'>;

export const calledOn = <S extends Listed>(store: Documents<S>, number: number, day: string): Promise<S[]> =>
  store.find({ query: { number, day }, sort: 'day', limit: 1 });

export async function calledNear<S extends Listed>(store: Documents<S>, number: number, today: string): Promise<S[]> {
  const until = { query: { number, day: { $lte: today } }, sort: '-day', limit: 1 };
  const after = { query: { number, day: { $gt: today } }, sort: 'day', limit: 1 };
  return [...(await store.find(until)), ...(await store.find(after))];
}

/** Read from an index alone. */
export const countPlaced =
  (store: Pick<Documents<Listed>, 'count'>): WithSoFar['soFar']['placed'] =>
  (status, from) =>
    store.count({ query: { status, sortKey: { $gte: from.toISOString() } } });

/** Newest first. */
export async function lookedUp<S extends Listed>(
  store: Documents<S>,
  { number, ...by }: LookedUp,
  { from = '', before, limit }: Span,
  fromStored: (stored: S) => Order,
): Promise<Found[]> {
  const found = (stored: S, key: string): Found => {
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
