import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { eventually } from '../support/eventually.ts';
import { paymentWorld } from '../support/payment-world.ts';

const world = await paymentWorld();
const { stripe, order, open, cancel, linked, press, sessions, notices, deliver, stored, alerts, comesDue } = world;

let orderId = '';
let ids = 0;
beforeEach(() => {
  orderId = `order-${++ids}`;
  Object.assign(order, { refusal: undefined, told: [], settlement: 'wait', received: [] });
});

/** Another Session for the same order, as a second shop on the same store might make it. */
async function second(unit_amount = 1700): Promise<string> {
  const metadata = (await sessions(orderId))[0]?.metadata ?? {};
  const price_data = { currency: 'eur', unit_amount, product_data: { name: 'Soup' } };
  const { id } = await stripe.checkout.sessions.create({
    mode: 'payment',
    line_items: [{ price_data, quantity: 1 }],
    success_url: 'http://localhost/',
    metadata,
    payment_intent_data: { metadata },
  });
  return id;
}
async function payFor(session: string): Promise<void> {
  await press(session, 'pay');
  for (const notice of await notices(session)) await deliver(notice);
}
const intentOf = async (session: string) => (await stripe.checkout.sessions.retrieve(session)).payment_intent as string;
const backAtStripe = async (session: string) =>
  (await stripe.refunds.list({ payment_intent: await intentOf(session) })).data.map(({ amount }) => amount);
const shown = (...wanted: string[]) =>
  eventually(
    () => `${(order.refunds.get(orderId) ?? []).map(({ amount, state }) => `${amount} ${state}`)}` === `${wanted}`,
  );

test('money of a second Session goes back by itself and raises an alert; the first money stays', async () => {
  await open(orderId);
  const first = await linked(orderId);
  await payFor(first);
  await eventually(() => order.received.includes(`${orderId} 1700`));
  const before = alerts('double-money');
  const other = await second();
  await payFor(other);
  await shown('1700 succeeded');
  for (const notice of await notices(other)) await deliver({ ...notice, id: `${notice.id}again` });
  await payFor(first);
  assert.deepEqual([await backAtStripe(other), await backAtStripe(first)], [[1700], []]);
  assert.equal(alerts('double-money'), before + 1);
  assert.equal((await stored(orderId))?.captured, 1700);
  assert.deepEqual(order.received, [`${orderId} 1700`], 'the order hears of its own money only');
});

test('paid by a second Session only, the money goes back, and the order can still be paid by its link', async () => {
  await open(orderId);
  const first = await linked(orderId);
  await payFor(await second(900));
  await shown('900 succeeded');
  assert.deepEqual(order.received, []);
  await payFor(first);
  await eventually(() => order.received.includes(`${orderId} 1700`));
  assert.deepEqual(await backAtStripe(first), []);
});

test('a second Session that is seen open is expired before anybody pays there', async () => {
  await open(orderId);
  await linked(orderId);
  const other = await second();
  const later = await press(other, 'pay_later');
  assert.equal(later.status, 303);
  const third = await second();
  const [notice] = await notices(other);
  const about = { ...notice, id: 'evt_third', data: { object: { id: third, object: 'checkout.session' } } };
  await deliver(about);
  await eventually(async () => (await stripe.checkout.sessions.retrieve(third)).status === 'expired');
  const ours = (await stored(orderId))?.session.id ?? '';
  assert.equal((await stripe.checkout.sessions.retrieve(ours)).status, 'open', 'the link that was shown still works');
});

test('money for an order that is cancelled goes back whole, and somebody is alerted', async () => {
  await open(orderId);
  const session = await linked(orderId);
  await press(session, 'pay');
  const before = alerts('late-money');
  await cancel(orderId);
  await shown('1700 succeeded');
  assert.deepEqual(await backAtStripe(session), [1700]);
  assert.equal(alerts('late-money'), before + 1);
});

test('an order whose cancellation never arrived is asked at the next look, and its Session is expired', async () => {
  await open(orderId);
  const session = await linked(orderId);
  order.settlement = 'release';
  await comesDue(orderId);
  await eventually(async () => (await stripe.checkout.sessions.retrieve(session)).status === 'expired');
  await eventually(async () => (await stored(orderId))?.dueAt === null);
});

test('an order that waits keeps its link when it is asked', async () => {
  await open(orderId);
  const session = await linked(orderId);
  await comesDue(orderId);
  await eventually(async () => ((await stored(orderId))?.dueAt ?? '') > new Date().toISOString());
  const { status } = await stripe.checkout.sessions.retrieve(session);
  assert.deepEqual([status, (await stored(orderId))?.closing], ['open', 'no']);
});
