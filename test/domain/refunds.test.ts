import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LEASE } from '../../kernel/agenda.ts';
import { later } from '../../kernel/time.ts';
import { NOW } from '../support/orders.ts';
import {
  alertKinds,
  askBack,
  inDashboard,
  linkedPayment,
  paidPayment,
  refundRows,
  takeRefund,
} from '../support/payments.ts';

test('parts add up, the last may be "all that is left", and never is more given back than came', () => {
  const payment = paidPayment();
  askBack(payment, 'a', 500);
  assert.deepEqual([payment.state.dueAt, payment.state.claimed], [later(NOW, LEASE), true], 'Stripe is asked at once');
  takeRefund(payment, { refundId: 'a', amount: 500, state: 'pending' });
  askBack(payment, 'b', 1000);
  assert.throws(() => askBack(payment, 'c', 201), {
    code: 'REFUND_TOO_MUCH',
    data: { amount: 201, left: 200, orderId: 'order-1' },
  });
  askBack(payment, 'c');
  assert.deepEqual(refundRows(payment), ['a 500 pending', 'b 1000 requested', 'c 200 requested']);
  assert.throws(() => askBack(payment, 'd'), { code: 'REFUND_TOO_MUCH' });
  assert.throws(() => askBack(payment, 'd', 1), { code: 'REFUND_TOO_MUCH' });
  assert.equal(payment.nextStep, 'refund');
});

test('where no money came, none goes back', () => {
  const payment = linkedPayment();
  for (const amount of [undefined, 1]) assert.throws(() => askBack(payment, 'a', amount), { code: 'REFUND_TOO_MUCH' });
  assert.deepEqual(refundRows(payment), []);
});

test('a refund that failed leaves its money to be given back under another id', () => {
  const payment = paidPayment();
  askBack(payment, 'a');
  takeRefund(payment, { refundId: 'a', state: 'failed' });
  askBack(payment, 'b');
  assert.deepEqual(refundRows(payment), ['a 1700 failed', 'b 1700 requested']);
});

test('a refund made in the dashboard is adopted under its Stripe id, once, and counts', () => {
  const payment = paidPayment();
  for (let i = 0; i < 3; i++) payment.money((account) => account.take([inDashboard(1000)], NOW), NOW);
  assert.deepEqual(refundRows(payment), ['re_desk 1000 succeeded']);
  assert.deepEqual([payment.refunded, payment.nextStep], [1000, 'report']);
  assert.throws(() => askBack(payment, 'a', 701), { code: 'REFUND_TOO_MUCH' });
  askBack(payment, 'a');
  assert.equal(refundRows(payment)[1], 'a 700 requested');
});

test('a refund of money that this order never brought is left alone', () => {
  const payment = paidPayment();
  takeRefund(payment, { stripeId: 're_x', refundId: null, intent: 'pi_other' });
  assert.deepEqual([refundRows(payment), payment.refunded, payment.nextStep], [[], 0, undefined]);
});

test('a refund only moves on: what Stripe said before, arriving late, changes nothing', () => {
  const payment = paidPayment();
  askBack(payment, 'a', 500);
  takeRefund(payment, { refundId: 'a', amount: 500 });
  const { refundsVersion } = payment.state;
  takeRefund(payment, { refundId: 'a', amount: 500, state: 'pending' });
  assert.deepEqual([refundRows(payment), payment.state.refundsVersion], [['a 500 succeeded'], refundsVersion]);
});

test('a refund that succeeded may still fail at the bank: that is told, and somebody is alerted', () => {
  const payment = paidPayment();
  askBack(payment, 'a', 500);
  takeRefund(payment, { refundId: 'a', amount: 500 });
  const { refundsVersion } = payment.state;
  takeRefund(payment, { refundId: 'a', amount: 500, state: 'failed' });
  takeRefund(payment, { refundId: 'a', amount: 500 });
  assert.deepEqual([refundRows(payment), payment.refunded], [['a 500 failed'], 0]);
  assert.deepEqual([payment.state.refundsVersion, payment.nextStep], [refundsVersion + 1, 'report']);
  assert.deepEqual(alertKinds(payment), ['refund-failed']);
});

