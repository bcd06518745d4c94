import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LEASE } from '../../kernel/agenda.ts';
import { later, MINUTE, SECOND } from '../../kernel/time.ts';
import { Payment } from '../../services/payment/domain/payment.ts';
import { type NoticeDocument, NoticeDocuments } from '../../services/payment/infrastructure/notice-documents.ts';
import {
  PAYMENT_COLLECTIONS,
  PaymentDocuments,
  type StoredPayment,
} from '../../services/payment/infrastructure/payment-documents.ts';
import { type StoredShop, shopId } from '../../services/payment/infrastructure/shop-id.ts';
import { postbox, sqliteCollections } from '../support/collections.ts';
import { eventually } from '../support/eventually.ts';
import { NOW } from '../support/orders.ts';
import { dispute, linkedPayment, openPayment, paidPayment, paidSession, takeRefund } from '../support/payments.ts';

const collection = sqliteCollections();

/** Payments on one machine; `reopened` are those of the process after a restart, which remembers nothing. */
function repository() {
  const store = collection<StoredPayment>('payments', PAYMENT_COLLECTIONS.payments ?? []);
  const box = postbox();
  const reopened = () => new PaymentDocuments(store, { isAlone: true, warn: box.warn }, box.publish, box.alert);
  return { store, box, payments: reopened(), reopened };
}

function refundedPayment(): Payment {
  const payment = paidPayment();
  payment.close('cancelled', NOW);
  takeRefund(payment, {});
  return payment;
}
function disputedPayment(): Payment {
  const payment = paidPayment();
  payment.money((account) => account.dispute([dispute()]), NOW);
  return payment;
}
function noticedPayment(): Payment {
  const payment = linkedPayment();
  payment.notice({ id: 'evt_1', sessionId: 'cs_1', refundId: null, disputeId: null, receivedAt: NOW }, NOW);
  return payment;
}
const PAYMENTS: [string, () => Payment][] = [
  ['just opened', openPayment],
  ['with a link', linkedPayment],
  ['told of by Stripe', noticedPayment],
  ['paid', paidPayment],
  ['refunded', refundedPayment],
  ['disputed', disputedPayment],
  ['closed before it began', () => Payment.closed('order-1', NOW)],
];
for (const [name, make] of PAYMENTS) {
  test(`a payment that is ${name} comes back as it was stored`, async () => {
    const { payments, reopened } = repository();
    const payment = make();
    assert.equal(await payments.add(payment), true);
    assert.deepEqual((await payments.find('order-1'))?.state, payment.state);
    assert.deepEqual((await reopened().find('order-1'))?.state, payment.state);
    assert.equal(await payments.add(openPayment()), false);
  });
}

test('the stored request survives byte for byte', async () => {
  const { payments, reopened } = repository();
  const request = { z: 1, a: { y: [1, { x: 'ü' }], b: null }, expires_at: 1_772_368_200 };
  const payment = openPayment();
  payment.renewRequest(request, 1);
  await payments.add(payment);
  await payments.update('order-1', (payment) => payment.close('cancelled', NOW));
  assert.equal(JSON.stringify((await reopened().find('order-1'))?.state.session.request), JSON.stringify(request));
});

test('a change inside the Session or a refund is written, and a repeat of it is not', async () => {
  const { payments, store } = repository();
  await payments.add(linkedPayment());
  const { version } = await payments.update('order-1', (payment) => payment.observe(paidSession(), NOW));
  await eventually(async () => (await store.findById('order-1'))?.outboxPending === null);
  const stored = await store.findById('order-1');
  assert.deepEqual([stored?.session.status, stored?.captured, version], ['paid', 1700, 2]);
  await payments.update('order-1', (payment) => payment.observe(paidSession(), later(NOW, MINUTE)));
  assert.equal((await store.findById('order-1'))?.version, stored?.version);
  await payments.update('order-1', (payment) => payment.close('cancelled', NOW));
  await payments.update('order-1', (payment) => takeRefund(payment, { state: 'pending' }));
  assert.partialDeepStrictEqual((await store.findById('order-1'))?.refunds, [
    { id: 'auto:1', intent: 'pi_1', amount: 1700, state: 'pending', stripeId: 're_1', at: NOW.toISOString() },
  ]);
});

