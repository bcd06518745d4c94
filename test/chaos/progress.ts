import { setTimeout as sleep } from 'node:timers/promises';
import { MongoClient } from 'mongodb';
import type { StoredOrder } from '../../services/order/infrastructure/order-documents.ts';
import type { Promises } from '../support/books-of-promises.ts';
import type { Scope } from '../support/scope.ts';

/** After a fault nobody was served in time: what such a run shows about the books is worth nothing. */
export class Void extends Error {}

/** Waits until an order that was accepted from now on is cooked; answers after how many milliseconds. Throws Void. */
export function progressOf(scope: Scope, url: string, promises: Promises) {
  const client = new MongoClient(url, { serverSelectionTimeoutMS: 500 });
  scope.after(() => client.close());
  const orders = client.db('comanda_order').collection<StoredOrder>('orders');
  const cooked = (since: Date) => {
    const query = { status: 'cooked' as const, sortKey: { $gt: since.toISOString() } };
    return orders.find(query).project<{ _id: string }>({ _id: 1 }).sort({ sortKey: 1 }).limit(20).toArray();
  };
  return async (within: number): Promise<number> => {
    const since = new Date();
    const from = promises.orders.length;
    for (const end = Date.now() + within; Date.now() < end; await sleep(100)) {
      const ids = new Set((await cooked(since).catch(() => [])).map(({ _id }) => _id));
      if (promises.orders.slice(from).some(({ id }) => ids.has(id))) return Date.now() - since.getTime();
    }
    throw new Void(`no order that was accepted after the fault was cooked within ${within} ms`);
  };
}
