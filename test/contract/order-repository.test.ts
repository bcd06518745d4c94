import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HOUR, later, MINUTE } from '../../kernel/time.ts';
import type { LookedUp } from '../../services/order/application/ports.ts';
import type { OrderStatus } from '../../services/order/domain/order-status.ts';
import {
  ORDER_COLLECTIONS,
  OrderDocuments,
  type StoredOrder,
} from '../../services/order/infrastructure/order-documents.ts';
import { postbox, sqliteCollections } from '../support/collections.ts';
import { eventually } from '../support/eventually.ts';
import { NOW, orderIn, PERSONAL, placedOrder } from '../support/orders.ts';

const collection = sqliteCollections();

/** Orders on one machine; `reopened` are those of the process after a restart, which remembers nothing. */
function repository() {
  const store = collection<StoredOrder>('orders', ORDER_COLLECTIONS.orders ?? []);
  const box = postbox();
  const quiet = (id: string) => eventually(async () => (await store.findById(id))?.outboxPending === null);
  const reopened = () => new OrderDocuments(store, { isAlone: true, warn: box.warn }, box.publish);
  return { store, box, orders: reopened(), reopened, quiet };
}

const STATUSES: OrderStatus[] = [
  'pending',
  'waiting_for_payment',
  'paid',
  'preparing',
  'cooked',
  'completed',
  'cancelled',
];
for (const status of STATUSES) {
  test(`an order that is ${status} comes back as it was stored`, async () => {
    const { orders, reopened } = repository();
    const order = orderIn(status);
    assert.equal(await orders.add(order), true);
    for (const found of [await orders.find(order.id), await reopened().find(order.id)]) {
      assert.deepEqual(found?.state, order.state);
      assert.equal(found?.version, 1);
    }
  });
}

test('what people did to orders comes back as it was stored, and is found by its time; what nobody did is not', async () => {
  const { orders, reopened, store } = repository();
  for (const id of ['a', 'b', 'c']) await orders.add(placedOrder(id, 'ann', NOW, PERSONAL));
  const at = (hours: number) => later(NOW, hours * HOUR);
  await orders.update('a', (order) => order.cancel('staff', 'no dough', at(1), 'bob'));
  await orders.update('b', (order) => order.cancel('customer', undefined, at(2)));
  await orders.update('b', (order) => order.forget({ who: 'cyd', at: at(3) }));
  await orders.update('a', (order) => order.forget({ who: 'dan', at: at(5) }));
  for (const id of ['a', 'b']) assert.deepEqual((await reopened().find(id))?.state, (await orders.find(id))?.state);
  assert.ok(!('staffHours' in ((await store.findById('c')) ?? {})), 'it costs nothing more');
  const found = async (from: number, before: number, more: object = {}) => {
    const page = { from: at(from).toISOString(), before: at(before).toISOString(), limit: 2, ...more };
    return (await reopened().changes(page)).map(({ id, who, what }) => `${who} ${what} ${id}`);
  };
  assert.deepEqual(await found(0, 6), ['dan forget a', 'cyd forget b']);
  assert.deepEqual(await found(0, 3), ['bob cancel a']);
  assert.deepEqual(await found(2, 5), ['cyd forget b']);
  assert.deepEqual(await found(0, 6, { who: 'bob' }), ['bob cancel a']);
  assert.deepEqual(await found(0, 6, { id: 'a', limit: 1 }), ['dan forget a']);
  assert.deepEqual(await found(0, 6, { id: 'none' }), []);
});

test('the first order under an id stays', async () => {
  const { orders } = repository();
  await orders.add(placedOrder('same', 'ann'));
  assert.equal(await orders.add(placedOrder('same', 'bob')), false);
  assert.equal((await orders.find('same'))?.state.customerId, 'ann');
  assert.equal(await orders.find('other'), undefined);
});

test('an order that is not there cannot be changed', async () => {
  const { orders } = repository();
  await assert.rejects(
    orders.update('nobody', () => {}),
    { code: 'ORDER_UNKNOWN' },
  );
});

