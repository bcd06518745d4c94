import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LEASE } from '../../kernel/agenda.ts';
import { later, MINUTE, SECOND } from '../../kernel/time.ts';
import type { StoredNotice } from '../../services/payment/domain/payment-state.ts';
import { NOW } from '../support/orders.ts';
import { linkedPayment, openPayment, paidPayment } from '../support/payments.ts';

const notice = (id: string, sessionId: string | null = null): StoredNotice => {
  return { id, sessionId, refundId: sessionId === null ? 're_1' : null, disputeId: null, receivedAt: NOW };
};

test('what Stripe told of is noted once, claimed by whoever stores it, and stays until it was looked at', () => {
  const payment = linkedPayment();
  assert.deepEqual([payment.notice(notice('a', 'cs_1'), NOW), payment.notice(notice('a', 'cs_1'), NOW)], [true, false]);
  assert.deepEqual([payment.nextStep, payment.state.dueAt, payment.state.claimed], ['notice', later(NOW, LEASE), true]);
  payment.notice(notice('b'), NOW);
  payment.noticed(['a'], NOW);
  assert.deepEqual([payment.nextStep, payment.state.notices], ['notice', [notice('b')]]);
  payment.noticed(['b'], NOW);
  assert.equal(payment.nextStep, undefined);
});

test('a notice of a Session that is over can be no news; one of another Session, or of a refund, can', () => {
  const payment = paidPayment();
  assert.equal(payment.notice(notice('a', 'cs_1'), NOW), false);
  assert.deepEqual([payment.notice(notice('b', 'cs_2'), NOW), payment.notice(notice('c'), NOW)], [true, true]);
});

test('past fifty notices that wait Stripe is told to come again; one that is noted already is no more than before', () => {
  const payment = linkedPayment();
  for (let nth = 1; nth <= 50; nth++) assert.equal(payment.notice(notice(`n${nth}`), NOW), true);
  const tooMany = { name: 'Unavailable', message: '50 notices of order-1 wait' };
  assert.throws(() => payment.notice(notice('n51'), NOW), tooMany);
  assert.equal(payment.notice(notice('n50'), NOW), false);
  assert.equal(payment.state.notices.length, 50);
});

test('what failed is tried again later each time; where Stripe only wants to be asked slower, the try does not count', () => {
  const payment = openPayment();
  payment.postpone(NOW, true);
  assert.deepEqual([payment.state.tries, payment.state.claimed], [1, false]);
  payment.postpone(NOW, false);
  assert.equal(payment.state.tries, 1);
  assert.ok((payment.state.dueAt ?? NOW) > later(NOW, 3 * SECOND));
  const idle = linkedPayment();
  idle.postpone(NOW, true);
  assert.deepEqual(idle.state.dueAt, later(NOW, MINUTE), 'where nothing is to be done, nothing is put off');
});

test('when Stripe is back, who waits to ask for a Session asks then, and not who is asking now or has one', () => {
  const [waiting, asking, linked] = [openPayment(), openPayment(), linkedPayment()];
  waiting.postpone(NOW, true);
  for (const payment of [waiting, asking, linked]) payment.wake(later(NOW, 10));
  const { dueAt, tries } = waiting.state;
  assert.deepEqual([dueAt, tries], [later(NOW, 10), 0]);
  assert.deepEqual([asking.state.dueAt, linked.state.dueAt], [later(NOW, LEASE), later(NOW, MINUTE)]);
});
