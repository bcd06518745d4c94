import { MongoClient } from 'mongodb';
import { connect } from 'nats';
import { natsOptions } from '../../platform/nats/nats.ts';
import { until } from './customers.ts';

interface StoredOrder {
  _id: string;
  version: number;
  outboxPending: string | null;
  dueAt: string;
}

async function orders<T>(url: string, work: (all: ReturnType<typeof ordersOf>) => Promise<T>): Promise<T> {
  const client = new MongoClient(url);
  try {
    return await work(ordersOf(client));
  } finally {
    await client.close();
  }
}
const ordersOf = (client: MongoClient) => client.db('comanda_order').collection<StoredOrder>('orders');

/** Waits until JetStream has acknowledged everything that an order told so far. */
export const sent = (mongo: string, id: string) =>
  orders(mongo, (all) =>
    until(
      10,
      async () => (await all.findOne({ _id: id }))?.outboxPending === null,
      () => `the events of ${id} are not sent`,
    ),
  );

/** As if the time had passed after which an order is looked after: a minute, and five once it is paid. */
export const comesDue = (mongo: string, id: string) =>
  orders(mongo, (all) =>
    all.updateOne({ _id: id }, { $set: { dueAt: new Date(0).toISOString() }, $inc: { version: 1 } }),
  );

/** JetStream loses what it acknowledged, and who was to be given it. */
export async function loseEvents(nats: string): Promise<void> {
  const connection = await connect(natsOptions(nats));
  await (await connection.jetstreamManager()).streams.delete('EVENTS');
  await connection.close();
}
