import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { CloudEvent } from '../../kernel/events.ts';
import { later, SECOND } from '../../kernel/time.ts';
import { inTrace } from '../../platform/telemetry/spans.ts';
import { currentTrace, newTrace } from '../../platform/telemetry/trace.ts';
import {
  ORDER_COLLECTIONS,
  OrderDocuments,
  type StoredOrder,
} from '../../services/order/infrastructure/order-documents.ts';
import { postbox, sqliteCollections } from '../support/collections.ts';
import { eventually } from '../support/eventually.ts';
import { NOW, placedOrder } from '../support/orders.ts';

const collection = sqliteCollections();

/** One node of a cluster on the shared collection; a second one is what comes after a crash. */
function node(
  store = collection<StoredOrder>('orders', ORDER_COLLECTIONS.orders ?? []),
  publish?: (event: CloudEvent) => Promise<void>,
) {
  const box = postbox();
  const orders = new OrderDocuments(store, { isAlone: false, warn: box.warn }, publish ?? box.publish);
  const stored = async (id = 'order-1') => (await store.findById(id)) as StoredOrder;
  /** Makes what is pending look as if it had been left behind. */
  const age = async (id = 'order-1') => {
    const outboxPending = later(new Date(), -6 * SECOND).toISOString();
    await store.updateMany({ _id: id }, { $set: { outboxPending, version: (await stored(id)).version + 1 } });
  };
  return { store, box, outbox: orders.outbox, orders, stored, age };
}

test('an event goes out at once, and that is noted', async () => {
  const { orders, box, stored, outbox } = node();
  await orders.add(placedOrder());
  await eventually(async () => (await stored()).outboxPending === null);
  const { outbox: entries } = await stored();
  assert.deepEqual(
    entries.map(({ id, sent }) => [id, sent]),
    [[box.events[0]?.id, true]],
  );
  assert.deepEqual([await outbox.leftBehind(10), outbox.unsent], [[], 0]);
});

test('the id of an event is a UUIDv7, its type names the service and the fact', async () => {
  const { orders, box } = node();
  await orders.add(placedOrder());
  await eventually(() => box.events.length);
  assert.match(box.events[0]?.id ?? '', /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-/);
  assert.equal(box.events[0]?.type, 'order.created');
});

test('an event goes out in the trace of the request that wrote it, however late, and whoever sends it', async () => {
  const traces = [newTrace(), newTrace()];
  const seen: (string | undefined)[] = [];
  const { orders, store, box, stored } = node(undefined, () => Promise.reject(new Error('the broker is away')));
  await inTrace(traces[0], () => orders.add(placedOrder()));
  await inTrace(traces[1], () => orders.update('order-1', (order) => order.cancel('customer', 'no', NOW)));
  await eventually(() => box.warnings === 2);
  const later = node(store, async () => void seen.push(currentTrace()));
  await inTrace(newTrace(), () => later.outbox.resend('order-1'));
  assert.deepEqual(seen, traces);
  assert.equal((await stored()).trace, traces[0], 'the record is of the request that made it');
  assert.equal(await later.orders.traceOf('order-1'), traces[0]);
});

test('an event that no request wrote goes out in no trace, though a request waited for the same write', async () => {
  const trace = newTrace();
  const seen: (string | undefined)[] = [];
  const { orders } = node(undefined, async () => void seen.push(currentTrace()));
  await inTrace(trace, () => orders.add(placedOrder()));
  const ask = () => inTrace(trace, () => orders.update('order-1', () => {}));
  await Promise.all([ask(), ask(), orders.update('order-1', (order) => order.cancel('customer', 'no', NOW))]);
  await eventually(() => seen.length === 2);
  assert.deepEqual(seen, [trace, undefined]);
});

test('a publish that fails leaves the event pending, and the sweep sends it later under the same id', async () => {
  const { orders, box, stored, outbox, age } = node();
  box.fails = true;
  await orders.add(placedOrder());
  await eventually(() => box.warnings === 1);
  const { outbox: entries, outboxPending } = await stored();
  assert.deepEqual([entries[0]?.sent, outboxPending], [false, entries[0]?.time]);
  assert.deepEqual(await outbox.leftBehind(10), [], 'it is not behind yet');
  assert.equal(outbox.unsent, 1);
  await age();
  assert.deepEqual(await outbox.leftBehind(10), ['order-1']);
  await assert.rejects(outbox.resend('order-1'), /away/);
  box.fails = false;
  await outbox.resend('order-1');
  assert.deepEqual(
    box.events.map(({ id }) => id),
    [entries[0]?.id],
  );
  assert.deepEqual([(await stored()).outboxPending, await outbox.leftBehind(10), outbox.unsent], [null, [], 0]);
});