test('two changes at once both land, one after the other', async () => {
  const { orders } = repository();
  await orders.add(orderIn('paid'));
  await Promise.all([
    orders.update('order-1', (order) => order.startCooking(NOW)),
    orders.update('order-1', (order) => order.startCooking(NOW)),
    orders.update('order-1', (order) => order.cancel('staff', 'closed', NOW)),
  ]);
  const found = await orders.find('order-1');
  assert.equal(found?.state.status, 'cancelled');
  assert.ok(found.state.timeline.filter(({ status }) => status === 'preparing').length <= 1);
});

test('of two who cancel at once only one does, and the event is written once', async () => {
  const { orders, box, quiet } = repository();
  await orders.add(orderIn('paid'));
  const reasons = ['one', 'two'];
  const ended = await Promise.all(
    reasons.map((r) => orders.update('order-1', (order) => order.cancel('staff', r, NOW))),
  );
  assert.deepEqual(ended[0]?.state.timeline, ended[1]?.state.timeline);
  await quiet('order-1');
  assert.equal(box.events.length, 1);
});

test('a change that changes nothing writes nothing', async () => {
  const { orders, quiet, store } = repository();
  await orders.add(orderIn('paid'));
  await quiet('order-1');
  const before = await store.findById('order-1');
  const order = await orders.update('order-1', (order) => order.markPaid(1700, 'eur', later(NOW, MINUTE)));
  assert.equal(order.version, before?.version);
  assert.deepEqual(await store.findById('order-1'), before);
});

test('a change that is refused writes nothing', async () => {
  const { orders, store } = repository();
  await orders.add(orderIn('pending'));
  const before = await store.findById('order-1');
  await assert.rejects(
    orders.update('order-1', (order) => order.markPaid(1, 'eur', NOW)),
    { code: 'PAYMENT_MISMATCH' },
  );
  assert.deepEqual(await store.findById('order-1'), before);
});

test('state and event are one write', async () => {
  const { orders, store, box } = repository();
  box.fails = true;
  await orders.add(placedOrder());
  const added = await store.findById('order-1');
  assert.deepEqual([added?.version, added?.outbox.map(({ fact, sent }) => [fact, sent])], [1, [['created', false]]]);
  await orders.update('order-1', (order) => order.markPaid(1700, 'eur', NOW));
  const paid = await store.findById('order-1');
  assert.deepEqual(
    [paid?.version, paid?.status, paid?.outbox.map(({ fact }) => fact)],
    [2, 'paid', ['created', 'paid']],
  );
  assert.equal(paid?.outboxPending, paid?.outbox[0]?.time, 'since when the oldest waits');
});

test('what a newer node added survives a change by an older one', async () => {
  const { orders, store, reopened } = repository();
  await orders.add(orderIn('paid'));
  const timeline = ((await store.findById('order-1'))?.timeline ?? []).map((move) => ({ ...move, place: 'here' }));
  await store.updateMany({ _id: 'order-1' }, { $set: { fee: { amount: 100 }, timeline } as object });
  await reopened().update('order-1', (order) => order.startCooking(NOW));
  const stored = (await store.findById('order-1')) as StoredOrder & { fee: object };
  assert.deepEqual([stored.status, stored.fee], ['preparing', { amount: 100 }]);
  assert.deepEqual(stored.timeline[0], timeline[0]);
});

test('orders are listed newest first, a page at a time, without gap or repeat', async () => {
  const { orders } = repository();
  for (let i = 0; i < 7; i++)
    await orders.add(placedOrder(`o${i}`, i === 3 ? 'bob' : 'ann', later(NOW, (i >> 1) * MINUTE)));
  const key = (i: number) => `${later(NOW, (i >> 1) * MINUTE).toISOString()}_o${i}`;
  const list = async (filter: object) => (await orders.list({ limit: 10, ...filter })).map(({ id }) => id);
  assert.deepEqual(await list({ customerId: 'ann' }), ['o6', 'o5', 'o4', 'o2', 'o1', 'o0']);
  assert.deepEqual(await list({ customerId: 'ann', limit: 2, before: key(5) }), ['o4', 'o2']);
  assert.deepEqual(await list({ status: 'pending', limit: 3 }), ['o6', 'o5', 'o4']);
  assert.deepEqual(await list({ customerId: 'bob', status: 'paid' }), []);
  assert.deepEqual(await list({ customerId: 'bob', status: 'pending' }), ['o3']);
});

