import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { MINUTE } from '../../kernel/time.ts';
import type { PaymentState } from '../../services/payment/domain/payment-state.ts';
import type { StoredPayment } from '../../services/payment/infrastructure/payment-documents.ts';
import { eventually } from '../support/eventually.ts';
import { paymentWorld } from '../support/payment-world.ts';

const world = await paymentWorld();
const { order, open, linked, press, sessions, stored, cancel, notices, deliver } = world;

test('without Stripe an order waits; when Stripe is back it gets its link by itself, and only one Session', async () => {
  await world.currentTwin().stop();
  await open('waits');
  await eventually(async () => (await stored('waits'))?.session.status === 'asked');
  assert.deepEqual(await world.node().call('payment.close', { orderId: 'nobody' }), { state: 'closed' });
  await open('closing');
  await eventually(async () => (await stored('closing'))?.session.status === 'asked');
  const answer = await world.node().call('payment.close', { orderId: 'closing' });
  assert.deepEqual(answer, { state: 'open' }, 'whether it can be paid is not known');
  assert.equal(`${order.told}`, '');
  await world.startTwin();
  await linked('waits');
  assert.equal((await sessions('waits')).length, 1);
  await eventually(async () => (await sessions('closing')).every(({ status }) => status === 'expired'));
  assert.match(`${order.told}`, /^waits [^,]+$/);
});

test('a payment service that is started again goes on with what was open, and keeps its shop', async () => {
  await open('kept');
  const session = await linked('kept');
  const shop = (await sessions('kept'))[0]?.metadata?.shop_id;
  await world.restart();
  await press(session, 'pay');
  for (const notice of await notices(session)) await deliver(notice);
  await eventually(() => order.received.includes('kept 1700'));
  await open('next');
  await linked('next');
  assert.equal((await sessions('next'))[0]?.metadata?.shop_id, shop);
});

test('a Session that Stripe made and broke over is found, and no second one is made', async () => {
  const chaos = (params: Record<string, string>) =>
    fetch(`${world.twinUrl}/twin/chaos`, {
      method: 'POST',
      headers: { authorization: 'Bearer sk_test_twin' },
      body: new URLSearchParams(params),
    });
  await chaos({ seed: '1', broken_after: '100' });
  await world.open('order-broken');
  await eventually(async () => (await stored('order-broken'))?.session.status === 'asked');
  await sleep(500); // It is asked for, made, and answered by a fault, which is what its key answers from now on.
  await chaos({ seed: '0' });
  const session = await world.linked('order-broken');
  assert.deepEqual(
    (await world.sessions('order-broken')).map(({ id, status }) => [id, status]),
    [[session, 'open']],
  );
});

test('money is found without any notice when the sweep looks at the open Session', async () => {
  await open('unheard');
  await press(await linked('unheard'), 'pay');
  await world.comesDue('unheard');
  await eventually(() => order.received.includes('unheard 1700'));
});

test('an order service that is away keeps the link waiting, and gets it when it is back', async () => {
  order.refusal = new Error('away');
  await open('later');
  await eventually(async () => (await stored('later'))?.session.status === 'open');
  assert.equal((await stored('later'))?.notified, false);
  order.refusal = undefined;
  await linked('later');
  await cancel('later');
  await eventually(async () => (await sessions('later'))[0]?.status === 'expired');
});

test('a request that waited too long for Stripe is made anew, and the customer still gets a link', async () => {
  order.refusal = undefined;
  const twin = world.currentTwin();
  await twin.stop();
  await open('old');
  await eventually(async () => (await stored('old'))?.session.status === 'asked');
  await world.restart();
  const payment = (await stored('old')) as StoredPayment;
  const request = { ...payment.session.request, expires_at: Math.floor(Date.now() / 1000) + 60 };
  await world
    .node()
    .change<PaymentState>('payment', 'old', { session: { ...payment.session, request, spoiltAt: null } });
  await world.startTwin();
  await linked('old');
  assert.equal((await stored('old'))?.session.attempt, 2);
  assert.equal((await sessions('old')).length, 1);
});

test('a Session that Stripe has lost keeps its order until nobody can pay it any more, wherever it may be', async () => {
  const change = (fields: Partial<PaymentState>) => world.node().change('payment', 'lost', fields);
  const close = () => world.node().call('payment.close', { orderId: 'lost' });
  const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * MINUTE);
  await open('lost');
  await linked('lost');
  const { session } = (await stored('lost')) as StoredPayment;
  await change({ session: { ...session, spoiltAt: null, id: 'cs_test_lost' }, payBefore: minutesAgo(59) });
  assert.deepEqual([await close(), world.alerts('session-missing')], [{ state: 'open' }, 0]);
  await change({ payBefore: minutesAgo(61) });
  for (let i = 0; i < 2; i++) assert.deepEqual(await close(), { state: 'closed' });
  assert.deepEqual([world.alerts('session-missing'), (await stored('lost'))?.dueAt], [1, null]);
});
