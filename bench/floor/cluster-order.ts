import { MongoClient } from 'mongodb';
import { Batches } from './batches.ts';
import { answer, call, natsOf } from './nats.ts';
import { type Asked, orderOf, type Reserved } from './order.ts';

/** Orders as a process of its own: inserted many at once, their events to JetStream, marked as sent many at once. */
type Stored = ReturnType<typeof orderOf>;
const nats = await natsOf(process.env.NATS_URL);
await (await nats.jetstreamManager()).streams.add({ name: 'FLOOR', subjects: ['floorevent.>'], max_bytes: 512 << 20 });
const stream = nats.jetstream();
const client = await MongoClient.connect(String(process.env.MONGO_URL), {
  writeConcern: { w: 'majority', journal: true },
});
const orders = client.db('comanda_floor').collection<Stored>('orders');
await orders.createIndex({ outboxPending: 1 });

const insert = new Batches(async (batch: Stored[]) => {
  await orders.insertMany(batch, { ordered: false });
  return batch;
});
const mark = new Batches(async (ids: string[]) => {
  await orders.updateMany({ _id: { $in: ids } }, { $set: { outboxPending: null } });
  return ids;
});

async function publish({ _id, event }: Stored): Promise<void> {
  await stream.publish('floorevent.order.created', JSON.stringify(event), { msgID: event.id });
  await mark.add(_id);
}

await answer(nats, 'floor.order.create', async ({ customerId, asked }: { customerId: string; asked: Asked }) => {
  const lines = await call<Reserved>(nats, 'floor.stock.reserve', asked);
  if (!lines) return null;
  const stored = orderOf(customerId, asked.orderId, lines);
  await insert.add(stored);
  publish(stored).catch((error) => process.stderr.write(`${error}\n`));
  return stored.order;
});