test('orders are looked up by customer, status, day, number or time, the newest first, and each with the key of its page', async () => {
  const { orders } = repository();
  const tomorrow = later(NOW, 24 * 60 * MINUTE);
  await orders.add(placedOrder('a', 'ann', NOW));
  await orders.add(placedOrder('b', 'bob', later(NOW, MINUTE)));
  await orders.add(placedOrder('c', 'ann', tomorrow));
  for (const [id, at] of [
    ['a', NOW],
    ['b', NOW],
    ['c', tomorrow],
  ] as const) {
    await orders.update(id, (order) => {
      order.markPaid(1700, 'eur', at);
      order.giveNumber(() => (id === 'b' ? 2 : 1), at);
    });
  }
  const search = async (by: LookedUp, span: object = {}) =>
    (await orders.search(by, { limit: 10, ...span })).map(({ order }) => order.id).join('');
  assert.equal(await search({}), 'cba');
  assert.equal(await search({}, { limit: 2 }), 'cb');
  assert.equal(await search({ customerId: 'ann' }), 'ca');
  assert.equal(await search({ status: 'paid' }, { from: later(NOW, MINUTE).toISOString() }), 'cb');
  assert.equal(await search({ status: 'pending' }), '');
  assert.equal(await search({ day: '2026-03-01' }), 'ba');
  assert.equal(await search({ number: 1 }), 'ca');
  const [latest] = await orders.search({ number: 1 }, { limit: 1 });
  assert.equal(latest?.key, '2026-03-02');
  assert.equal(await search({ number: 1 }, { before: latest?.key }), 'a');
  const [newest] = await orders.search({ day: '2026-03-01' }, { limit: 1 });
  assert.equal(await search({ day: '2026-03-01' }, { before: newest?.key }), 'a');
});

test('due are those whose look has come, the longest due first; what is over never is', async () => {
  const { orders } = repository();
  await orders.add(placedOrder('later', 'ann', later(NOW, 10 * MINUTE)));
  await orders.add(placedOrder('second', 'ann', later(NOW, MINUTE)));
  await orders.add(placedOrder('first'));
  await orders.add(orderIn('completed'));
  const due = (minutes: number, limit = 10) => orders.due(later(NOW, minutes * MINUTE), limit);
  assert.deepEqual(await due(0.5), []);
  assert.deepEqual(await due(3), ['first', 'second']);
  assert.deepEqual(await due(3, 1), ['first']);
  await orders.update('first', (order) => order.lookAfter(later(NOW, 3 * MINUTE)));
  assert.deepEqual(await due(3), ['second']);
});

test('an event carries the order as it stands, and the version it was stored under', async () => {
  const { orders, box, quiet } = repository();
  await orders.add(orderIn('preparing'));
  await orders.update('order-1', (order) => order.cancel('staff', 'burnt', NOW));
  await quiet('order-1');
  const [event] = box.events;
  assert.partialDeepStrictEqual(event, {
    specversion: '1.0',
    source: 'order',
    type: 'order.cancelled',
    subject: 'order-1',
  });
  const data = { version: 2, units: 'wasted', total: 1700, payBefore: '2026-03-01T12:30:00.000Z' };
  assert.partialDeepStrictEqual(event?.data, data);
  await orders.update('order-1', (order) => order.markPaid(1700, 'eur', NOW));
  await quiet('order-1');
  assert.equal(box.events[1]?.id, event?.id, 'told again under the same id');
});
