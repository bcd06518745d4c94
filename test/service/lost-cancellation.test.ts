import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { OrderState } from '../../services/order/domain/order-state.ts';
import type { StoredOrder } from '../../services/order/infrastructure/order-documents.ts';
import { eventually } from '../support/eventually.ts';
import { wholeShop } from '../support/whole-shop.ts';

const shop = await wholeShop({ KITCHEN_MODE: 'manual' });
const orders = shop.node.service('order').adapter.documents<StoredOrder>('orders');

/** Cancelled in the order's own record, with an event that nobody will ever hear; its look has come. */
async function cancelUnheard(id: string): Promise<void> {
  await eventually(async () => (await orders.findById(id))?.outboxPending === null);
  const cancelled = { status: 'cancelled', units: 'returned', dueAt: new Date(0) } as const;
  await shop.node.change<OrderState>('order', id, cancelled);
  shop.node.service('order').wake('orders');
}
const holds = async (id: string) => (await shop.call('stock.audit', { orderIds: [id] })).orders[0]?.is;
const queued = async () =>
  (await shop.call('kitchen.tickets', { state: 'queued', limit: 100 })).items.map(({ orderId }) => orderId);

test('a paid order whose cancellation nobody hears is refunded, its units return and its ticket goes', async () => {
  const id = await shop.order();
  await shop.pay(id);
  await shop.look(id);
  const { total } = await shop.reaches(id, 'paid');
  await eventually(async () => (await holds(id)) === 'sold' && (await queued()).includes(id));
  await cancelUnheard(id);
  await eventually(async () => (await shop.get(id)).refunded === total);
  assert.equal(await holds(id), 'returned');
  assert.ok(!(await queued()).includes(id));
  await eventually(async () => (await orders.findById(id))?.dueAt === null);
});

test('an unpaid one cannot be paid any more', async () => {
  const id = await shop.order();
  await cancelUnheard(id);
  await eventually(async () => (await shop.payment(id)).session.status === 'expired');
  await eventually(async () => (await orders.findById(id))?.dueAt === null);
  assert.equal(await holds(id), 'returned');
});

test('as long as one of them is away, it is asked again', async () => {
  const id = await shop.order();
  const kitchen = shop.node.service('kitchen');
  await shop.node.broker.destroyService(kitchen);
  await cancelUnheard(id);
  await eventually(async () => (await shop.payment(id)).session.status === 'expired');
  const { dueAt } = await eventually(() => orders.findById(id));
  assert.ok(dueAt !== null && dueAt > new Date().toISOString());
});
