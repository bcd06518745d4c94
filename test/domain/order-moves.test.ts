import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DomainError } from '../../kernel/domain-error.ts';
import type { Order } from '../../services/order/domain/order.ts';
import { NEXT, type OrderStatus } from '../../services/order/domain/order-status.ts';
import { ORDER_STATUSES } from '../../services/order/order.contract.ts';
import { COLLECT_WITHIN, NOW, orderIn } from '../support/orders.ts';

const STATUSES = Object.keys(NEXT) as OrderStatus[];

const MOVES: Record<string, (order: Order) => void> = {
  awaitPayment: (order) => order.awaitPayment('https://pay/1', NOW),
  markPaid: (order) => order.markPaid(1700, 'eur', NOW),
  promise: (order) => order.promise({ readyAt: NOW, lateAfter: 1, now: NOW }),
  startCooking: (order) => order.startCooking(NOW),
  markCooked: (order) => order.markCooked(COLLECT_WITHIN, NOW),
  recall: (order) => order.recall(NOW),
  complete: (order) => order.complete('staff', NOW),
  'cancel by customer': (order) => order.cancel('customer', undefined, NOW),
  'cancel by staff': (order) => order.cancel('staff', undefined, NOW),
  'cancel by payment': (order) => order.cancel('payment', undefined, NOW),
  'cancel by sweep': (order) => order.cancel('sweep', undefined, NOW),
};

/** What each move comes to, status by status in the order of NEXT: the status it leads to, `-` nothing, `x` illegal, `c` cancelled. */
const TABLE: Record<string, string> = {
  awaitPayment: 'waiting_for_payment - - - - - c',
  markPaid: 'paid paid - - - - cancelled',
  promise: '- - paid preparing - - c',
  startCooking: 'x x preparing - x x c',
  markCooked: 'x x x cooked - - c',
  recall: 'x x x - preparing x c',
  complete: 'x x x x completed - c',
  'cancel by customer': 'cancelled cancelled cancelled x x x -',
  'cancel by staff': 'cancelled cancelled cancelled cancelled cancelled x -',
  'cancel by payment': 'cancelled x x x x x -',
  'cancel by sweep': 'cancelled cancelled x x x x -',
};
const REFUSALS: Record<string, string> = { x: 'ORDER_ILLEGAL_MOVE', c: 'ORDER_CANCELLED' };

function attempt(move: (order: Order) => void, order: Order): string {
  const before = JSON.stringify(order.state);
  try {
    move(order);
  } catch (error) {
    assert.ok(error instanceof DomainError);
    assert.equal(JSON.stringify(order.state), before, 'a refusal leaves the order as it was');
    return error.code;
  }
  return JSON.stringify(order.state) === before ? '-' : order.state.status;
}

for (const [name, move] of Object.entries(MOVES)) {
  test(`${name}: what it comes to in every status`, () => {
    const expected = (TABLE[name] ?? '').split(' ').map((outcome) => REFUSALS[outcome] ?? outcome);
    assert.deepEqual(
      STATUSES.map((status) => attempt(move, orderIn(status))),
      expected,
    );
  });
}

test('the table of moves is the one of the design, and the contract names the same statuses', () => {
  assert.deepEqual(NEXT, {
    pending: ['waiting_for_payment', 'paid', 'cancelled'],
    waiting_for_payment: ['paid', 'cancelled'],
    paid: ['preparing', 'cancelled'],
    preparing: ['cooked', 'cancelled'],
    cooked: ['completed', 'preparing', 'cancelled'],
    completed: [],
    cancelled: [],
  });
  assert.deepEqual([...ORDER_STATUSES], STATUSES);
});

test('every move that changes the status leaves its line on the timeline', () => {
  const order = orderIn('completed');
  assert.deepEqual(
    order.state.timeline.map(({ status, by }) => `${status} by ${by}`),
    [
      'pending by customer',
      'waiting_for_payment by payment',
      'paid by payment',
      'preparing by kitchen',
      'cooked by kitchen',
      'completed by staff',
    ],
  );
});

test('a second link does not replace the one the customer has', () => {
  const order = orderIn('waiting_for_payment');
  order.awaitPayment('https://pay/2', NOW);
  assert.equal(order.state.paymentLink, 'https://pay/1');
});
