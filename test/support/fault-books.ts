import { MongoClient } from 'mongodb';
import type { StoredOrder } from '../../services/order/infrastructure/order-documents.ts';
import { until } from './customers.ts';

async function fromMongo<T>(url: string, read: (client: MongoClient) => Promise<T>): Promise<T> {
  const client = new MongoClient(url);
  return read(client).finally(() => client.close());
}

/** As if so much time had passed that everything still open is due to be looked after. */
export const everythingComesDue = (url: string): Promise<void> =>
  fromMongo(url, async (client) => {
    const due = { $set: { dueAt: new Date(0).toISOString() }, $inc: { version: 1 } };
    for (const [service, records] of Object.entries({ order: 'orders', payment: 'payments', kitchen: 'tickets' })) {
      const open = { dueAt: { $gt: '' }, status: { $ne: 'cooked' } };
      await client.db(`comanda_${service}`).collection(records).updateMany(open, due);
    }
  });

/** Which of these orders are not cooked, and how they stand. */
export const notCooked = (url: string, ids: readonly string[]): Promise<string[]> =>
  fromMongo(url, async (client) => {
    const orders = await client.db('comanda_order').collection<StoredOrder>('orders').find().toArray();
    const statuses = new Map(orders.map(({ _id, status }) => [_id, status]));
    return ids.filter((id) => statuses.get(id) !== 'cooked').map((id) => `${id} ${statuses.get(id) ?? 'is lost'}`);
  });

/** Waits until each of these orders is cooked. */
export async function allCooked(url: string, ids: readonly string[], seconds: number): Promise<void> {
  let rest: string[] = [];
  const look = async () => {
    rest = await notCooked(url, ids);
    return rest.length === 0;
  };
  await until(seconds, look, () => `${rest.length} of ${ids.length}: ${rest.slice(0, 5).join(', ')}`);
}
