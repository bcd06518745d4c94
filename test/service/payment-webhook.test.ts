import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { HOUR } from '../../kernel/time.ts';
import type { NoticeDocument } from '../../services/payment/infrastructure/notice-documents.ts';
import { eventually } from '../support/eventually.ts';
import { paymentWorld } from '../support/payment-world.ts';
import { signed } from '../support/stripe-notices.ts';

const world = await paymentWorld();
const { stripe, order, open, linked, press, notices, deliver, stored, secret, apart } = world;
const webhook = (body: string, signature: string) => world.node().call('payment.webhook', { body, signature });
/** No notice of the payment waits any more. */
const allWorked = () => eventually(async () => (await stored(orderId))?.notices.length === 0);
const completed = (id: string, about: object) => ({
  id,
  object: 'event',
  type: 'checkout.session.completed',
  data: { object: { object: 'checkout.session', ...about } },
});

let orderId = '';
let ids = 0;
beforeEach(() => {
  orderId = `order-${++ids}`;
  Object.assign(order, { refusal: undefined, told: [], settlement: 'wait', received: [] });
});
async function paid(): Promise<string> {
  await open(orderId);
  const session = await linked(orderId);
  await press(session, 'pay');
  return session;
}

test('a notice is stored, answered, and then worked: the order hears of its money', async () => {
  const [event] = await notices(await paid());
  assert.ok(event);
  await world.currentTwin().stop();
  assert.deepEqual([await deliver(event), await deliver(event)], [{ received: true }, { received: true }]);
  const held = (await stored(orderId))?.notices.map(({ id }) => id);
  assert.deepEqual([held, order.received], [[event.id], []]);
  await world.startTwin();
  await eventually(() => order.received.length);
  assert.deepEqual(order.received, [`${orderId} 1700`]);
  await allWorked();
  assert.equal((await stored(orderId))?.captured, 1700);
});

test('notices that come three times each and out of order have one effect', async () => {
  const session = await paid();
  const [completed] = await notices(session);
  const invented = (type: string, n: number) => ({ ...completed, id: `evt_${orderId}_${n}`, type });
  const types = [
    'checkout.session.expired',
    'checkout.session.async_payment_succeeded',
    'checkout.session.async_payment_failed',
  ];
  const all = [...types.map(invented), completed ?? {}];
  await Promise.all([...all, ...all.toReversed(), ...all].map((event) => deliver(event)));
  await eventually(() => order.received.length);
  await allWorked();
  await sleep(50);
  const { data } = await stripe.refunds.list({ limit: 100 });
  assert.deepEqual([order.received, (await stored(orderId))?.captured, data], [[`${orderId} 1700`], 1700, []]);
});

test('what a notice claims counts for nothing: the Session is read again', async () => {
  await open(orderId);
  const session = await linked(orderId);
  const { metadata } = await stripe.checkout.sessions.retrieve(session);
  const claim = {
    object: 'checkout.session',
    id: session,
    status: 'complete',
    payment_status: 'paid',
    amount_total: 1700,
  };
  const event = { object: 'event', type: 'checkout.session.completed' };
  await deliver({ ...event, id: `evt_${orderId}`, data: { object: claim } });
  await deliver({ ...event, id: `evt_${orderId}_named`, data: { object: { ...claim, metadata } } });
  await eventually(async () => (await apart(`evt_${orderId}`)) === undefined);
  await allWorked();
  assert.deepEqual([order.received, (await stored(orderId))?.session.status], [[], 'open']);
});

test('a Session of another shop, or of none, is left alone', async () => {
  const params = {
    mode: 'payment' as const,
    success_url: 'http://x/',
    line_items: [{ price: 'price_dear', quantity: 1 }],
  };
  await world.cancel(orderId);
  for (const metadata of [{ order_id: orderId, shop_id: 'another' }, {}]) {
    const { id } = await stripe.checkout.sessions.create({ ...params, metadata });
    await press(id, 'pay');
    const [event] = await notices(id);
    await deliver(event ?? {});
    await eventually(async () => (await apart(event?.id ?? '')) === undefined);
  }
  await allWorked();
  assert.deepEqual([order.received, (await stored(orderId))?.captured], [[], 0]);
  assert.deepEqual((await stripe.refunds.list({ limit: 100 })).data, []);
});

