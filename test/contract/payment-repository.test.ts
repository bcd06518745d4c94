import assert from 'node:assert/strict';
import { test } from 'node:test';
import { later, MINUTE, SECOND } from '../../kernel/time.ts';
import { Payment } from '../../services/payment/domain/payment.ts';
import { NoticeDocuments, type StoredNotice } from '../../services/payment/infrastructure/notice-documents.ts';
import {
  PAYMENT_COLLECTIONS,
  PaymentDocuments,
  paymentOutbox,
  type StoredPayment,
} from '../../services/payment/infrastructure/payment-documents.ts';
import { type StoredShop, shopId } from '../../services/payment/infrastructure/shop-id.ts';
import { postbox, sqliteCollections } from '../support/collections.ts';
import { eventually } from '../support/eventually.ts';
import { NOW } from '../support/orders.ts';
import { linkedPayment, openPayment, paidPayment, paidSession, takeRefund } from '../support/payments.ts';

const collection = sqliteCollections();

function repository() {
  const store = collection<StoredPayment>('payments', PAYMENT_COLLECTIONS.payments ?? []);
  const box = postbox();
  return { store, box, payments: new PaymentDocuments(store, paymentOutbox(store, box.publish, box.warn), box.alert) };
}

function refundedPayment(): Payment {
  const payment = paidPayment();
  payment.close('cancelled', NOW);
  takeRefund(payment, {});
  return payment;
}
const PAYMENTS: [string, () => Payment][] = [
  ['just opened', openPayment],
  ['with a link', linkedPayment],
  ['paid', paidPayment],
  ['refunded', refundedPayment],
  ['closed before it began', () => Payment.closed('order-1', NOW)],
];
for (const [name, make] of PAYMENTS) {
  test(`a payment that is ${name} comes back as it was stored`, async () => {
    const { payments } = repository();
    const payment = make();
    assert.equal(await payments.add(payment), true);
    assert.deepEqual((await payments.find('order-1'))?.state, payment.state);
    assert.equal(await payments.add(openPayment()), false);
  });
}

test('the stored request survives byte for byte', async () => {
  const { payments } = repository();
  const request = { z: 1, a: { y: [1, { x: 'ü' }], b: null }, expires_at: 1_772_368_200 };
  const payment = openPayment();
  payment.renewRequest(request, 1);
  await payments.add(payment);
  await payments.update('order-1', (payment) => payment.close('cancelled', NOW));
  assert.equal(JSON.stringify((await payments.find('order-1'))?.state.session.request), JSON.stringify(request));
});

test('a change inside the Session or a refund is written, and a repeat of it is not', async () => {
  const { payments, store } = repository();
  await payments.add(linkedPayment());
  const paid = await payments.update('order-1', (payment) => payment.observe(paidSession(), NOW));
  await eventually(async () => (await store.findById('order-1'))?.outboxPending === null);
  const stored = await store.findById('order-1');
  assert.deepEqual([stored?.session.status, stored?.captured, paid.version], ['paid', 1700, 2]);
  await payments.update('order-1', (payment) => payment.observe(paidSession(), later(NOW, MINUTE)));
  assert.equal((await store.findById('order-1'))?.version, stored?.version);
  await payments.update('order-1', (payment) => payment.close('cancelled', NOW));
  await payments.update('order-1', (payment) => takeRefund(payment, { state: 'pending' }));
  assert.partialDeepStrictEqual((await store.findById('order-1'))?.refunds, [
    { id: 'auto:1', intent: 'pi_1', amount: 1700, state: 'pending', stripeId: 're_1', at: NOW.toISOString() },
  ]);
});

test('money is told with totals so far, in one write with the state', async () => {
  const { payments, store, box } = repository();
  box.fails = true;
  await payments.add(linkedPayment());
  await payments.update('order-1', (payment) => payment.observe(paidSession(), NOW));
  const stored = await store.findById('order-1');
  assert.deepEqual(
    [stored?.captured, stored?.outbox.map(({ fact, sent }) => [fact, sent])],
    [1700, [['received', false]]],
  );
  box.fails = false;
  await payments.update('order-1', (payment) => payment.remindOrder());
  await eventually(() => box.events.length);
  const data = { orderId: 'order-1', captured: 1700, refunded: 0, currency: 'eur' };
  assert.partialDeepStrictEqual(box.events[0], { type: 'payment.received', data, id: stored?.outbox[0]?.id });
});