test('after a part was given back, a cancellation gives the rest back', () => {
  const payment = paidPayment();
  askBack(payment, 'a', 500);
  takeRefund(payment, { refundId: 'a', amount: 500 });
  assert.equal(payment.standing, 'paid', 'the order still has its money');
  payment.close('cancelled', NOW);
  assert.deepEqual(refundRows(payment), ['a 500 succeeded', 'auto:2 1200 requested']);
});

test('the order is told of each change once, and again of what changed meanwhile', () => {
  const payment = paidPayment();
  askBack(payment, 'a', 500);
  takeRefund(payment, { refundId: 'a', amount: 500, state: 'pending' });
  const told = payment.state.refundsVersion;
  takeRefund(payment, { refundId: 'a', amount: 500 });
  payment.money((account) => account.reported(told), NOW);
  assert.equal(payment.nextStep, 'report');
  payment.money((account) => account.reported(payment.state.refundsVersion), NOW);
  payment.money((account) => account.reported(told), NOW);
  assert.equal(payment.nextStep, undefined, 'an answer that comes late takes nothing back');
});

test("a refund that Stripe has under way is known by Stripe's id from then on, which is news for the order", () => {
  const payment = paidPayment();
  askBack(payment, 'a', 500);
  askBack(payment, 'b', 600);
  const { refundsVersion } = payment.state;
  takeRefund(payment, { stripeId: 're_b', refundId: 'b', amount: 600, state: 'pending' });
  assert.deepEqual(refundRows(payment), ['a 500 requested', 'b 600 pending']);
  takeRefund(payment, { stripeId: 're_b', refundId: null, amount: 600 });
  assert.deepEqual(refundRows(payment), ['a 500 requested', 'b 600 succeeded']);
  assert.equal(payment.state.refundsVersion, refundsVersion + 2);
});

test('the order is told again of refunds that it does not show, where there are any', () => {
  const payment = paidPayment();
  const showAgain = () => payment.money((account) => account.showAgain(), NOW);
  showAgain();
  assert.equal(payment.nextStep, undefined);
  takeRefund(payment, { refundId: null });
  payment.money((account) => account.reported(payment.state.refundsVersion), NOW);
  assert.equal(payment.nextStep, undefined);
  showAgain();
  assert.equal(payment.nextStep, 'report');
});

test('an id that was asked for a part does not ask for all, nor the other way round', () => {
  const payment = paidPayment();
  askBack(payment, 'part', 500);
  askBack(payment, 'rest');
  for (const again of [() => askBack(payment, 'part', 500), () => askBack(payment, 'rest')]) again();
  assert.throws(() => askBack(payment, 'part'), { code: 'IDEMPOTENCY_KEY_REUSED' });
  assert.throws(() => askBack(payment, 'rest', 1), { code: 'IDEMPOTENCY_KEY_REUSED' });
  assert.deepEqual(refundRows(payment), ['part 500 requested', 'rest 1200 requested']);
});

test("why a refund failed is kept in Stripe's words, and told with the refund", () => {
  const payment = paidPayment();
  askBack(payment, 'a', 500);
  takeRefund(payment, { refundId: 'a', amount: 500, state: 'failed', failure: 'lost_or_stolen_card' });
  assert.equal(payment.state.refunds[0]?.failure, 'lost_or_stolen_card');
  assert.equal(payment.alerts[0]?.message, 'the refund a of 500 failed: lost_or_stolen_card');
  takeRefund(payment, { stripeId: 're_2', refundId: null, amount: 1, state: 'failed', failure: 'unknown' });
  assert.match(payment.alerts[1]?.message ?? '', /re_2 of 1 failed: unknown/);
  askBack(payment, 'b', 500);
  payment.money((account) => account.refused('b', 'the charge is disputed', [], NOW), NOW);
  assert.equal(payment.state.refunds[2]?.failure, 'the charge is disputed');
});
