import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isStale, type Refund, refundKey } from '../../services/payment/domain/refunds.ts';
import { HOUR, later, MINUTE, SECOND } from '../../services/shared/delay.ts';
import { NOW } from '../support/orders.ts';
import {
  linkedPayment,
  openPayment,
  paidPayment,
  paidSession,
  session,
  stripeRefund,
  takeRefund,
} from '../support/payments.ts';

type Paid = ReturnType<typeof paidPayment>;
const ask = (payment: Paid, id: string, amount?: number) =>
  payment.money((till) => till.refund({ id, amount, reason: 'cold soup' }, NOW), NOW);
const rows = ({ state }: Paid) => state.refunds.map(({ id, amount, state }) => `${id} ${amount} ${state}`);
const kinds = ({ alerts }: Paid) => alerts.map(({ kind }) => kind);
const report = (payment: Paid) => payment.money((till) => till.reported(payment.state.refundsVersion), NOW);

test('parts add up to what came in, and no further', () => {
  const payment = paidPayment();
  ask(payment, 'r1', 700);
  ask(payment, 'r2', 900);
  const tooMuch = { code: 'REFUND_TOO_MUCH', type: 'conflict', data: { orderId: 'order-1', amount: 101, left: 100 } };
  assert.throws(() => ask(payment, 'r3', 101), tooMuch);
  ask(payment, 'r3');
  assert.deepEqual(rows(payment), ['r1 700 requested', 'r2 900 requested', 'r3 100 requested']);
  assert.throws(() => ask(payment, 'r4'), { data: { orderId: 'order-1', amount: 0, left: 0 } });
  assert.partialDeepStrictEqual(payment.state.refunds[0], { intent: 'pi_1', reason: 'cold soup', attempt: 1, at: NOW });
  assert.equal(payment.state.refundsVersion, 3);
});

test('before money came nothing can be given back', () => {
  assert.throws(() => ask(linkedPayment(), 'r1', 1), {
    code: 'REFUND_TOO_MUCH',
    data: { orderId: 'order-1', amount: 1, left: 0 },
  });
});

test('the same id is the same refund; with another amount it is a mistake', () => {
  const payment = paidPayment();
  ask(payment, 'r1', 700);
  const { refundsVersion } = payment.state;
  ask(payment, 'r1', 700);
  ask(payment, 'r1');
  assert.deepEqual([rows(payment), payment.state.refundsVersion], [['r1 700 requested'], refundsVersion]);
  const differs = {
    code: 'IDEMPOTENCY_KEY_REUSED',
    type: 'invalid',
    data: { orderId: 'order-1', refundId: 'r1', amount: 700 },
  };
  assert.throws(() => ask(payment, 'r1', 701), { ...differs, message: /r1 of order order-1 was asked for as 700/ });
});

test('a payment has fifty refunds at most', () => {
  const payment = paidPayment();
  for (let nth = 1; nth <= 50; nth++) ask(payment, `r${nth}`, 1);
  const tooMany = { code: 'REFUNDS_TOO_MANY', type: 'conflict', data: { orderId: 'order-1', most: 50 } };
  assert.throws(() => ask(payment, 'r51', 1), { ...tooMany, message: /order-1 has 50 refunds/ });
  assert.equal(payment.state.refunds.length, 50);
});

test('a refund is asked for at once, looked after while the bank takes its time, and told at each turn', () => {
  const payment = paidPayment();
  payment.settle(NOW);
  assert.equal(payment.state.lookAgainAt, null);
  ask(payment, 'r1', 700);
  assert.deepEqual([payment.nextStep, payment.state.lookAgainAt], ['refund', NOW]);
  takeRefund(payment, { refundId: 'r1', amount: 700, state: 'pending' });
  assert.deepEqual([payment.nextStep, payment.state.lookAgainAt], ['report', later(NOW, 2 * SECOND)]);
  report(payment);
  assert.deepEqual([payment.nextStep, payment.state.lookAgainAt], [undefined, later(NOW, MINUTE)]);
  takeRefund(payment, { refundId: 'r1', amount: 700 });
  assert.deepEqual([payment.nextStep, payment.refunded, payment.takeFacts()], ['report', 700, ['refunded']]);
  report(payment);
  assert.equal(payment.state.lookAgainAt, null);
});

test('what the order heard of late takes nothing back that it heard before', () => {
  const payment = paidPayment();
  ask(payment, 'r1', 700);
  payment.money((till) => till.reported(1), NOW);
  payment.money((till) => till.reported(0), NOW);
  assert.equal(payment.state.refundsTold, 1);
});

