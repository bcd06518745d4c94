import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { TicketUnknown } from '../../services/kitchen/domain/ticket-errors.ts';
import { CUSTOMER as customerId, orderWorld } from '../support/order-world.ts';

const { call, ask, place, get, available, openKitchen, received } = await orderWorld();
let orderId = '';
let ids = 0;
beforeEach(() => {
  orderId = `order-${++ids}`;
});

test('an order that is placed again under its id is the same order, held once, also when both come at once', async () => {
  const before = await available('funghi');
  const orders = await Promise.all([place(orderId, 1, 'funghi'), place(orderId, 1, 'funghi')]);
  assert.deepEqual(await place(orderId, 1, 'funghi'), orders[0]);
  assert.deepEqual(orders[0], orders[1]);
  assert.equal(await available('funghi'), before - 1);
  await assert.rejects(call('order.create', { orderId, customerId: 'bob', items: [{ id: 'funghi', quantity: 1 }] }), {
    code: 'ORDER_CANCELLED',
  });
});

test('what stock refuses is refused, and leaves no order', async () => {
  const left = await available('tiramisu');
  await assert.rejects(place(orderId, 1, 'nothing-like-it'), { code: 'ITEM_UNKNOWN' });
  const many = [
    { id: 'tiramisu', quantity: 100 },
    { id: 'tiramisu', quantity: 1 },
  ];
  await assert.rejects(call('order.create', { orderId, customerId, items: many }), { code: 'LINE_QUANTITY' });
  const dear = { orderId, customerId, items: [{ id: 'tiramisu', quantity: 1 }], expectedTotal: 1 };
  await assert.rejects(call('order.create', dear), { code: 'PRICE_CHANGED' });
  await assert.rejects(get(orderId), { code: 'ORDER_UNKNOWN' });
  assert.equal(await available('tiramisu'), left);
});

test('a malformed request is refused before anything is done', async () => {
  const good = { orderId, customerId, items: [{ id: 'tiramisu', quantity: 1 }] };
  const bad = [
    { ...good, items: [] },
    { ...good, items: [{ id: 'tiramisu', quantity: 0 }] },
    { ...good, items: [{ id: 'tiramisu', quantity: 1.5 }] },
    { ...good, items: [{ id: 'tiramisu', quantity: '1' }] },
    { ...good, items: [{ id: 'tiramisu', quantity: 1, price: 1 }] },
    { ...good, items: [null] },
    { ...good, customerId: 'a/b' },
    { ...good, colour: 'red' },
    { customerId, items: good.items },
  ];
  for (const params of bad)
    await assert.rejects(ask('order.create', params), { name: 'ValidationError' }, JSON.stringify(params));
});

test("another customer's order looks as if it were not there", async () => {
  await place(orderId);
  const stranger = { customerId: 'bob', orderId };
  await assert.rejects(call('order.get', stranger), { code: 'ORDER_UNKNOWN' });
  await assert.rejects(call('order.cancel', stranger), { code: 'ORDER_UNKNOWN' });
});

test('orders are listed newest first by pages, and a cursor that is none is refused', async () => {
  const who = 'lister';
  for (const n of [1, 2, 3])
    await call('order.create', { orderId: `list-${n}`, customerId: who, items: [{ id: 'espresso', quantity: 1 }] });
  const first = await call('order.list', { customerId: who, limit: 2 });
  const second = await call('order.list', { customerId: who, limit: 2, after: first.next ?? '' });
  const found = [...first.items, ...second.items].map(({ id }) => id);
  assert.deepEqual([found, second.next], [['list-3', 'list-2', 'list-1'], null]);
  await assert.rejects(call('order.list', { customerId: who, after: 'junk' }), { code: 'CURSOR_INVALID' });
  await assert.rejects(ask('order.list', { customerId: who, limit: 101 }), { name: 'ValidationError' });
});

test('orders of everybody, in whatever status, are listed newest first by pages too', async () => {
  for (const n of [1, 2, 3, 4]) await place(`all-${n}`);
  await call('order.cancelByStaff', { orderId: 'all-3', reason: 'the oven is cold' });
  const first = await call('order.list', { limit: 2 });
  const second = await call('order.list', { limit: 2, after: first.next ?? '' });
  const found = [...first.items, ...second.items].map(({ id }) => id);
  assert.deepEqual(found, ['all-4', 'all-3', 'all-2', 'all-1']);
  assert.notEqual(second.next, null);
});

test('a cooked order is handed over though its ticket is lost; one that is not cooked is not', async () => {
  await openKitchen({
    handOver() {
      throw new TicketUnknown('of a ticket that is lost');
    },
  });
  const { total } = await place(orderId);
  await received(orderId, total);
  await assert.rejects(call('order.handOver', { orderId }), { code: 'ORDER_ILLEGAL_MOVE' });
  await call('order.startCooking', { orderId });
  await call('order.markCooked', { orderId });
  assert.equal((await call('order.handOver', { orderId, request: 'key:body' })).status, 'completed');
  assert.equal((await call('order.handOver', { orderId, request: 'key:body' })).timeline.length, 5);
  await assert.rejects(call('order.handOver', { orderId: 'nobodys' }), { code: 'ORDER_UNKNOWN' });
});