test('a customer who cancels while Stripe is paid gets one refund', async () => {
  const { payments } = repository();
  await payments.add(linkedPayment());
  await Promise.all([
    payments.update('order-1', (payment) => payment.observe(paidSession(), NOW)),
    payments.update('order-1', (payment) => payment.close('cancelled', NOW)),
    payments.update('order-1', (payment) => payment.close('cancelled', NOW)),
  ]);
  assert.deepEqual(
    (await payments.find('order-1'))?.state.refunds.map(({ amount }) => amount),
    [1700],
  );
});

test('due are payments whose look has come, and an unknown payment is refused', async () => {
  const { payments } = repository();
  await payments.add(linkedPayment());
  await payments.add(openPayment('order-2'));
  await payments.add(Payment.closed('order-3', NOW));
  assert.deepEqual(await payments.due(NOW, 10), ['order-2']);
  assert.deepEqual(await payments.due(later(NOW, MINUTE), 10), ['order-2', 'order-1']);
  await assert.rejects(
    payments.update('nobody', () => {}),
    { code: 'PAYMENT_UNKNOWN' },
  );
});

test('a notice is kept once, claimed by one, due again if its worker dies, and done for good', async () => {
  const notices = new NoticeDocuments(collection<StoredNotice>('notices', PAYMENT_COLLECTIONS.notices ?? []));
  const notice = { id: 'evt_1', type: 'checkout.session.completed', sessionId: 'cs_1', refundId: null };
  assert.deepEqual([await notices.add(notice, true, NOW), await notices.add(notice, true, NOW)], [true, false]);
  assert.deepEqual(await notices.due(NOW, 10), ['evt_1']);
  const claims = await Promise.all([1, 2, 3].map(() => notices.claim('evt_1', NOW)));
  const claimed = { ...notice, receivedAt: NOW };
  assert.deepEqual(claims.filter(Boolean), [claimed]);
  assert.deepEqual(await notices.due(later(NOW, SECOND), 10), []);
  const again = later(NOW, 3 * SECOND);
  assert.deepEqual([await notices.due(again, 10), await notices.claim('evt_1', again)], [['evt_1'], claimed]);
  await notices.done('evt_1');
  const muchLater = later(NOW, 1000 * MINUTE);
  assert.deepEqual([await notices.due(muchLater, 10), await notices.claim('evt_1', muchLater)], [[], undefined]);
  assert.equal(await notices.add(notice, true, muchLater), false);
});

test('a notice that is none of our business is kept and never due', async () => {
  const store = collection<StoredNotice>('notices', PAYMENT_COLLECTIONS.notices ?? []);
  const notices = new NoticeDocuments(store);
  await notices.add({ id: 'evt_2', type: 'customer.created', sessionId: null, refundId: null }, false, NOW);
  assert.equal((await store.findById('evt_2'))?.state, 'ignored');
  assert.deepEqual(await notices.due(later(NOW, MINUTE), 10), []);
});

test('the shop is named once, also by two nodes that start at once', async () => {
  const store = collection<StoredShop>('shop', []);
  const ids = await Promise.all([shopId(store)(), shopId(store)()]);
  assert.match(ids[0], /^[0-9a-f-]{36}$/);
  assert.equal(ids[0], ids[1]);
  assert.equal(await shopId(store)(), ids[0]);
});

test('a payment that the version before stored keeps its refund, which is not made again', async () => {
  const { payments, store } = repository();
  await payments.add(refundedPayment());
  const stored = (await store.findById('order-1')) as StoredPayment;
  const { strays: _s, wrong: _w, refundsVersion: _v, refundsTold: _t, ...older } = stored;
  const refunds = stored.refunds.map(({ id, amount, state, stripeId }) => ({ id, amount, state, stripeId }));
  await store.removeMany({ _id: 'order-1' });
  await store.insert({ ...older, refunds } as unknown as StoredPayment);
  const found = await payments.find('order-1');
  assert.deepEqual([found?.refunded, found?.standing, found?.state.strays], [1700, 'closed', []]);
  await payments.update('order-1', (payment) => payment.close('cancelled', NOW));
  assert.equal((await payments.find('order-1'))?.state.refunds.length, 1, 'it is not given back again');
});
