import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HOUR, later } from '../../kernel/time.ts';
import type { Payment } from '../../services/payment/domain/payment.ts';
import { isStale, type Refund, refundKey, type StripeRefund } from '../../services/payment/domain/refund.ts';
import { NOW } from '../support/orders.ts';
import {
  alertKinds,
  askBack,
  inDashboard,
  paidPayment,
  paidSession,
  refundRows,
  session,
  stripeRefund,
  takeRefund,
} from '../support/payments.ts';

const refuse = (payment: Payment, id: string, ...known: StripeRefund[]): void =>
  payment.money((account) => account.refused(id, 'no', known, NOW), NOW);
const unclear = (payment: Payment, id: string, ...known: StripeRefund[]): void =>
  payment.money((account) => account.unclear({ id, attempt: 1 }, known, later(NOW, HOUR)), NOW);

test('the same id again is the same refund, whatever became of it; with another amount it is refused', () => {
  const payment = paidPayment();
  askBack(payment, 'a', 500);
  askBack(payment, 'a', 500);
  assert.throws(() => askBack(payment, 'a', 501), { code: 'IDEMPOTENCY_KEY_REUSED' });
  takeRefund(payment, { refundId: 'a', amount: 500, state: 'failed' });
  askBack(payment, 'a', 500);
  assert.deepEqual(refundRows(payment), ['a 500 failed']);
});

test('over fifty refunds of one order are refused, and its cancellation still gives the rest back', () => {
  const payment = paidPayment();
  for (let i = 1; i <= 50; i++) askBack(payment, `r${i}`, 1);
  assert.throws(() => askBack(payment, 'r51', 1), {
    code: 'REFUNDS_TOO_MANY',
    data: { orderId: 'order-1', most: 50 },
  });
  payment.close('cancelled', NOW);
  assert.equal(refundRows(payment).at(-1), 'auto:51 1650 requested');
});

test('an order has two hundred refunds at most, whoever made them: it is told of no more', () => {
  const payment = paidPayment();
  const made = Array.from({ length: 250 }, (_, i) => ({ ...inDashboard(1), stripeId: `re_${i}` }));
  payment.money((account) => account.take(made, NOW), NOW);
  payment.close('cancelled', NOW);
  assert.deepEqual([payment.state.refunds.length, alertKinds(payment)], [200, ['refund-failed']]);
  const { refundsVersion } = payment.state;
  payment.money((account) => account.take(made, NOW), NOW);
  assert.equal(payment.state.refundsVersion, refundsVersion, 'what is not kept is no news');
});

test("a Session that brought the payment's own money is not a second payment", () => {
  const payment = paidPayment();
  payment.observe(paidSession({ id: 'cs_2' }), NOW);
  assert.deepEqual([refundRows(payment), payment.state.otherSessions, alertKinds(payment)], [[], [], []]);
});

test('where the dashboard took what we had asked for, nothing more can be asked for', () => {
  const payment = paidPayment();
  askBack(payment, 'a', 1000);
  takeRefund(payment, inDashboard(1700));
  const tooMuch = { code: 'REFUND_TOO_MUCH', data: { orderId: 'order-1', amount: 0, left: 0 } };
  assert.throws(() => askBack(payment, 'b'), tooMuch);
  payment.close('cancelled', NOW);
  assert.deepEqual(refundRows(payment), ['a 1000 requested', 're_desk 1700 succeeded']);
});

test('a refund whose answer was lost is found by our id, and not asked for again', () => {
  const payment = paidPayment();
  askBack(payment, 'a', 500);
  unclear(payment, 'a', stripeRefund({ refundId: 'a', amount: 500 }));
  assert.deepEqual(refundRows(payment), ['a 500 succeeded']);
  assert.partialDeepStrictEqual(payment.state.refunds, [{ stripeId: 're_1', attempt: 1 }]);
  assert.equal(payment.nextStep, 'report');
});

test('a key that is spoilt gives another attempt under another key', () => {
  const payment = paidPayment();
  askBack(payment, 'a', 500);
  const [first] = payment.state.refunds.map((refund) => refundKey('order-1', refund));
  unclear(payment, 'a', inDashboard(100));
  const [again] = payment.state.refunds.map((refund) => refundKey('order-1', refund));
  assert.deepEqual([first, again], ['order-1:a:refund', 'order-1:a:refund:2']);
  assert.deepEqual(refundRows(payment), ['a 500 requested', 're_desk 100 succeeded']);
  assert.equal(payment.nextStep, 'refund');
  assert.deepEqual(payment.state.refunds[0]?.at, later(NOW, HOUR), 'the day of the new key begins anew');
});

test('two who saw the same attempt fail make one attempt of it, or each would ask under a key of its own', () => {
  const payment = paidPayment();
  askBack(payment, 'a', 500);
  unclear(payment, 'a');
  unclear(payment, 'a');
  assert.equal(payment.state.refunds[0]?.attempt, 2);
});

test('after 23 hours a key tells nothing any more, unless Stripe has named the refund', () => {
  const refund: Refund = {
    ...{ id: 'a', intent: 'pi_1', amount: 500, reason: '', state: 'requested', attempt: 1, at: NOW },
    stripeId: null,
  };
  const at = (ms: number) => later(NOW, ms);
  assert.equal(isStale(refund, at(23 * HOUR)), false);
  assert.equal(isStale(refund, at(23 * HOUR + 1)), true);
  assert.equal(isStale({ ...refund, stripeId: 're_1' }, at(99 * HOUR)), false);
});

