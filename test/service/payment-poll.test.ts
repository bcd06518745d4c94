import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eventually } from '../support/eventually.ts';
import { wholeShop } from '../support/whole-shop.ts';

const shop = await wholeShop({ STRIPE_EVENTS: 'poll', KITCHEN_MODE: 'manual' });

test('without webhooks an order is paid within seconds, and the twin posts none', async () => {
  const id = await shop.order();
  await shop.pay(id);
  const { timeline } = await shop.reaches(id, 'paid');
  assert.deepEqual(
    timeline.map(({ status }) => status),
    ['pending', 'waiting_for_payment', 'paid'],
  );
  const { data } = await shop.stripe.events.list({ limit: 100 });
  assert.ok(data.length > 0 && data.every(({ pending_webhooks }) => pending_webhooks === 0));
});

test('a refund that somebody makes at Stripe is shown on the order', async () => {
  const id = await shop.order();
  await shop.pay(id);
  await shop.reaches(id, 'paid');
  const { intent } = await shop.payment(id);
  const { id: refund } = await shop.stripe.refunds.create({ payment_intent: intent ?? '', amount: 250 });
  const { refunded, refunds, status } = await eventually(async () => {
    const order = await shop.get(id);
    return order.refunded > 0 && order;
  });
  assert.deepEqual([refunded, status], [250, 'paid']);
  assert.deepEqual(refunds, [{ id: refund, amount: 250, state: 'succeeded', reason: 'made at Stripe' }]);
});

test('a Session that expires at Stripe is noticed', async () => {
  const id = await shop.order();
  const { session } = await shop.payment(id);
  await shop.stripe.checkout.sessions.expire(session.id ?? '');
  await eventually(async () => (await shop.payment(id)).session.status === 'expired');
});

test('what happened while nobody read for a day is read from where it was left, within seconds', async () => {
  const feed = shop.node.service('payment').adapter.documents<{ _id: string; readTo: string; dueAt: string }>('feed');
  const pause = { dueAt: new Date(Date.now() + 3_600_000).toISOString() };
  await feed.updateMany({ _id: 'events' }, { $set: pause });
  const id = await shop.order();
  await shop.pay(id);
  const readTo = new Date(Date.now() - 24 * 3_600_000).toISOString();
  await feed.updateMany({ _id: 'events' }, { $set: { dueAt: new Date(0).toISOString(), readTo } });
  await shop.reaches(id, 'paid');
  const now = await eventually(async () => {
    const stored = await feed.findById('events');
    return stored && Date.now() - Date.parse(stored.readTo) < 10_000 && stored;
  });
  assert.ok(now.readTo > readTo);
});

test('a webhook is refused: nothing is there to prove it by', async () => {
  const posted = shop.call('payment.webhook', { body: '{}', signature: 't=1,v1=00' });
  await assert.rejects(posted, { code: 'WEBHOOK_SIGNATURE' });
});
