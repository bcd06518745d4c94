import assert from 'node:assert/strict';
import { test } from 'node:test';
import { later, MINUTE } from '../../kernel/time.ts';
import { isKnownMoney } from '../../services/payment/domain/sessions.ts';
import { NOW } from '../support/orders.ts';
import {
  alertKinds,
  linkedPayment,
  openPayment,
  paidPayment,
  paidSession,
  refundRows,
  session,
} from '../support/payments.ts';

test('money of the right amount in another currency is wrong money, and goes back', () => {
  const payment = linkedPayment();
  payment.observe(paidSession({ currency: 'usd' }), NOW);
  assert.deepEqual([payment.standing, alertKinds(payment)], ['closed', ['wrong-money']]);
  assert.deepEqual(refundRows(payment), ['auto:1 1700 requested']);
});

test('a Session that is being processed is not open again when older news comes late, but may be paid', () => {
  const payment = linkedPayment();
  payment.observe(session({ status: 'processing' }), NOW);
  payment.observe(session({ status: 'open' }), NOW);
  assert.equal(payment.state.session.status, 'processing');
  payment.observe(paidSession(), NOW);
  assert.equal(payment.standing, 'paid');
  payment.observe(session({ status: 'failed' }), NOW);
  assert.equal(payment.state.session.status, 'paid', 'what is over stays as it is');
});

test('several other Sessions of an order are told apart, and each that was paid is given back once', () => {
  const payment = paidPayment();
  payment.observe(session({ id: 'cs_2' }), NOW);
  payment.observe(session({ id: 'cs_3' }), NOW);
  const three = paidSession({ id: 'cs_3', intent: 'pi_3', amountTotal: 300 });
  for (let i = 0; i < 2; i++) payment.observe(three, NOW);
  payment.observe(session({ id: 'cs_3', status: 'expired' }), NOW);
  assert.deepEqual(
    payment.state.otherSessions.map(({ id, status }) => `${id} ${status}`),
    ['cs_2 open', 'cs_3 paid'],
  );
  assert.deepEqual([refundRows(payment), alertKinds(payment)], [['auto:1 300 requested'], ['double-money']]);
});

test('a payment knows the money of its Session and of the others that were paid, and no other', () => {
  const payment = paidPayment();
  payment.observe(session({ id: 'cs_2', intent: 'pi_2' }), NOW);
  payment.observe(paidSession({ id: 'cs_3', intent: 'pi_3' }), NOW);
  const known = (intent: string) => isKnownMoney(payment.state, intent);
  assert.deepEqual(['pi_1', 'pi_2', 'pi_3', 'pi_4'].map(known), [true, false, true, false]);
});

test('a second Session that was free brought no money to give back', () => {
  const payment = paidPayment();
  payment.observe(paidSession({ id: 'cs_2', intent: null, amountTotal: 0 }), NOW);
  assert.deepEqual(refundRows(payment), []);
});

test('a Session that Stripe has lost brings nothing; should it turn up after all, its money is taken in', () => {
  const payment = linkedPayment();
  payment.observe(session({ id: 'cs_2' }), NOW);
  for (const id of ['cs_1', 'cs_2']) payment.forget(id, NOW);
  assert.deepEqual([payment.standing, payment.state.otherSessions, payment.state.dueAt], ['closed', [], null]);
  payment.observe(paidSession({ id: 'cs_2', intent: 'pi_2' }), NOW);
  assert.deepEqual(refundRows(payment), ['auto:1 1700 requested']);
  payment.observe(paidSession(), NOW);
  assert.deepEqual([payment.standing, payment.takeFacts()], ['paid', ['received']]);
  for (const id of ['cs_1', 'cs_2']) payment.forget(id, NOW);
  assert.deepEqual(
    [payment.standing, payment.state.otherSessions.length],
    ['paid', 1],
    'whoever says so late changes nothing',
  );
  assert.equal(payment.state.session.status, 'paid');
});

test('an attempt is spoilt when that is first said of it, and another attempt is not', () => {
  const payment = openPayment();
  const spoiltAt = () => payment.state.session.spoiltAt;
  payment.spoil(1, NOW);
  payment.spoil(1, later(NOW, MINUTE));
  assert.deepEqual(spoiltAt(), NOW, 'a Session of it was made before that');
  payment.renewRequest({ new: true }, 1);
  payment.spoil(1, later(NOW, MINUTE));
  assert.equal(spoiltAt(), null);
});