test('refused because the dashboard took a part, a cancelled order gives the rest back', () => {
  for (const isHeardFirst of [false, true]) {
    const payment = paidPayment();
    payment.close('cancelled', NOW);
    if (isHeardFirst) takeRefund(payment, inDashboard(1000));
    refuse(payment, 'auto:1', inDashboard(1000));
    const wanted = ['auto:1 1700 failed', 're_desk 1000 succeeded', `auto:3 700 requested`];
    assert.deepEqual([refundRows(payment), alertKinds(payment)], [wanted, []], `heard of it first: ${isHeardFirst}`);
  }
});

test('refused because the dashboard took a part, somebody is alerted while the rest could go back', () => {
  const payment = paidPayment();
  askBack(payment, 'a', 1000);
  refuse(payment, 'a', inDashboard(1000));
  assert.deepEqual(refundRows(payment), ['a 1000 failed', 're_desk 1000 succeeded']);
  assert.deepEqual(alertKinds(payment), ['refund-failed']);
  askBack(payment, 'b');
  assert.deepEqual(refundRows(payment).at(-1), 'b 700 requested');
  refuse(payment, 'b', stripeRefund({ stripeId: 're_2', refundId: null, amount: 700 }));
  assert.deepEqual(alertKinds(payment), ['refund-failed'], 'there is nothing left that could go back');
});

test('refused because the dashboard took it all, nothing more is asked for', () => {
  const payment = paidPayment();
  payment.close('cancelled', NOW);
  refuse(payment, 'auto:1', inDashboard(1700));
  assert.deepEqual(refundRows(payment), ['auto:1 1700 failed', 're_desk 1700 succeeded']);
  assert.deepEqual([payment.refunded, payment.nextStep, alertKinds(payment)], [1700, 'report', []]);
});

test('refused for no reason that we know, it failed: somebody is alerted, and it is not asked for in a loop', () => {
  const payment = paidPayment();
  payment.close('cancelled', NOW);
  refuse(payment, 'auto:1');
  refuse(payment, 'auto:1');
  assert.deepEqual([refundRows(payment), alertKinds(payment)], [['auto:1 1700 failed'], ['refund-failed']]);
  assert.equal(payment.nextStep, 'report');
  payment.money((account) => account.reported(payment.state.refundsVersion), NOW);
  assert.deepEqual([payment.nextStep, payment.state.dueAt], [undefined, null]);
});

test('refused although it was made, as the list tells, it counts as made', () => {
  const payment = paidPayment();
  payment.close('cancelled', NOW);
  refuse(payment, 'auto:1', stripeRefund());
  assert.deepEqual([refundRows(payment), alertKinds(payment)], [['auto:1 1700 succeeded'], []]);
});

test("another Session of the order is expired, and money that it brings goes back whole; the first's stays", () => {
  const payment = paidPayment();
  payment.accept(NOW);
  payment.observe(session({ id: 'cs_2' }), NOW);
  assert.equal(payment.nextStep, 'expire-others');
  const second = paidSession({ id: 'cs_2', intent: 'pi_2', amountTotal: 1700 });
  for (let i = 0; i < 2; i++) payment.observe(second, NOW);
  assert.partialDeepStrictEqual(payment.state.refunds, [{ id: 'auto:1', intent: 'pi_2', amount: 1700 }]);
  assert.deepEqual([payment.state.refunds.length, alertKinds(payment), payment.takeFacts()], [1, ['double-money'], []]);
  takeRefund(payment, { stripeId: 're_2', intent: 'pi_2' });
  assert.deepEqual([payment.standing, payment.refunded, payment.state.captured], ['paid', 0, 1700]);
  askBack(payment, 'a');
  assert.partialDeepStrictEqual(payment.state.refunds[1], { intent: 'pi_1', amount: 1700 }, 'it can still go back');
});

test('another Session that is completed brings nothing to give back until its money comes', () => {
  const payment = paidPayment();
  payment.observe(paidSession({ id: 'cs_2', intent: 'pi_2', status: 'processing' }), NOW);
  assert.deepEqual([refundRows(payment), payment.nextStep], [[], undefined]);
  assert.ok(payment.state.dueAt, 'the sweep reads it again');
  payment.observe(paidSession({ id: 'cs_2', intent: 'pi_2' }), NOW);
  assert.deepEqual(refundRows(payment), ['auto:1 1700 requested']);
});

test('another Session that expires leaves nothing to do', () => {
  const payment = paidPayment();
  payment.accept(NOW);
  payment.observe(session({ id: 'cs_2' }), NOW);
  payment.observe(session({ id: 'cs_2', status: 'expired', url: null }), NOW);
  assert.deepEqual([refundRows(payment), payment.nextStep, payment.state.dueAt], [[], undefined, null]);
});

test('a cancelled order gives back what either Session brought, each under its own payment intent', () => {
  const payment = paidPayment();
  payment.observe(paidSession({ id: 'cs_2', intent: 'pi_2', amountTotal: 900 }), NOW);
  payment.close('cancelled', NOW);
  assert.deepEqual(
    payment.state.refunds.map(({ intent, amount }) => `${intent} ${amount}`),
    ['pi_2 900', 'pi_1 1700'],
  );
});
