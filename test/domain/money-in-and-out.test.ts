import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isRefusal } from '../../kernel/domain-error.ts';
import { later, SECOND } from '../../kernel/time.ts';
import { MAY_CANCEL, NEXT, type OrderStatus } from '../../services/order/domain/order-status.ts';
import { COLLECT_WITHIN, NOW, placedOrder } from '../support/orders.ts';
import { openPayment, paidSession, session, takeRefund } from '../support/payments.ts';

const ORDER_MOVES = ['awaitPayment', 'markPaid', 'startCooking', 'markCooked', 'recall', 'complete', 'look'] as const;
const CANCELS = Object.keys(MAY_CANCEL) as (keyof typeof MAY_CANCEL)[];
const orderMove = fc.constantFrom(...ORDER_MOVES, ...CANCELS);

function tryMove(order: ReturnType<typeof placedOrder>, move: string, now: Date): void {
  const moves: Record<string, () => void> = {
    awaitPayment: () => order.awaitPayment('https://pay/1', now),
    markPaid: () => order.markPaid(1700, 'eur', now),
    startCooking: () => order.startCooking(now),
    markCooked: () => order.markCooked(COLLECT_WITHIN, now),
    recall: () => order.recall(now),
    complete: () => order.complete('staff', now),
    look: () => order.lookAfter(now),
  };
  try {
    (moves[move] ?? (() => order.cancel(move as (typeof CANCELS)[number], undefined, now)))();
  } catch (error) {
    if (!isRefusal(error)) throw error;
  }
}

test('whatever is tried, an order moves only as the table says and is over for good when it is over', () => {
  fc.assert(
    fc.property(fc.array(orderMove, { maxLength: 30 }), (moves) => {
      const order = placedOrder();
      for (const [step, move] of moves.entries()) {
        const from: OrderStatus = order.state.status;
        tryMove(order, move, later(NOW, step * 600 * SECOND));
        const to = order.state.status;
        assert.ok(from === to || NEXT[from].includes(to), `${from} -> ${to}`);
      }
      const { status, timeline, units, dueAt } = order.state;
      assert.equal(timeline.at(-1)?.status, status);
      assert.equal(units === 'kept', status !== 'cancelled');
      assert.equal(dueAt === null, status === 'completed', 'somebody looks after what is not over');
    }),
    { numRuns: 2000 },
  );
});

const paymentMove = fc.constantFrom(
  'open',
  'processing',
  'paid',
  'wrong',
  'failed',
  'expired',
  'told',
  'deadline',
  'cancelled',
  'look',
  'accept',
  'refunded',
  'refund-failed',
);

function movePayment(payment: ReturnType<typeof openPayment>, move: string, now: Date): void {
  const moves: Record<string, () => void> = {
    told: () => payment.orderNotified(now),
    accept: () => payment.accept(now),
    deadline: () => payment.close('deadline', now),
    cancelled: () => payment.close('cancelled', now),
    look: () => payment.lookAfter(now),
    paid: () => payment.observe(paidSession(), now),
    wrong: () => payment.observe(paidSession({ amountTotal: 9900 }), now),
    refunded: () => endRefund(payment, 'succeeded', now),
    'refund-failed': () => endRefund(payment, 'failed', now),
  };
  (moves[move] ?? (() => payment.observe(session({ status: move as 'open' }), now)))();
}

function endRefund(payment: ReturnType<typeof openPayment>, state: 'succeeded' | 'failed', now: Date): void {
  const moving = payment.state.refunds.find((refund) => refund.state === 'requested' || refund.state === 'pending');
  if (moving) takeRefund(payment, { ...moving, refundId: moving.id, stripeId: `re_${moving.id}`, state }, now);
}

test('whatever happens to a payment, no more goes back than came in, and a cancelled order keeps no money', () => {
  fc.assert(
    fc.property(fc.array(paymentMove, { maxLength: 30 }), (moves) => {
      const payment = openPayment();
      let facts: string[] = [];
      for (const [step, move] of moves.entries()) {
        movePayment(payment, move, later(NOW, step * 60 * SECOND));
        facts = [...facts, ...payment.takeFacts()];
        const { captured, refunds } = payment.state;
        const onTheWay = refunds.filter(({ state }) => state !== 'failed').reduce((sum, { amount }) => sum + amount, 0);
        assert.ok(onTheWay <= captured, `${onTheWay} of ${captured} goes back`);
        assert.ok(payment.refunded <= onTheWay);
        if (move === 'cancelled') assert.equal(onTheWay, captured);
      }
      assert.ok(facts.filter((fact) => fact === 'received').length <= 1);
    }),
    { numRuns: 2000 },
  );
});
