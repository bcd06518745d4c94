import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LEASE } from '../../kernel/agenda.ts';
import { HOUR, later, MINUTE, SECOND } from '../../kernel/time.ts';
import { Payment } from '../../services/payment/domain/payment.ts';
import { sessionKey } from '../../services/payment/domain/session.ts';
import { sessionExpiry } from '../../services/payment/domain/session-expiry.ts';
import { NOW } from '../support/orders.ts';
import {
  linkedPayment,
  openPayment,
  paidPayment,
  paidSession,
  REQUEST,
  session,
  takeRefund,
} from '../support/payments.ts';

const SOON = later(NOW, SECOND);
/** When a claim that was stored now is a dead worker's. */
const LEASED = later(NOW, LEASE);

test('a payment asks for its Session, tells the link, and then rests until the sweep looks again', () => {
  const payment = openPayment();
  assert.equal(payment.nextStep, 'create');
  assert.deepEqual([payment.state.dueAt, payment.state.claimed], [LEASED, true], 'whoever stores it asks at once');
  payment.observe(session(), NOW);
  assert.equal(payment.nextStep, 'tell');
  assert.deepEqual(payment.state.dueAt, LEASED, 'should the teller die, the sweep tells');
  payment.orderNotified(NOW);
  assert.equal(payment.nextStep, undefined);
  assert.deepEqual([payment.state.dueAt, payment.state.claimed], [later(NOW, MINUTE), false]);
  assert.equal(payment.standing, 'open');
});

test('before it is due nobody looks; a look that is due reads the Session', () => {
  const payment = linkedPayment();
  assert.equal(payment.lookAfter(SOON), undefined);
  assert.equal(payment.lookAfter(later(NOW, MINUTE)), 'read');
  assert.ok((payment.state.dueAt ?? NOW) > later(NOW, MINUTE), 'whoever comes second finds nothing due');
});

test('a Session that may have been made is made for certain, so that it can be expired', () => {
  const payment = openPayment();
  assert.equal(payment.state.session.status, 'asked', 'stored before it is asked for');
  payment.close('deadline', NOW);
  assert.deepEqual([payment.nextStep, payment.standing], ['create', 'open']);
  payment.observe(session(), NOW);
  assert.equal(payment.nextStep, 'expire');
  payment.observe(session({ status: 'expired', url: null }), NOW);
  assert.deepEqual([payment.nextStep, payment.standing, payment.state.dueAt], [undefined, 'closed', null]);
});

test('a payment that was closed before it began stays closed, and a Session of it is expired', () => {
  const payment = Payment.closed('order-1', NOW);
  assert.deepEqual([payment.nextStep, payment.standing], [undefined, 'closed']);
  payment.observe(session(), NOW);
  assert.equal(payment.nextStep, 'expire');
});

test('money is received once, however often Stripe tells of it', () => {
  const payment = linkedPayment();
  for (let i = 0; i < 3; i++) payment.observe(paidSession(), NOW);
  payment.observe(session(), NOW);
  assert.deepEqual(payment.takeFacts(), ['received']);
  const { captured, intent, session: stored } = payment.state;
  assert.deepEqual([captured, intent, stored.status, payment.standing], [1700, 'pi_1', 'paid', 'paid']);
});

test('a completed Session without money waits for it, and brings it or does not', () => {
  const payment = linkedPayment();
  payment.observe(session({ status: 'processing', url: null }), NOW);
  assert.deepEqual([payment.standing, payment.state.dueAt], ['open', later(NOW, MINUTE)]);
  payment.close('deadline', NOW);
  assert.deepEqual([payment.nextStep, payment.standing], [undefined, 'open'], 'it cannot be expired any more');
  payment.observe(session({ status: 'failed' }), NOW);
  assert.equal(payment.standing, 'closed');
});

test('money that came in time although the deadline passed is received', () => {
  const payment = linkedPayment();
  payment.close('deadline', NOW);
  payment.observe(paidSession(), NOW);
  assert.deepEqual([payment.takeFacts(), payment.standing], [['received'], 'paid']);
});

test('money that comes for a cancelled order goes back whole, and the order is not told of it', () => {
  const payment = linkedPayment();
  payment.close('cancelled', NOW);
  assert.equal(payment.nextStep, 'expire');
  payment.observe(paidSession(), NOW);
  assert.deepEqual(payment.takeFacts(), []);
  assert.partialDeepStrictEqual(payment.state.refunds, [{ id: 'auto:1', amount: 1700, state: 'requested' }]);
  assert.deepEqual(
    payment.alerts.map(({ kind }) => kind),
    ['late-money'],
  );
  assert.deepEqual([payment.nextStep, payment.standing], ['refund', 'closed']);
});

test('the order is not reminded of money that goes back, whoever answers late that it waits', () => {
  const payment = linkedPayment();
  payment.remindOrder();
  payment.observe(paidSession({ amountTotal: 1600 }), NOW);
  payment.remindOrder();
  assert.deepEqual(payment.takeFacts(), []);
});