test('a notice of a kind that is not handled is answered and left alone', async () => {
  const event = { id: `evt_${orderId}`, object: 'event', type: 'customer.created', data: { object: { id: 'cus_1' } } };
  assert.deepEqual([await deliver(event), await deliver(event)], [{ received: true }, { received: true }]);
  assert.equal(await apart(event.id), undefined);
});

test('a signature that does not fit, or whose time is off by more than five minutes, is refused and nothing is stored', async () => {
  const event = completed(`evt_${orderId}`, { id: 'cs_test_nobodys' });
  const body = JSON.stringify(event);
  const good = signed(body, secret);
  const forged = [
    '',
    'nonsense',
    good.slice(0, -1),
    good.replace(/t=\d+/, 't=1'),
    good.replace(/,v1=.*/, ''),
    signed(body, 'whsec_other'),
    signed(`${body} `, secret),
    signed(body, secret, -305),
    signed(body, secret, 305),
    signed(body, secret, 1e9),
    `${good.split(',')[0]},${signed(body, secret, 305)}`,
  ];
  for (const signature of forged) {
    await assert.rejects(webhook(body, signature), { name: 'DomainError', code: 'WEBHOOK_SIGNATURE' }, signature);
  }
  assert.equal(await apart(event.id), undefined);
  await deliver(event, -290);
  assert.ok(await apart(event.id));
});

test('a signed body that is no event is refused', async () => {
  for (const body of ['{', '[]', 'null', '"x"', '{"id":1,"type":"x"}', '{"id":"evt_1"}']) {
    await assert.rejects(webhook(body, signed(body, secret)), { code: 'WEBHOOK_MALFORMED' }, body);
  }
});

test('a notice of what Stripe does not know, or of an order that we do not, is tried for three days; then somebody is alerted', async () => {
  const store = world.node().service('payment').adapter.documents<NoticeDocument>('notices');
  const [ours] = await world.sessions((await paid()) && orderId);
  const metadata = { ...ours?.metadata, order_id: 'nobody' };
  const line_items = [{ price: 'price_dear', quantity: 1 }];
  const nobodys = await stripe.checkout.sessions.create({
    mode: 'payment',
    success_url: 'http://x/',
    line_items,
    metadata,
  });
  const before = world.alerts('notice-given-up');
  for (const [nth, object] of [{ id: 'cs_test_gone' }, { id: nobodys.id, metadata }].entries()) {
    const id = `evt_${object.id}`;
    await deliver(completed(id, object));
    const lookAgain = async (hours: number) => {
      await sleep(200); // The look before this one has ended.
      const receivedAt = new Date(Date.now() - hours * HOUR).toISOString();
      await store.updateMany({ _id: id }, { $set: { receivedAt, dueAt: new Date().toISOString() } });
      world.node().service('payment').wake('notices');
    };
    await lookAgain(71);
    await eventually(async () => ((await apart(id))?.version ?? 0) > 1);
    await sleep(200);
    assert.deepEqual([(await apart(id))?._id, world.alerts('notice-given-up')], [id, before + nth]);
    await lookAgain(73);
    await eventually(async () => (await apart(id)) === undefined);
    assert.equal(world.alerts('notice-given-up'), before + nth + 1);
  }
});

test('one that a payment holds is tried as long, and keeps no other notice of the payment from its turn', async () => {
  const session = await paid();
  const { metadata } = await stripe.checkout.sessions.retrieve(session);
  const before = world.alerts('notice-given-up');
  const id = `evt_${orderId}`;
  await deliver(completed(id, { id: 'cs_test_lost', metadata }));
  for (const notice of await notices(session)) await deliver(notice);
  await eventually(() => order.received.length);
  const held = async () => (await stored(orderId))?.notices.map(({ id }) => id);
  await eventually(async () => `${await held()}` === id);
  const lookAgain = (hours: number) => {
    const notice = {
      id,
      sessionId: 'cs_test_lost',
      refundId: null,
      disputeId: null,
      receivedAt: new Date(Date.now() - hours * HOUR),
    };
    return world.comesDue(orderId, { notices: [notice] });
  };
  await lookAgain(71);
  await sleep(200);
  assert.deepEqual([await held(), world.alerts('notice-given-up')], [[id], before]);
  await lookAgain(73);
  await allWorked();
  assert.equal(world.alerts('notice-given-up'), before + 1);
});