test('a crash between publish and note leads to a repeat under the same id, not to a loss', async () => {
  const { promise: never } = Promise.withResolvers<void>();
  const published: string[] = [];
  const crashed = node(undefined, (event) => {
    published.push(event.id);
    return never;
  });
  await crashed.orders.add(placedOrder());
  await eventually(() => published.length);
  await crashed.age();
  await crashed.outbox.resend('order-1');
  assert.equal(published.length, 1, 'the node that is at it does not begin again');
  const next = node(crashed.store);
  assert.deepEqual(await next.outbox.leftBehind(10), ['order-1']);
  await next.outbox.resend('order-1');
  assert.deepEqual(
    next.box.events.map(({ id }) => id),
    published,
  );
});

test('a fact that is recorded again goes out again under the id it has', async () => {
  const { orders, box, stored } = node();
  await orders.add(placedOrder());
  const cancel = () => orders.update('order-1', (order) => order.cancel('customer', undefined, NOW));
  await cancel();
  await eventually(async () => (await stored()).outboxPending === null);
  await orders.update('order-1', (order) => order.markPaid(1700, 'eur', NOW));
  await eventually(() => box.events.length === 3);
  const [created, cancelled, again] = box.events;
  assert.deepEqual(
    [created?.type, cancelled?.type, again?.type],
    ['order.created', 'order.cancelled', 'order.cancelled'],
  );
  assert.equal(again?.id, cancelled?.id);
  assert.equal((await stored()).outbox.length, 2);
});

test('a fact that is recorded again while it is on its way goes out again, and is owed until that is out', async () => {
  const releases: (() => void)[] = [];
  const ids: string[] = [];
  const { orders, stored } = node(undefined, ({ id }) => {
    ids.push(id);
    return new Promise((released) => releases.push(released));
  });
  const order = placedOrder();
  order.cancel('customer', undefined, NOW);
  order.takeFacts();
  await orders.add(order);
  const again = () => orders.update('order-1', (order) => order.markPaid(1700, 'eur', NOW));
  await again();
  await eventually(() => releases.length === 1);
  await Promise.all([again(), again()]);
  await eventually(() => releases.length === 3);
  assert.equal(new Set(ids).size, 1, 'under the id it has');
  const { version } = await stored();
  releases[0]?.();
  releases[1]?.();
  await sleep(1000);
  const { outbox, outboxPending } = await stored();
  assert.deepEqual(
    [outbox.map(({ sent }) => sent), outboxPending],
    [[false], outbox[0]?.time],
    'the last is still owed',
  );
  assert.equal((await stored()).version, version, 'there is nothing to note');
  releases[2]?.();
  await eventually(async () => (await stored()).outboxPending === null);
});

test('events of one record go out in the order they came about', async () => {
  const { orders, box, stored, outbox, age } = node();
  box.fails = true;
  await orders.add(placedOrder());
  await orders.update('order-1', (order) => order.markPaid(1700, 'eur', NOW));
  await orders.update('order-1', (order) => order.cancel('staff', undefined, NOW));
  box.fails = false;
  await age();
  await eventually(async () => (await outbox.leftBehind(10)).length);
  await outbox.resend('order-1');
  assert.deepEqual(
    box.events.map(({ type }) => type),
    ['order.created', 'order.paid', 'order.cancelled'],
  );
  assert.equal((await stored()).outbox.length, 3);
});

test('what waits is counted, and left behind in the order it waits', async () => {
  const { orders, box, outbox, store } = node();
  box.fails = true;
  for (let i = 0; i < 5; i++) await orders.add(placedOrder(`o${i}`));
  await eventually(() => box.warnings === 5);
  const at = (i: number) => later(new Date(), -(60 - i) * SECOND).toISOString();
  for (let i = 0; i < 3; i++) await store.updateMany({ _id: `o${i}` }, { $set: { outboxPending: at(-i) } });
  assert.deepEqual(await outbox.leftBehind(10), ['o2', 'o1', 'o0']);
  assert.deepEqual(await outbox.leftBehind(1), ['o2']);
  assert.equal(outbox.unsent, 5);
});
