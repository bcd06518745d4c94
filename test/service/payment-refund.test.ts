import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import type { OrderFacts } from '../../kernel/events.ts';
import type { RefundsView } from '../../services/payment/payment.contract.ts';
import { ReservationHeld, ReservationUnknown } from '../../services/stock/domain/stock-errors.ts';
import { eventLine } from '../support/events.ts';
import { eventually } from '../support/eventually.ts';
import { paymentWorld } from '../support/payment-world.ts';

const world = await paymentWorld();
const { stripe, order, shelf, open, cancel, linked, press, notices, deliver, stored } = world;

let orderId = '';
let ids = 0;
beforeEach(() => {
  orderId = `order-${++ids}`;
  Object.assign(order, { refusal: undefined, told: [], settlement: 'sell', received: [] });
});

/** An order of 1,700 cents whose money has come; answers its payment intent. */
async function paid(over: Partial<OrderFacts> = {}): Promise<string> {
  await open(orderId, over);
  const session = await linked(orderId);
  await press(session, 'pay');
  for (const notice of await notices(session)) await deliver(notice);
  return eventually(async () => (await stored(orderId))?.intent);
}
interface How {
  amount?: number;
  lines?: { line: number; quantity: number }[];
  tip?: true;
  restock?: true;
  reason?: string;
}
const refund = (refundId: string, more: How = {}): Promise<RefundsView> =>
  world.node().call('payment.refund', { orderId, refundId, ...more });
const atStripe = async (payment_intent: string) =>
  (await stripe.refunds.list({ payment_intent, limit: 100 })).data.map(({ amount }) => amount).toReversed();
/** What the order was told of its refunds, once it is this. */
const shown = (...wanted: string[]) =>
  eventually(() => {
    const rows = order.refunds.get(orderId) ?? [];
    return `${rows.map(({ amount, state, reason }) => `${amount} ${state}: ${reason}`)}` === `${wanted}`;
  });
const noticesOf = async (stripeId: string) => (await notices(stripeId)).filter(({ type }) => type.startsWith('refund'));

test('all of the money goes back once, and the order is told', async () => {
  const intent = await paid();
  const { refunds, ...totals } = await refund('a', { reason: 'cold soup' });
  assert.deepEqual(totals, { orderId, captured: 1700, refunded: 0, currency: 'eur' });
  assert.deepEqual(refunds, [{ id: 'a', amount: 1700, state: 'requested', reason: 'cold soup' }]);
  await shown('1700 succeeded: cold soup');
  assert.deepEqual(await atStripe(intent), [1700]);
  assert.equal((await refund('a')).refunded, 1700, 'a repeat answers how it stands');
});

test('parts add up; what exceeds the rest is refused and says what is left', async () => {
  const intent = await paid();
  await refund('a', { amount: 500 });
  await refund('b', { amount: 700 });
  await assert.rejects(refund('c', { amount: 501 }), {
    code: 'REFUND_TOO_MUCH',
    type: 'conflict',
    data: { orderId, amount: 501, left: 500 },
  });
  await assert.rejects(refund('a', { amount: 501 }), { code: 'IDEMPOTENCY_KEY_REUSED' });
  await refund('c');
  await eventually(async () => (await atStripe(intent)).length === 3);
  assert.deepEqual((await atStripe(intent)).toSorted(), [500, 500, 700]);
  const isBack = (amount: number) => `${amount} succeeded: asked for by the shop`;
  await shown(isBack(500), isBack(700), isBack(500));
  await assert.rejects(refund('d', { amount: 1 }), { code: 'REFUND_TOO_MUCH' });
});

test('units go back at the price that the order froze, and the order is told which they are', async () => {
  const intent = await paid();
  const soup = [{ line: 0, quantity: 1 }];
  const { refunds } = await refund('a', { lines: soup, restock: true });
  const reason = 'asked for by the shop';
  const lines = [{ line: 0, quantity: 1, amount: 650 }];
  assert.deepEqual(refunds, [{ id: 'a', amount: 650, state: 'requested', reason, lines, restock: true }]);
  await shown(`650 succeeded: ${reason}`);
  assert.deepEqual(order.refunds.get(orderId)?.[0], { ...refunds[0], state: 'succeeded' });
  await refund('a', { lines: soup, restock: true });
  await assert.rejects(refund('a', { lines: soup }), { code: 'IDEMPOTENCY_KEY_REUSED' });
  await assert.rejects(refund('b', { lines: [{ line: 0, quantity: 2 }] }), {
    code: 'REFUND_UNITS_GONE',
    type: 'conflict',
    data: { orderId, line: 0, quantity: 2, left: 1 },
  });
  await assert.rejects(refund('b', { tip: true }), { code: 'REFUND_TIP_GONE' });
  await refund('b', { lines: [{ line: 1, quantity: 1 }, ...soup] });
  await eventually(async () => (await atStripe(intent)).length === 2);
  assert.deepEqual(await atStripe(intent), [650, 1050]);
});