test('a refund only moves on, and news that is old changes nothing', () => {
  const payment = paidPayment();
  ask(payment, 'r1', 700);
  const seen = { refundId: 'r1', amount: 700 } as const;
  takeRefund(payment, seen);
  const { refundsVersion } = payment.state;
  for (const state of ['pending', 'succeeded'] as const) {
    assert.equal(
      payment.money((till) => assert.equal(till.take([stripeRefund({ ...seen, state })], NOW), false), NOW),
      undefined,
    );
  }
  assert.deepEqual([rows(payment), payment.state.refundsVersion], [['r1 700 succeeded'], refundsVersion]);
  assert.deepEqual(kinds(payment), []);
  takeRefund(payment, { ...seen, state: 'failed' });
  assert.deepEqual([rows(payment), kinds(payment), payment.refunded], [['r1 700 failed'], ['refund-failed'], 0]);
  takeRefund(payment, seen);
  assert.deepEqual(rows(payment), ['r1 700 failed'], 'nothing comes back from that');
});

test("a refund made in Stripe's dashboard is taken over, and counts", () => {
  const payment = paidPayment();
  takeRefund(payment, { refundId: null, stripeId: 're_9', amount: 500 });
  takeRefund(payment, { refundId: null, stripeId: 're_9', amount: 500 });
  assert.deepEqual(rows(payment), ['re_9 500 succeeded']);
  assert.partialDeepStrictEqual(payment.state.refunds[0], {
    reason: 'made at Stripe',
    stripeId: 're_9',
    at: NOW,
    attempt: 1,
  });
  assert.throws(() => ask(payment, 'r1', 1201), { data: { orderId: 'order-1', amount: 1201, left: 1200 } });
  takeRefund(payment, { stripeId: 're_8', intent: 'pi_of_another' });
  assert.equal(payment.state.refunds.length, 1, 'what is given back of other money is not ours');
});

test('two refunds of one id at Stripe are two refunds: the second is not taken for the first', () => {
  const payment = paidPayment();
  ask(payment, 'r1', 700);
  for (const stripeId of ['re_1', 're_2']) takeRefund(payment, { refundId: 'r1', stripeId, amount: 700 });
  assert.deepEqual(rows(payment), ['r1 700 succeeded', 're_2 700 succeeded']);
});

const refuse = (payment: Paid, id: string, known: ReturnType<typeof stripeRefund>[] = []) =>
  payment.money((till) => till.refused(id, 'no such charge', known, NOW), NOW);

test('a refund that Stripe will not make is failed, and a person hears of it', () => {
  const payment = paidPayment();
  ask(payment, 'r1', 700);
  const { refundsVersion } = payment.state;
  refuse(payment, 'r1');
  assert.deepEqual([rows(payment), payment.state.refundsVersion], [['r1 700 failed'], refundsVersion + 1]);
  assert.partialDeepStrictEqual(payment.alerts, [
    { kind: 'refund-failed', message: 'the refund r1 of 700 is refused: no such charge' },
  ]);
  refuse(payment, 'r1');
  refuse(payment, 'r2');
  assert.equal(payment.alerts.length, 1, 'once');
});

test('a refusal of a refund that was made, as we know by now, changes nothing', () => {
  const payment = paidPayment();
  ask(payment, 'r1', 700);
  refuse(payment, 'r1', [stripeRefund({ refundId: 'r1', amount: 700 })]);
  assert.deepEqual([rows(payment), kinds(payment)], [['r1 700 succeeded'], []]);
});

test('where the dashboard left too little for the refund of a cancelled order, what is left goes back', () => {
  for (const isKnownBefore of [true, false]) {
    const payment = paidPayment();
    payment.close('cancelled', NOW);
    const other = stripeRefund({ refundId: null, stripeId: 're_9', amount: 500 });
    if (isKnownBefore) takeRefund(payment, other);
    refuse(payment, 'auto:1', [other]);
    assert.deepEqual(rows(payment), ['auto:1 1700 failed', 're_9 500 succeeded', 'auto:3 1200 requested']);
    assert.deepEqual(kinds(payment), []);
    assert.equal(payment.state.refunds[2]?.reason, 'the order is cancelled');
  }
});

