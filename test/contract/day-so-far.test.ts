import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import { HOUR, later, MINUTE } from '../../kernel/time.ts';
import { HoursSoFar } from '../../services/order/application/hours-so-far.ts';
import { soFar } from '../../services/order/domain/day-so-far.ts';
import type { Order } from '../../services/order/domain/order.ts';
import {
  ORDER_COLLECTIONS,
  OrderDocuments,
  type StoredOrder,
} from '../../services/order/infrastructure/order-documents.ts';
import { postbox, sqliteCollections } from '../support/collections.ts';
import { eventually } from '../support/eventually.ts';
import { NOW, placedOrder } from '../support/orders.ts';

const collection = sqliteCollections();
const lateAfter = 5 * MINUTE;
const at = (minutes: number) => later(NOW, minutes * MINUTE);

/** A shop's day that begins at NOW, and which hours were read of it. */
function dayOf(now: Date) {
  const box = postbox();
  const store = collection<StoredOrder>('orders', ORDER_COLLECTIONS.orders ?? []);
  const orders = new OrderDocuments(store, { isAlone: true, warn: box.warn }, box.publish);
  const read: string[] = [];
  const inHour: OrderDocuments['inHour'] = (hour, after, limit) => {
    read.push(hour.slice(-2));
    return orders.inHour(hour, after, limit);
  };
  const booked = { orders, inHour, findAll: orders.findAll.bind(orders), unreported: orders.unreported.bind(orders) };
  const clock = { now };
  const hours = new HoursSoFar({ booked, lateAfter, now: () => clock.now });
  return { orders, booked, read, clock, hours, look: async () => soFar(await hours.since(NOW)) };
}

async function paid(orders: OrderDocuments, id: string, minutes: number): Promise<void> {
  const order = placedOrder(id, 'ann', at(minutes));
  order.markPaid(1700, 'eur', at(minutes));
  await orders.add(order);
}
const cooked = (orders: OrderDocuments, id: string, { paidAt = 0, takes = 0 }) =>
  orders.update(id, (order: Order) => {
    order.promise({ readyAt: at(paidAt + 20), lateAfter, now: at(paidAt) });
    order.startCooking(at(paidAt + 1));
    order.promise({ readyAt: at(paidAt + 40), lateAfter, now: at(paidAt + 2) });
    order.markCooked(HOUR, at(paidAt + takes));
  });

test('the day so far: money by hours, and by its first promise each meal was in time or late', async () => {
  const { orders, look } = dayOf(at(80));
  await paid(orders, 'of-yesterday', -10);
  for (const [id, paidAt] of [
    ['in time', 5],
    ['late', 10],
    ['not cooked', 70],
    ['cancelled', 75],
  ] as const)
    await paid(orders, id, paidAt);
  await cooked(orders, 'of-yesterday', { paidAt: -10, takes: 20 });
  await cooked(orders, 'in time', { paidAt: 5, takes: 25 });
  await cooked(orders, 'late', { paidAt: 10, takes: 26 });
  await orders.update('late', (order) => order.recall(at(37)));
  await orders.update('cancelled', (order) => order.cancel('staff', 'no gas', at(76)));
  const refund = { id: 'r1', amount: 700, state: 'succeeded', reason: 'cold' } as const;
  await orders.update('of-yesterday', (order) => order.noteRefunds(1, [refund], at(77)));
  assert.deepEqual(await look(), {
    ...{ currency: 'eur', takings: 6800, tips: 0, refunded: 700, promise: { kept: 1, late: 1 } },
    hours: [
      { hour: 12, orders: 2, paid: 3400 },
      { hour: 13, orders: 2, paid: 3400 },
    ],
  });
});

test('an hour that is over is read once, but for what was not cooked then', async () => {
  const { orders, read, clock, look, hours } = dayOf(at(50));
  await paid(orders, 'one', 5);
  await Promise.all([look(), look()]);
  assert.deepEqual(read, ['12'], 'two who ask at once share what is read');
  const wanted = async (of: object, wait = HOUR) => {
    clock.now = later(clock.now, wait);
    const isSo = async () => isDeepStrictEqual({ ...(await look()), ...of }, await look());
    await eventually(isSo);
  };
  await paid(orders, 'two', 55);
  await wanted({ takings: 3400, promise: { kept: 0, late: 0 } });
  read.length = 0;
  await cooked(orders, 'one', { paidAt: 5, takes: 10 });
  await wanted({ takings: 3400, promise: { kept: 1, late: 0 } });
  await cooked(orders, 'two', { paidAt: 55, takes: 60 });
  await paid(orders, 'three', 170);
  await wanted({ takings: 5100, promise: { kept: 1, late: 1 } }, 0);
  assert.ok(!read.includes('12'), `${read}`);
  assert.deepEqual(soFar(await hours.since(at(60))).takings, 1700, 'another day is read anew');
});

test('a look that failed is tried again at once', async () => {
  const { booked, hours } = dayOf(at(50));
  const { findAll } = booked;
  booked.findAll = () => Promise.reject(new Error('the store is away'));
  await paid(booked.orders, 'one', 5);
  await assert.rejects(hours.since(NOW), /away/);
  booked.findAll = findAll;
  assert.equal(soFar(await hours.since(NOW)).takings, 1700);
});