test('money of a wrong amount goes back whole', () => {
  const payment = linkedPayment();
  payment.observe(paidSession({ amountTotal: 1600 }), NOW);
  assert.deepEqual(payment.takeFacts(), []);
  assert.equal(payment.state.refunds[0]?.amount, 1600);
  assert.equal(payment.alerts[0]?.kind, 'wrong-money');
});

test('cancelling a paid order gives the money back once, and tells the order of each change', () => {
  const payment = paidPayment();
  payment.close('cancelled', NOW);
  payment.close('cancelled', NOW);
  assert.equal(payment.state.refunds.length, 1);
  assert.equal(payment.refunded, 0);
  takeRefund(payment, { state: 'pending' });
  assert.deepEqual([payment.nextStep, payment.takeFacts()], ['report', []]);
  payment.money((account) => account.reported(payment.state.refundsVersion), NOW);
  assert.equal(payment.nextStep, undefined);
  assert.equal(payment.lookAfter(later(NOW, MINUTE)), 'refund', 'the sweep asks how it goes');
  for (let i = 0; i < 2; i++) takeRefund(payment, {});
  payment.money((account) => account.reported(payment.state.refundsVersion), NOW);
  assert.deepEqual([payment.refunded, payment.takeFacts(), payment.state.dueAt], [1700, [], null]);
});

test('a refund that failed may be asked for anew, never beyond what came in', () => {
  const payment = paidPayment();
  payment.close('cancelled', NOW);
  takeRefund(payment, { state: 'failed' });
  assert.equal(payment.refunded, 0);
  payment.close('cancelled', NOW);
  takeRefund(payment, { refundId: 'auto:2', stripeId: 're_2' });
  payment.close('cancelled', NOW);
  assert.deepEqual(
    payment.state.refunds.map(({ id, state }) => `${id} ${state}`),
    ['auto:1 failed', 'auto:2 succeeded'],
  );
  assert.equal(payment.refunded, 1700);
});

test('a Session at another price is never shown: it is expired, then the order is told', () => {
  for (const over of [{ amountTotal: 1701 }, { currency: 'usd' }]) {
    const payment = openPayment();
    payment.observe(session(over), NOW);
    assert.deepEqual([payment.nextStep, payment.state.closing], ['expire', 'refused']);
    payment.observe(session({ ...over, status: 'expired' }), NOW);
    assert.equal(payment.nextStep, 'give-up');
    payment.orderNotified(NOW);
    assert.deepEqual([payment.nextStep, payment.state.dueAt, payment.standing], [undefined, null, 'closed']);
  }
});

test('what Stripe refuses for good is given up', () => {
  const payment = openPayment();
  payment.refuse('No such price', NOW);
  assert.deepEqual([payment.nextStep, payment.standing, payment.state.refusal], ['give-up', 'closed', 'No such price']);
});

test('a request that grew too old is sent anew under another key', () => {
  const payment = openPayment();
  assert.equal(sessionKey(payment.state), 'order-1:1:session');
  const request = { ...REQUEST, expires_at: 1 };
  payment.renewRequest(request, 1);
  assert.deepEqual([sessionKey(payment.state), payment.nextStep], ['order-1:2:session', 'create']);
  payment.renewRequest(REQUEST, 1);
  assert.deepEqual(
    [sessionKey(payment.state), payment.state.session.request],
    ['order-1:2:session', request],
    'once for two',
  );
  payment.observe(session(), NOW);
  payment.renewRequest(REQUEST, 2);
  assert.equal(sessionKey(payment.state), 'order-1:2:session', 'and not where it was made after all');
});

test('the order is asked what becomes of its money until it has taken it', () => {
  const payment = paidPayment();
  const due = later(NOW, 10 * SECOND);
  assert.equal(payment.lookAfter(due), 'ask-order');
  payment.remindOrder();
  assert.deepEqual(payment.takeFacts(), ['received']);
  assert.ok(payment.state.dueAt, 'it asks again');
  payment.accept(NOW);
  assert.equal(payment.state.dueAt, null);
});

test('a Session expires with its order, within what Stripe allows', () => {
  const minutes = (payBefore: number) => (sessionExpiry(later(NOW, payBefore), NOW).getTime() - NOW.getTime()) / MINUTE;
  assert.equal(minutes(45 * MINUTE), 45);
  assert.equal(minutes(5 * MINUTE), 31, 'Stripe wants at least 30 minutes');
  assert.equal(minutes(-HOUR), 31);
  assert.equal(minutes(40 * HOUR), 24 * 60 - 1, 'and at most 24 hours');
});

test('the longer an open Session brings no news, the more seldom it is read', () => {
  const payment = linkedPayment();
  const waits = Array.from({ length: 5 }, () => {
    const now = payment.state.dueAt as Date;
    assert.equal(payment.lookAfter(now), 'read');
    payment.observe(session(), now);
    return (payment.state.dueAt as Date).getTime() - now.getTime();
  });
  assert.ok((waits[4] as number) > 5 * (waits[0] as number), `waits grow: ${waits}`);
});