test('a refund under a spoilt key is asked for under another, unless Stripe has it', () => {
  const payment = paidPayment();
  ask(payment, 'r1', 700);
  const soon = later(NOW, HOUR);
  payment.money((till) => till.unclear('r1', [], soon), soon);
  assert.partialDeepStrictEqual(payment.state.refunds[0], { attempt: 2, at: soon, state: 'requested' });
  payment.money((till) => till.unclear('r1', [stripeRefund({ refundId: 'r1', amount: 700 })], soon), soon);
  assert.partialDeepStrictEqual(payment.state.refunds[0], { attempt: 2, state: 'succeeded', stripeId: 're_1' });
  payment.money((till) => till.unclear('r7', [], soon), soon);
});

test('each attempt has its key; after 23 hours a key alone proves nothing', () => {
  assert.equal(refundKey('order-1', { id: 'r1', attempt: 1 }), 'order-1:r1:refund');
  assert.equal(refundKey('order-1', { id: 'r1', attempt: 2 }), 'order-1:r1:refund:2');
  const asked = { stripeId: null, at: NOW } as Refund;
  assert.equal(isStale(asked, later(NOW, 23 * HOUR)), false);
  assert.equal(isStale(asked, later(NOW, 23 * HOUR + 1)), true);
  assert.equal(isStale({ ...asked, stripeId: 're_1' }, later(NOW, 50 * HOUR)), false);
});

const stray = (over = {}) => paidSession({ id: 'cs_2', intent: 'pi_2', ...over });

test('the money of a second Session goes back whole, with an alert, and the order keeps what it paid', () => {
  const payment = paidPayment();
  payment.observe(stray(), NOW);
  payment.observe(stray(), NOW);
  assert.partialDeepStrictEqual(payment.state.refunds, [
    { id: 'auto:1', intent: 'pi_2', amount: 1700, reason: 'second payment' },
  ]);
  assert.partialDeepStrictEqual(payment.alerts, [
    { kind: 'double-money', message: 'a second Session brought 1700 eur: cs_2' },
  ]);
  assert.equal(payment.alerts.length, 1);
  assert.deepEqual([payment.standing, payment.refunded, payment.nextStep], ['paid', 0, 'refund']);
  takeRefund(payment, { intent: 'pi_2' });
  assert.deepEqual([payment.takeFacts(), payment.refunded], [[], 0]);
});

test('a second Session that is open is expired, and looked after until it is', () => {
  const payment = linkedPayment();
  const open = session({ id: 'cs_2' });
  payment.observe(open, NOW);
  assert.deepEqual([payment.nextStep, payment.state.lookAgainAt], ['expire-strays', later(NOW, 2 * SECOND)]);
  payment.observe({ ...open, status: 'processing' }, NOW);
  assert.deepEqual([payment.nextStep, payment.state.lookAgainAt], [undefined, later(NOW, MINUTE)]);
  payment.observe(open, NOW);
  assert.equal(payment.state.strays[0]?.status, 'processing', 'it is not open again');
  payment.observe({ ...open, status: 'expired' }, NOW);
  payment.observe({ ...open, status: 'paid', intent: 'pi_2' }, NOW);
  assert.deepEqual(payment.state.strays, [{ id: 'cs_2', status: 'expired', intent: null, amountTotal: 1700 }]);
  assert.deepEqual(payment.state.refunds, []);
});

test('the sweep looks after a second Session whose money is on the way, and the order keeps its own', () => {
  const payment = paidPayment();
  payment.settle(NOW);
  payment.observe(session({ id: 'cs_2', status: 'processing' }), NOW);
  assert.equal(payment.lookAfter(later(NOW, MINUTE)), 'read');
  assert.equal(openPayment().standing, 'open');
});

test('money of a wrong amount or currency goes back, says why, and is alerted', () => {
  for (const [over, text] of [
    [{ amountTotal: 1600 }, '1600 eur'],
    [{ currency: 'usd' }, '1700 usd'],
  ] as const) {
    const payment = linkedPayment();
    payment.observe(paidSession(over), NOW);
    assert.partialDeepStrictEqual(payment.alerts, [
      { kind: 'wrong-money', message: `${text} arrived, which is not what was asked for` },
    ]);
    assert.deepEqual([payment.state.wrong, payment.state.settled], [true, true]);
    assert.equal(payment.state.refunds[0]?.reason, 'wrong amount');
    assert.equal(payment.standing, 'closed');
  }
});

test('late money is alerted, right money is not', () => {
  const late = linkedPayment();
  late.close('cancelled', NOW);
  late.observe(paidSession(), NOW);
  assert.deepEqual(late.alerts, [{ kind: 'late-money', message: '1700 eur arrived for a cancelled order' }]);
  const right = linkedPayment();
  right.observe(paidSession(), NOW);
  assert.deepEqual([kinds(right), right.state.wrong, right.state.settled], [[], false, false]);
});
