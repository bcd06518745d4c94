import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { OrderCancelled } from '../../services/order/domain/order-errors.ts';
import { cloudEvent, orderFacts } from '../support/events.ts';
import { eventually } from '../support/eventually.ts';
import { line } from '../support/items.ts';
import { paymentWorld } from '../support/payment-world.ts';

const world = await paymentWorld();
const { stripe, order, open, cancel, linked, press, sessions, notices, deliver, stored } = world;
const close = (orderId: string) => world.node().call('payment.close', { orderId });

let orderId = '';
let ids = 0;
beforeEach(() => {
  orderId = `order-${++ids}`;
  Object.assign(order, { refusal: undefined, told: [], settlement: 'wait', received: [] });
});
/** An order whose customer has paid; the notices of it are still to come. */
async function paid(): Promise<string> {
  await open(orderId);
  const session = await linked(orderId);
  await press(session, 'pay');
  return session;
}
/** What the order was shown of money that goes back. */
const shownBack = () => (order.refunds.get(orderId) ?? []).map(({ amount, state }) => `${amount} ${state}`);
const isBack = () => eventually(() => `${shownBack()}` === '1700 succeeded');
const receivedOnce = () => eventually(() => order.received.length);

test('an order gets one Session with its lines, and its link, however often it is told of', async () => {
  await Promise.all([open(orderId), open(orderId)]);
  await open(orderId);
  const id = await linked(orderId);
  const [session, ...more] = await sessions(orderId);
  assert.deepEqual([session?.id, more], [id, []]);
  const expires = (session?.expires_at ?? 0) - Date.now() / 1000;
  assert.ok(expires > 30 * 60 && expires < 32 * 60, `${expires} s`);
  assert.partialDeepStrictEqual(session, {
    amount_total: 1700,
    currency: 'eur',
    mode: 'payment',
    client_reference_id: orderId,
  });
  assert.deepEqual(Object.keys(session?.metadata ?? {}).toSorted(), ['asked_at', 'order_id', 'shop_id']);
  const lines = await stripe.checkout.sessions.listLineItems(id);
  assert.deepEqual(
    lines.data.map(({ description, quantity, amount_total }) => [description, quantity, amount_total]),
    [
      ['Soup', 2, 1300],
      ['Cake', 1, 400],
    ],
  );
  assert.deepEqual(order.told, [`${orderId} pay at ${session?.url}`]);
});

test('a Session at another price than the order is expired, never shown, and the order is told', async () => {
  const lines = [line('soup', 2, { name: 'Soup', unitPrice: 650, total: 1300, priceId: 'price_dear' })];
  await open(orderId, { lines, total: 1300 });
  await eventually(() => order.told.length);
  assert.deepEqual(order.told, [`${orderId} cannot be paid`]);
  assert.equal((await sessions(orderId))[0]?.status, 'expired');
  await eventually(async () => (await stored(orderId))?.dueAt === null);
});

test('what Stripe will never accept is told to the order at once', async () => {
  const lines = [line('soup', 2, { name: 'Soup', unitPrice: 650, total: 1300, priceId: 'price_nobody_made' })];
  await open(orderId, { lines, total: 1300 });
  await eventually(() => order.told.length);
  assert.deepEqual([order.told, await sessions(orderId)], [[`${orderId} cannot be paid`], []]);
});

test('an order that says it is cancelled gets its Session expired instead of a link', async () => {
  order.refusal = new OrderCancelled(orderId);
  await open(orderId);
  await eventually(async () => (await sessions(orderId))[0]?.status === 'expired');
  await eventually(async () => (await stored(orderId))?.dueAt === null);
  assert.equal((await stored(orderId))?.closing, 'cancelled');
});

test('a cancel that overtakes the creation leaves nothing to pay', async () => {
  await cancel(orderId);
  await open(orderId);
  await sleep(100);
  assert.deepEqual([await sessions(orderId), order.told, await close(orderId)], [[], [], { state: 'closed' }]);
});

test('a cancel expires the Session, and then no money can come', async () => {
  await open(orderId);
  const session = await linked(orderId);
  await cancel(orderId);
  await eventually(async () => (await sessions(orderId))[0]?.status === 'expired');
  await press(session, 'pay');
  assert.equal((await sessions(orderId))[0]?.payment_status, 'unpaid');
});