test('who asked for a refund comes back as it was stored, is found by its time, and stays with another attempt', async () => {
  const { payments, reopened } = repository();
  await payments.add(paidPayment());
  const wanted = { id: 'r1', amount: 300, reason: 'cold' };
  const ask = (who: string | null, over: Partial<typeof wanted> = {}) =>
    payments.update('order-1', (payment) =>
      payment.money((account) => account.refund({ ...wanted, ...over, who }, NOW), NOW),
    );
  await ask(null, { id: 'r0' });
  assert.ok(!('staffHours' in ((await reopened().find('order-1'))?.state ?? {})));
  for (const who of ['ann', 'bob']) await ask(who);
  await assert.rejects(ask('cyd', { id: 'r2', amount: 9999 }), { code: 'REFUND_TOO_MUCH' });
  const moved = await payments.update('order-1', (payment) =>
    payment.money((account) => account.unclear({ id: 'r1', attempt: 1 }, [], later(NOW, MINUTE)), NOW),
  );
  assert.deepEqual((await reopened().find('order-1'))?.state, moved.state);
  const page = { from: NOW.toISOString(), before: later(NOW, 1).toISOString(), limit: 9 };
  const [found, ...others] = await reopened().changes(page);
  assert.deepEqual([found?.who, found?.id, found?.at, others], ['ann', 'order-1', NOW.toISOString(), []]);
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

test('a payment is found by each payment intent that it knows, and by none that it does not', async () => {
  const { payments, reopened } = repository();
  await payments.add(linkedPayment());
  assert.equal(await payments.ofIntent('pi_1'), undefined);
  await payments.update('order-1', (payment) => payment.observe(paidSession(), NOW));
  await payments.update('order-1', (payment) => payment.observe(paidSession({ id: 'cs_2', intent: 'pi_2' }), NOW));
  for (const store of [payments, reopened()]) {
    const found = await Promise.all(['pi_1', 'pi_2', 'pi_3', ''].map((intent) => store.ofIntent(intent)));
    assert.deepEqual(found, ['order-1', 'order-1', undefined, undefined]);
  }
});

test('due are payments whose look has come, and an unknown payment is refused', async () => {
  const { payments, reopened } = repository();
  await payments.add(linkedPayment());
  await payments.add(openPayment('order-2'));
  await payments.add(Payment.closed('order-3', NOW));
  const due = (ms: number, restarted = false) => payments.due(later(NOW, ms), 10, restarted);
  assert.deepEqual([await due(LEASE - 1), await due(LEASE)], [[], ['order-2']], 'whoever opened it has so long');
  assert.deepEqual(await due(0, true), ['order-2'], 'after a restart nobody is at it');
  assert.deepEqual(await due(2 * MINUTE), ['order-2', 'order-1']);
  await payments.update('order-2', (payment) => void payment.lookAfter(later(NOW, MINUTE)));
  assert.deepEqual(await due(MINUTE), ['order-1']);
  assert.deepEqual(await due(MINUTE, true), ['order-1'], 'what was claimed since the restart is in hand');
  const next = reopened();
  assert.deepEqual(await next.due(later(NOW, MINUTE), 10, true), ['order-2', 'order-1'], "a dead process's first");
  await assert.rejects(
    payments.update('nobody', () => {}),
    { code: 'PAYMENT_UNKNOWN' },
  );
});

test('a notice without a payment is kept once, claimed by one, due again if its worker dies, and gone once worked', async () => {
  const notices = new NoticeDocuments(collection<NoticeDocument>('notices', PAYMENT_COLLECTIONS.notices ?? []));
  const notice = { id: 'evt_1', sessionId: 'cs_1', refundId: null, disputeId: null, receivedAt: NOW };
  assert.deepEqual([await notices.add(notice, NOW), await notices.add(notice, NOW)], [true, false]);
  assert.deepEqual([await notices.due(NOW, 10, false), await notices.claim('evt_1', NOW, false)], [[], undefined]);
  const over = later(NOW, LEASE);
  assert.deepEqual(await notices.due(over, 10, false), ['evt_1']);
  const claims = await Promise.all([1, 2, 3].map(() => notices.claim('evt_1', over, false)));
  assert.deepEqual(claims.filter(Boolean), [notice]);
  assert.deepEqual(await notices.due(later(over, SECOND), 10, false), []);
  const again = later(over, 2 * LEASE);
  assert.deepEqual(
    [await notices.due(again, 10, false), await notices.claim('evt_1', again, false)],
    [['evt_1'], notice],
  );
  await notices.remove('evt_1');
  const muchLater = later(NOW, 1000 * MINUTE);
  const left = [await notices.due(muchLater, 10, false), await notices.claim('evt_1', muchLater, false)];
  assert.deepEqual(left, [[], undefined]);
});

test('after a restart a claimed notice is due at once', async () => {
  const notices = new NoticeDocuments(collection<NoticeDocument>('notices', PAYMENT_COLLECTIONS.notices ?? []));
  const notice = { id: 'evt_1', sessionId: null, refundId: 're_1', disputeId: null, receivedAt: NOW };
  await notices.add(notice, NOW);
  assert.deepEqual(await notices.due(NOW, 10, true), ['evt_1']);
  assert.deepEqual(await notices.claim('evt_1', NOW, true), notice);
});

test('the shop is named once, also by two nodes that start at once', async () => {
  const store = collection<StoredShop>('shop', []);
  const ids = await Promise.all([shopId(store)(), shopId(store)()]);
  assert.match(ids[0], /^[0-9a-f-]{36}$/);
  assert.equal(ids[0], ids[1]);
  assert.equal(await shopId(store)(), ids[0]);
});
