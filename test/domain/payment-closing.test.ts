import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LEASE } from '../../kernel/agenda.ts';
import { later, MINUTE, SECOND } from '../../kernel/time.ts';
import { Payment } from '../../services/payment/domain/payment.ts';
import { NOW } from '../support/orders.ts';
import { linkedPayment, openPayment, paidPayment, paidSession, session } from '../support/payments.ts';

const SOON = later(NOW, 30 * SECOND);

test('what is to be expired is claimed by whoever closes it, to be expired now; the sweep comes only if they die', () => {
  const payment = linkedPayment();
  payment.close('deadline', SOON);
  assert.equal(payment.nextStep, 'expire');
  assert.deepEqual([payment.state.dueAt, payment.state.claimed], [later(SOON, LEASE), true]);
  assert.equal(payment.lookAfter(later(SOON, LEASE - 1)), undefined);
  assert.equal(payment.lookAfter(later(SOON, LEASE)), 'expire');
});

test('a cancellation stays one, whatever is said after it', () => {
  const payment = linkedPayment();
  payment.close('cancelled', NOW);
  payment.close('deadline', NOW);
  payment.refuse('No such price', NOW);
  assert.deepEqual([payment.state.closing, payment.state.refusal], ['cancelled', 'No such price']);
});

test('a refusal after the deadline is told to the order at once', () => {
  const payment = openPayment();
  payment.close('deadline', NOW);
  payment.refuse('No such price', SOON);
  const { closing, session, dueAt, claimed } = payment.state;
  assert.deepEqual([closing, session.status, payment.nextStep], ['refused', 'none', 'give-up']);
  assert.deepEqual([dueAt, claimed], [later(SOON, LEASE), true], 'by whoever stores it');
});

test('a Session of a wrong price says which', () => {
  const payment = openPayment();
  payment.observe(session({ amountTotal: 1, currency: 'usd' }), NOW);
  assert.equal(payment.state.refusal, 'Stripe prices it at 1 usd');
});

test('a Session that is over is not refused for its price', () => {
  const payment = openPayment();
  payment.observe(session({ amountTotal: 1, status: 'expired' }), NOW);
  assert.deepEqual([payment.state.closing, payment.state.refusal], ['no', null]);
});

test('a payment closed before it began gives back whatever comes', () => {
  const payment = Payment.closed('order-1', NOW);
  assert.deepEqual([payment.state.closing, payment.state.notified], ['cancelled', true]);
  payment.observe(paidSession(), NOW);
  assert.equal(payment.nextStep, 'refund');
});

test('ten seconds after its money came the order is asked whether it has heard', () => {
  const payment = linkedPayment();
  payment.observe(paidSession(), SOON);
  assert.deepEqual(payment.state.dueAt, later(SOON, 10 * SECOND));
});

test('where nothing is open a look ends the looking', () => {
  const payment = paidPayment();
  payment.accept(NOW);
  payment.remindOrder();
  const idle = Payment.fromStored({ ...payment.state, dueAt: NOW }, 1);
  assert.deepEqual([idle.lookAfter(NOW), idle.state.dueAt], [undefined, null]);
});

test('a Session that failed brings nothing, even if Stripe should say so later', () => {
  const payment = linkedPayment();
  payment.observe(session({ status: 'failed' }), NOW);
  payment.observe(paidSession(), NOW);
  assert.deepEqual([payment.state.captured, payment.state.session.status], [0, 'failed']);
});

test('a Session whose answer was lost is taken for what it is by now', () => {
  const payment = openPayment();
  payment.observe(session({ status: 'processing', url: null }), NOW);
  assert.deepEqual([payment.state.session.status, payment.state.dueAt], ['processing', later(NOW, MINUTE)]);
});