test('money that came goes back once when the order is cancelled, however often that is told', async () => {
  const session = await paid();
  for (const notice of await notices(session)) await deliver(notice);
  await receivedOnce();
  await Promise.all([cancel(orderId), cancel(orderId)]);
  await isBack();
  await cancel(orderId);
  await sleep(50);
  assert.deepEqual([order.received, shownBack()], [[`${orderId} 1700`], ['1700 succeeded']]);
  const { payment_intent } = await stripe.checkout.sessions.retrieve(session);
  const { data } = await stripe.refunds.list({ payment_intent: payment_intent as string });
  assert.deepEqual(
    data.map(({ amount, status, metadata }) => [amount, status, metadata?.order_id]),
    [[1700, 'succeeded', orderId]],
  );
});

test('a customer who pays while the shop cancels gets the money back', async () => {
  const session = await paid();
  await cancel(orderId);
  await isBack();
  for (const notice of await notices(session)) await deliver(notice);
  await sleep(100);
  assert.deepEqual(shownBack(), ['1700 succeeded']);
  assert.deepEqual(order.received, [], 'the order never hears of money it cannot take');
});

test('asked to close, payment expires what is open and says so', async () => {
  await open(orderId);
  const session = await linked(orderId);
  assert.deepEqual(await close(orderId), { state: 'closed' });
  assert.equal((await stripe.checkout.sessions.retrieve(session)).status, 'expired');
  assert.deepEqual(await close(orderId), { state: 'closed' });
});

test('asked to close what was paid unheard, payment finds the money and says so', async () => {
  await paid();
  assert.deepEqual(await close(orderId), { state: 'paid', captured: 1700, currency: 'eur' });
  await receivedOnce();
});

test('a payment that nobody opened is closed for good', async () => {
  assert.deepEqual(await close(orderId), { state: 'closed' });
  await open(orderId);
  assert.deepEqual([await sessions(orderId), await close(orderId)], [[], { state: 'closed' }]);
});

test('money that is on its way keeps a payment open, and is received when it comes', async () => {
  await open(orderId);
  const session = await linked(orderId);
  await press(session, 'pay_later');
  const [completed] = await notices(session);
  await deliver(completed ?? {});
  await eventually(async () => (await stored(orderId))?.session.status === 'processing');
  assert.deepEqual([await close(orderId), order.received], [{ state: 'open' }, []]);
  await settleLater(session, 'succeeded');
  for (const notice of await notices(session)) await deliver(notice);
  await receivedOnce();
  assert.deepEqual(await close(orderId), { state: 'paid', captured: 1700, currency: 'eur' });
});

test('money that was on its way and never comes closes the payment', async () => {
  await open(orderId);
  const session = await linked(orderId);
  await press(session, 'pay_later');
  await settleLater(session, 'failed');
  for (const notice of await notices(session)) await deliver(notice);
  await eventually(async () => (await stored(orderId))?.session.status === 'failed');
  assert.deepEqual([await close(orderId), order.received], [{ state: 'closed' }, []]);
});

test('the order is asked whether it took its money, and reminded until it did', async () => {
  const session = await paid();
  for (const notice of await notices(session)) await deliver(notice);
  await receivedOnce();
  const look = async () => {
    await eventually(async () => (await stored(orderId))?.outboxPending === null);
    await world.comesDue(orderId);
  };
  await look();
  await eventually(() => order.received.length === 2);
  order.settlement = 'sell';
  await look();
  await eventually(async () => (await stored(orderId))?.decided);
  assert.deepEqual([order.received.length, (await stored(orderId))?.dueAt], [2, null]);
});

test('an order that says it is paid settles its payment, and is not asked', async () => {
  const session = await paid();
  for (const notice of await notices(session)) await deliver(notice);
  await receivedOnce();
  order.settlement = 'release';
  await world.node().publish(cloudEvent('order.paid', orderFacts({ orderId })));
  const { decided, closing } = await eventually(async () => {
    const payment = await stored(orderId);
    return payment?.dueAt === null && payment;
  });
  assert.deepEqual([decided, closing], [true, 'no']);
});

function settleLater(session: string, outcome: string): Promise<unknown> {
  return stripe.rawRequest('POST', `/twin/sessions/${session}/settle`, { outcome });
}
