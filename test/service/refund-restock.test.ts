import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LEASE } from '../../kernel/agenda.ts';
import { later } from '../../kernel/time.ts';
import type { PaymentState } from '../../services/payment/domain/payment-state.ts';
import { eventually } from '../support/eventually.ts';
import { wholeShop } from '../support/whole-shop.ts';

const shop = await wholeShop({ KITCHEN_MODE: 'manual' });
const { call } = shop;
const left = async () => (await call('stock.menu', {})).items.find(({ id }) => id === 'margherita')?.available;
const holding = async (orderId: string) => (await call('stock.audit', { orderIds: [orderId] })).orders[0];
const refund = (orderId: string, refundId: string) =>
  call('payment.refund', { orderId, refundId, lines: [{ line: 0, quantity: 1 }], restock: true });
const refundsOf = async (orderId: string) => (await call('payment.find', { orderId })).refunds;
const restocked = (orderId: string, count: number) =>
  eventually(async () => (await refundsOf(orderId)).filter((one) => one.restocked).length === count);
/** The bank sends the money back after all, and payment hears of it. */
async function fails(orderId: string, refundId: string): Promise<void> {
  const { stripeId } = (await shop.payment(orderId)).refunds.find(({ id }) => id === refundId) ?? {};
  await shop.twin(`refunds/${stripeId}/settle`, { outcome: 'failed' });
  await call('payment.reconcile', { to: new Date(Date.now() + 1000).toISOString(), repair: true });
  await eventually(async () => (await refundsOf(orderId)).find(({ id }) => id === refundId)?.state === 'failed');
}
const movements = async () =>
  (await shop.db.selectFrom('movements').selectAll().where('reason', '=', 'returned').execute()).map(
    ({ id, units, note }) => [id, units, note],
  );

test('a dish that a refund says was not used is on the menu again, once, wherever the process dies', async () => {
  const before = (await left()) ?? 0;
  const id = await shop.order();
  await shop.pay(id);
  await shop.look(id);
  await shop.reaches(id, 'paid');
  await eventually(async () => (await holding(id))?.is === 'sold');
  assert.equal(await left(), before - 2);

  await shop.node.broker.destroyService(shop.node.service('stock'));
  await refund(id, 'r1');
  await eventually(async () => (await refundsOf(id))[0]?.state === 'succeeded');
  await shop.restart();
  await shop.look(id);
  await restocked(id, 1);
  assert.equal(await left(), before - 1, 'the process ended before stock was asked');

  const { refunds } = await shop.payment(id);
  const unheard = refunds.map(({ restocked: _, askedBy: _by, at, ...refund }) => ({ ...refund, at: new Date(at) }));
  const died = { refunds: unheard, claimed: true, dueAt: later(new Date(), LEASE) };
  await shop.node.change<PaymentState>('payment', id, died);
  await restocked(id, 0);
  await shop.restart();
  await restocked(id, 1);
  assert.equal(await left(), before - 1, 'the process died before the answer of stock was stored');
  assert.deepEqual(await movements(), [[`${id}:r1:margherita`, 1, 'refund r1']]);

  await fails(id, 'r1');
  await refund(id, 'r2');
  await restocked(id, 2);
  assert.equal(await left(), before - 1, 'the pizza of the refund that failed was back already');
  const brought = (await refundsOf(id)).map(({ restocked }) => restocked);
  assert.deepEqual(brought, [[{ line: 0, quantity: 1 }], []], 'payment shows what was booked');

  await call('order.cancelByStaff', { orderId: id, reason: 'no oven' });
  await eventually(async () => (await holding(id))?.is === 'returned');
  assert.deepEqual([await left(), (await holding(id))?.balanced], [before, true], 'the rest came back, and no more');
});