test('stock is asked for the units once the money is back, again while it holds them, and never after it has answered', async () => {
  await paid();
  await eventually(async () => (await stored(orderId))?.outboxPending === null);
  Object.assign(shelf, { asked: [], refusal: new ReservationHeld(orderId) });
  order.received = [];
  await refund('a', { lines: [{ line: 1, quantity: 1 }] });
  await refund('b', { lines: [{ line: 0, quantity: 1 }], restock: true });
  await eventually(() => shelf.asked.length > 0 && order.received.includes(`${orderId} 1700`));
  const [, held] = await eventually(async () => (await stored(orderId))?.refunds);
  assert.deepEqual([held?.state, held?.restocked], ['succeeded', undefined]);
  shelf.refusal = undefined;
  await world.comesDue(orderId);
  const isBack = async () => (await stored(orderId))?.refunds.some(({ id, restocked }) => id === 'b' && restocked);
  await eventually(isBack);
  assert.deepEqual([...new Set(shelf.asked)], [`${orderId} b 0:1`]);
  const asked = shelf.asked.length;
  const { refunds } = await refund('b', { lines: [{ line: 0, quantity: 1 }], restock: true });
  assert.deepEqual(
    refunds.map(({ id, restocked }) => [id, restocked]),
    [
      ['a', undefined],
      ['b', [{ line: 0, quantity: 1 }]],
    ],
  );
  shelf.refusal = new ReservationUnknown(orderId);
  await refund('c', { lines: [{ line: 0, quantity: 1 }], restock: true });
  const lost = await eventually(async () => (await stored(orderId))?.refunds[2]?.restocked);
  assert.deepEqual(lost, [], 'payment shows that nothing came back');
  assert.deepEqual(shelf.asked.slice(asked), [`${orderId} c 0:1`], 'what stock knows nothing of cannot come back');
  shelf.refusal = undefined;
});

test('taxes that are added and the tip are paid as lines of their own, and go back to the cent', async () => {
  const soups = eventLine({ quantity: 3, unitPrice: 333, total: 999, tax: 70, taxRate: 700 });
  const taxes = [
    { rate: 0, included: false, amount: 0 },
    { rate: 700, included: false, amount: 70 },
  ];
  const intent = await paid({ lines: [soups], taxes, tip: 150, total: 1219 });
  const session = (await stored(orderId))?.session.id ?? '';
  const paidFor = (await stripe.checkout.sessions.listLineItems(session)).data;
  assert.deepEqual(
    paidFor.map(({ description, amount_total }) => [description, amount_total]),
    [
      ['Soup', 999],
      ['Tax 7 %', 70],
      ['Tip', 150],
    ],
  );
  for (const refundId of ['a', 'b', 'c']) await refund(refundId, { lines: [{ line: 0, quantity: 1 }] });
  await refund('d', { tip: true });
  await eventually(async () => (await atStripe(intent)).length === 4);
  assert.deepEqual(
    (await atStripe(intent)).toSorted((a, b) => a - b),
    [150, 356, 356, 357],
  );
  await assert.rejects(refund('e'), { code: 'REFUND_TOO_MUCH' });
});

test('asked for five times at once, it is one refund', async () => {
  const intent = await paid();
  const answers = await Promise.all(Array.from({ length: 5 }, () => refund('a', { amount: 900 })));
  assert.ok(answers.every(({ refunds }) => refunds.length === 1));
  await shown('900 succeeded: asked for by the shop');
  assert.deepEqual(await atStripe(intent), [900]);
});

test('of an order that nobody knows, or that brought no money, nothing goes back', async () => {
  await assert.rejects(refund('a'), { code: 'PAYMENT_UNKNOWN', type: 'not_found' });
  await open(orderId);
  await linked(orderId);
  await assert.rejects(refund('a'), { code: 'REFUND_TOO_MUCH', data: { orderId, amount: 0, left: 0 } });
});

test('what cannot be meant is refused by the name of its field', async () => {
  await paid();
  const wrong: Record<string, unknown>[] = [
    ...[0, -1, 1.5, '500', 100_000_000, null].map((amount) => ({ amount })),
    ...['', 'auto:1', 'a b', 'x'.repeat(65), 7].map((refundId) => ({ refundId })),
    ...['', 'x'.repeat(201), 5].map((reason) => ({ reason })),
    ...['x', null, { line: 0, quantity: 1 }].map((lines) => ({ lines })),
    ...[false, null, 'yes', 1].flatMap((given) => [{ tip: given }, { restock: given }]),
  ];
  for (const params of wrong) {
    const [field] = Object.keys(params);
    const asked = world.node().ask('payment.refund', { orderId, refundId: 'a', ...params });
    const refusal = await asked.catch((error: { type: string; data: { field: string }[] }) => error);
    const { type, data } = refusal as { type: string; data: { field: string }[] };
    assert.deepEqual([type, data?.[0]?.field], ['VALIDATION_ERROR', field], JSON.stringify(params));
  }
  assert.deepEqual((await stored(orderId))?.refunds, []);
});

