import assert from 'node:assert/strict';
import { test } from 'node:test';
import { later, MINUTE } from '../../kernel/time.ts';
import { Unavailable } from '../../kernel/unavailable.ts';
import type { Dispute } from '../../services/payment/domain/dispute.ts';
import type { Payment } from '../../services/payment/domain/payment.ts';
import { NOW, orderIn } from '../support/orders.ts';
import { alertKinds, dispute, linkedPayment, paidPayment, paidSession } from '../support/payments.ts';

const take = (payment: Payment, ...known: Dispute[]) => payment.money((account) => account.dispute(known), NOW);
const rows = ({ state }: Payment) => state.disputes.map(({ id, status }) => `${id} ${status}`);

test('a dispute is noted once, raises an alert, and the order is to hear of it until it has', () => {
  const payment = paidPayment();
  for (let nth = 0; nth < 3; nth++) take(payment, dispute());
  assert.deepEqual([rows(payment), alertKinds(payment)], [['du_1 needs_response'], ['dispute']]);
  assert.deepEqual([payment.steps, payment.state.claimed], [['report-disputes'], true]);
  const { disputesVersion } = payment.state;
  take(payment, dispute({ status: 'under_review' }));
  payment.money((account) => account.disputesReported(disputesVersion), NOW);
  assert.deepEqual(payment.steps, ['report-disputes'], 'it has heard of an earlier change only');
  payment.money((account) => account.disputesReported(payment.state.disputesVersion), NOW);
  assert.deepEqual(payment.steps, []);
});

test('a dispute that is won raises no further alert; one that is lost, or appealed after that, does', () => {
  const [won, lost] = [paidPayment(), paidPayment()];
  for (const payment of [won, lost]) take(payment, dispute());
  take(won, dispute({ status: 'won' }));
  take(lost, dispute({ status: 'lost' }), dispute({ status: 'appeal_under_review' }));
  assert.deepEqual([rows(won), alertKinds(won)], [['du_1 won'], ['dispute']]);
  assert.deepEqual([rows(lost), alertKinds(lost)], [['du_1 appeal_under_review'], ['dispute', 'dispute', 'dispute']]);
});

test('what one node read of a dispute does not undo what another read later', () => {
  const rank = ['warning_under_review', 'warning_closed', 'under_review', 'lost'];
  for (const [nth, known] of rank.entries())
    for (const seen of ['warning_needs_response', ...rank.slice(0, nth)]) {
      const payment = paidPayment();
      take(payment, dispute({ status: known }));
      const { disputesVersion } = payment.state;
      take(payment, dispute({ status: seen }));
      const isStale = known !== 'warning_under_review';
      assert.equal(rows(payment)[0], `du_1 ${isStale ? known : seen}`);
      assert.equal(payment.state.disputesVersion, disputesVersion + (isStale ? 0 : 1));
    }
});

test('a dispute that was read before another news of it was stored is to be read again', () => {
  const payment = paidPayment();
  take(payment, dispute());
  const { disputes } = payment.state;
  take(payment, dispute({ status: 'under_review' }));
  const late = (id: string) => payment.money((account) => account.dispute([dispute({ id })], disputes), NOW);
  assert.throws(() => late('du_1'), Unavailable);
  late('du_2');
  assert.deepEqual(
    rows(payment),
    ['du_1 under_review', 'du_2 needs_response'],
    'another dispute is no news of this one',
  );
});

test('an inquiry that was closed may still become a dispute, and a status that is new to us is taken as it is', () => {
  const payment = paidPayment();
  const seen = ['warning_closed', 'needs_response', 'lost', 'won', 'new_to_us', 'lost'];
  for (const status of seen) {
    take(payment, dispute({ status }));
    assert.deepEqual(rows(payment), [`du_1 ${status}`]);
  }
});

test('a dispute of money that is not known here changes nothing; one of a second Session is noted', () => {
  const payment = paidPayment();
  take(payment, dispute({ intent: 'pi_other' }));
  assert.deepEqual([rows(payment), payment.steps], [[], []]);
  payment.observe(paidSession({ id: 'cs_2', intent: 'pi_2' }), NOW);
  take(payment, dispute({ intent: 'pi_2' }));
  assert.deepEqual(rows(payment), ['du_1 needs_response']);
});

test('a dispute moves no money and closes nothing, and at most fifty of a payment are kept', () => {
  const payment = paidPayment();
  take(payment, ...Array.from({ length: 60 }, (_, nth) => dispute({ id: `du_${nth}`, status: 'lost' })));
  const { disputes, refunds, closing } = payment.state;
  assert.deepEqual([disputes.length, refunds.length, closing, payment.standing], [50, 0, 'no', 'paid']);
});

test('an order that does not show its disputes is told again, and one without any is not', () => {
  const [disputed, other] = [paidPayment(), linkedPayment()];
  take(disputed, dispute());
  disputed.money((account) => account.disputesReported(disputed.state.disputesVersion), NOW);
  for (const payment of [disputed, other]) payment.money((account) => account.showAgain(), NOW);
  assert.deepEqual([disputed.steps, other.steps], [['report-disputes'], []]);
});

test('an order keeps what payment said last of its disputes, and its customer is told nothing', () => {
  const order = orderIn('cooked');
  const { timeline, updatedAt } = order.state;
  const note = (status: string) => [{ id: 'du_1', amount: 1700, reason: 'fraudulent', status }];
  order.noteDisputes(2, note('lost'));
  for (const version of [1, 2]) order.noteDisputes(version, note('needs_response'));
  assert.deepEqual(order.state.disputes, note('lost'));
  assert.deepEqual([order.state.timeline, order.state.updatedAt], [timeline, updatedAt]);
  order.noteRefunds(1, [], later(NOW, MINUTE));
  assert.deepEqual(order.state.disputes, note('lost'), 'the two are counted apart');
});
