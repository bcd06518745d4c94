import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { OrderState } from '../../services/order/domain/order-state.ts';
import type { PaymentState } from '../../services/payment/domain/payment-state.ts';
import { eventually } from '../support/eventually.ts';
import { wholeShop } from '../support/whole-shop.ts';

const shop = await wholeShop({ KITCHEN_MODE: 'manual' });
const { twinUrl, apiKey } = shop.config.stripe;

const unitsOf = async (orderId: string) => (await shop.call('stock.audit', { orderIds: [orderId] })).orders[0]?.is;
async function paidOrder(): Promise<string> {
  const id = await shop.order();
  await shop.pay(id);
  await shop.look(id);
  await shop.reaches(id, 'paid');
  await eventually(async () => (await unitsOf(id)) === 'sold');
  return id;
}
/** The differences of this order, with what became of them where repairs are asked for. */
async function about(orderId: string, repair = false): Promise<string[]> {
  const to = new Date(Date.now() + 1000).toISOString();
  const { differences } = await shop.call('payment.reconcile', { to, repair });
  const ofIt = differences.filter((one) => one.orderId === orderId);
  return ofIt.map(({ what, repair, repaired }) => [what, repair, ...(repaired ? [repaired] : [])].join(': '));
}
const tellTwin = async (path: string, body: Record<string, string>) => {
  const headers = { Authorization: `Bearer ${apiKey}` };
  const { status } = await fetch(`${twinUrl}/twin/${path}`, {
    method: 'POST',
    headers,
    body: new URLSearchParams(body),
  });
  assert.equal(status, 200);
};

test('an order of before the window whose payment is lost is there all the same, and keeps its units', async () => {
  const id = await paidOrder();
  await shop.node.change<OrderState>('order', id, { createdAt: new Date(0) });
  await eventually(async () => (await shop.payment(id)).dueAt === null);
  await shop.payments.removeMany({ _id: id });
  await shop.restart();
  assert.deepEqual(await about(id, true), ['there is no payment for it: by hand: no']);
  assert.equal(await unitsOf(id), 'sold');
});

test('the money of a second payment whose refund failed is asked back again, once each time that it fails', async () => {
  const id = await paidOrder();
  const { session } = await shop.payment(id);
  const second = await shop.stripe.checkout.sessions.create(session.request as never, { idempotencyKey: id });
  const body = new URLSearchParams({ action: 'pay' });
  await fetch(`${twinUrl}/pay/${second.id}`, { method: 'POST', body, redirect: 'manual' });
  await about(id, true);
  const rows = async () => (await shop.payment(id)).refunds.map(({ id, state }) => `${id} ${state}`);
  const { total } = await shop.get(id);
  for (const nth of [0, 1]) {
    const { stripeId } = (await shop.payment(id)).refunds[nth] ?? {};
    await tellTwin(`refunds/${stripeId}/settle`, { outcome: 'failed' });
    assert.deepEqual(await about(id, true), [
      `refund ${stripeId} is failed at Stripe and succeeded here: look again: yes`,
      `${2 * total} is kept, and ${total} is owed: look again: yes`,
    ]);
    assert.deepEqual(await about(id, true), []);
  }
  assert.deepEqual(await rows(), ['auto:1 failed', 'auto:2 failed', 'auto:3 succeeded']);
  const { intent, refunds } = await shop.payment(id);
  assert.ok(
    refunds.every((refund) => refund.intent !== intent),
    "the first payment's money stays",
  );
});

test('a repair that stock cannot make is not proposed, and nobody says that it is done', async () => {
  const id = await paidOrder();
  await eventually(async () => {
    const { items } = await shop.call('kitchen.tickets', { state: 'queued' });
    return items.some(({ orderId }) => orderId === id);
  });
  await shop.call('stock.release', { orderId: id, units: 'returned' });
  await shop.call('kitchen.start', { orderId: id });
  await shop.call('order.cancelByStaff', { orderId: id, reason: 'burnt' });
  await eventually(async () => (await shop.get(id)).refunded > 0);
  assert.deepEqual(await about(id, true), ['its units are returned, and should be wasted: by hand: no']);
});

test('a Session that Stripe does not have is told of, and the money of it under another name is not a second payment', async () => {
  const id = await paidOrder();
  const other = await shop.order();
  await shop.pay(other);
  const { session } = await shop.payment(id);
  await shop.node.change<PaymentState>('payment', id, { session: { ...session, spoiltAt: null, id: 'cs_gone' } });
  assert.equal((await about(other)).length, 2, 'the others are compared');
  for (let i = 0; i < 2; i++) {
    assert.deepEqual(await about(id, true), [
      `Session ${session.id} is paid at Stripe and unknown here: look again: no`,
      'Session cs_gone is not at Stripe: by hand: no',
    ]);
  }
  assert.deepEqual([(await shop.payment(id)).refunds, await about(other)], [[], []]);
});

test('where Stripe is busy now and then, all orders are compared and repaired', async () => {
  const ids: string[] = [];
  for (let i = 0; i < 8; i++) ids.push(await shop.order());
  for (const id of ids) await shop.pay(id);
  await tellTwin('chaos', { seed: '7', too_many: '5' });
  const to = new Date(Date.now() + 1000).toISOString();
  const { differences } = await shop.call('payment.reconcile', { to, repair: true });
  await tellTwin('chaos', {});
  const repaired = differences.filter(({ orderId }) => ids.includes(orderId)).map(({ repaired }) => repaired);
  assert.equal(repaired.length, 16);
  assert.ok(!repaired.includes('no'), `${repaired}`);
});