test('while Stripe is away a refund waits, and is made once when Stripe is back', async () => {
  const intent = await paid();
  await world.currentTwin().stop();
  await refund('a', { amount: 300 });
  await cancel(orderId);
  await eventually(async () => (await stored(orderId))?.refunds.length === 2);
  await world.startTwin();
  await shown('300 succeeded: asked for by the shop', '1400 succeeded: the order is cancelled');
  assert.deepEqual((await atStripe(intent)).toSorted(), [1400, 300]);
});

test('a part that Stripe made and we did not store is asked for again under its key, and not made twice', async () => {
  const intent = await paid();
  await refund('a', { amount: 500 });
  await shown('500 succeeded: asked for by the shop');
  const { refunds } = await eventually(async () => {
    const payment = await stored(orderId);
    return payment?.refundsNotified === payment?.refundsVersion && payment?.outboxPending === null && payment;
  });
  const requested = { state: 'requested' as const, stripeId: null };
  await world.comesDue(orderId, {
    refunds: refunds.map(({ askedBy: _, ...row }) => ({ ...row, ...requested, at: new Date(row.at) })),
  });
  await eventually(async () => (await stored(orderId))?.refunds[0]?.state === 'succeeded');
  assert.deepEqual(await atStripe(intent), [500]);
});

test('a refund made in the dashboard is adopted by its notice, and the rest of a cancelled order goes back', async () => {
  const intent = await paid();
  const { id } = await stripe.refunds.create({ payment_intent: intent, amount: 400 });
  const news = await noticesOf(id);
  assert.ok(news.length >= 2);
  for (const notice of [...news, ...news].toReversed()) await deliver(notice);
  await shown('400 succeeded: made at Stripe');
  assert.equal((await stored(orderId))?.refunds[0]?.id, id);
  await cancel(orderId);
  await shown('400 succeeded: made at Stripe', '1300 succeeded: the order is cancelled');
  assert.deepEqual((await atStripe(intent)).toSorted(), [1300, 400]);
});

test('a cancelled order whose money was given back in the dashboard unheard gets the rest and no more', async () => {
  const intent = await paid();
  await stripe.refunds.create({ payment_intent: intent, amount: 400 });
  await cancel(orderId);
  const [refused, adopted, rest] = [
    '1700 failed: the order is cancelled',
    '400 succeeded: made at Stripe',
    '1300 succeeded: the order is cancelled',
  ];
  await shown(refused, adopted, rest);
  assert.deepEqual((await atStripe(intent)).toSorted(), [1300, 400]);
});

test('the notices of our own refunds, doubled and reversed, change nothing', async () => {
  const intent = await paid();
  await refund('a', { amount: 500 });
  await shown('500 succeeded: asked for by the shop');
  const { refundsVersion } = (await stored(orderId)) ?? {};
  const [made] = (await stripe.refunds.list({ payment_intent: intent })).data;
  const news = await noticesOf(made?.id ?? '');
  for (const notice of [...news, ...news].toReversed())
    await deliver({ ...notice, id: `${notice.id}x${Math.random()}` });
  const payment = await eventually(async () => {
    const payment = await stored(orderId);
    return payment?.notices.length === 0 && payment;
  });
  assert.deepEqual([payment?.refunds.length, payment?.refundsVersion], [1, refundsVersion]);
});

test('the notice of a refund that overtakes the notice of its payment is not lost', async () => {
  await open(orderId);
  const session = await linked(orderId);
  await press(session, 'pay');
  const { payment_intent } = await stripe.checkout.sessions.retrieve(session);
  const { id } = await stripe.refunds.create({ payment_intent: payment_intent as string, amount: 400 });
  for (const notice of await noticesOf(id)) await deliver(notice);
  await shown('400 succeeded: made at Stripe');
  for (const notice of await notices(session)) await deliver(notice);
  await eventually(() => order.received.includes(`${orderId} 1700`));
  assert.equal((await refund('a')).refunds[1]?.amount, 1300);
});

test('a refund of somebody else at the same Stripe account is left alone', async () => {
  const intent = await paid();
  const metadata = { order_id: orderId, shop_id: 'another shop' };
  const { id } = await stripe.refunds.create({ payment_intent: intent, amount: 400, metadata });
  const [first] = await noticesOf(id);
  await deliver(first ?? {});
  assert.equal(await world.apart(first?.id ?? ''), undefined);
  const { refunds, notices } = (await stored(orderId)) ?? {};
  assert.deepEqual([refunds, notices], [[], []]);
});
