import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ServiceBroker } from 'moleculer';
import { later, MINUTE, SECOND } from '../../kernel/time.ts';
import { exposition } from '../../platform/telemetry/exposition.ts';
import { meterOf } from '../../platform/telemetry/meter.ts';
import { Ticket } from '../../services/kitchen/domain/ticket.ts';
import { measurePromises } from '../../services/kitchen/infrastructure/ticket-metrics.ts';
import { Order } from '../../services/order/domain/order.ts';
import { countOrders } from '../../services/order/infrastructure/order-metrics.ts';
import type { Payment } from '../../services/payment/domain/payment.ts';
import type { Refund } from '../../services/payment/domain/refund.ts';
import { countRefunds, errorKind } from '../../services/payment/infrastructure/payment-metrics.ts';
import { Scraped } from '../support/metrics.ts';
import { COLLECT_WITHIN, NOW, placedOrder } from '../support/orders.ts';
import { openPayment } from '../support/payments.ts';

function counting() {
  const broker = new ServiceBroker({ logger: false, metrics: { enabled: true, reporter: [] } });
  return { meter: meterOf(broker), seen: () => new Scraped(exposition(broker.metrics)) };
}

/** Applies each of these writes to an order, and tells whoever counts what was stored. */
function orders(...writes: ((order: Order) => void)[]): Scraped {
  const { meter, seen } = counting();
  const count = countOrders(meter);
  let order = placedOrder();
  count(undefined, order);
  for (const write of writes) {
    const before = order;
    order = Order.copy(before);
    write(order);
    count(before, order);
  }
  return seen();
}
const at = (minutes: number) => later(NOW, minutes * MINUTE);

test('moves that were stored in one write are counted one by one, with the time spent in each status', () => {
  const seen = orders((order) => {
    order.awaitPayment('https://pay/1', later(NOW, 2 * SECOND));
    order.markPaid(1700, 'eur', at(1));
  });
  const moves = seen.by('status', 'comanda_orders_total');
  assert.deepEqual([moves.pending, moves.waiting_for_payment, moves.paid, moves.cancelled], [1, 1, 1, 0]);
  const spent = seen.by('status', 'comanda_order_status_duration_seconds_sum');
  assert.deepEqual(spent, { pending: 2, waiting_for_payment: 58 });
  assert.equal(seen.value('comanda_takings_minor_units_total', { currency: 'eur' }), 1700);
});

test('an order that is recalled is in its status twice, and paid once', () => {
  const seen = orders(
    (order) => order.markPaid(1700, 'eur', at(1)),
    (order) => order.startCooking(at(2)),
    (order) => order.markCooked(COLLECT_WITHIN, at(5)),
    (order) => order.recall(at(6)),
    (order) => order.markCooked(COLLECT_WITHIN, at(8)),
    (order) => order.complete('staff', at(9)),
  );
  const moves = seen.by('status', 'comanda_orders_total');
  assert.deepEqual([moves.paid, moves.preparing, moves.cooked, moves.completed], [1, 2, 2, 1]);
  const spent = seen.by('status', 'comanda_order_status_duration_seconds_sum');
  assert.deepEqual([spent.preparing, spent.cooked], [5 * 60, 2 * 60]);
  assert.equal(seen.value('comanda_takings_minor_units_total', { currency: 'eur' }), 1700);
});

test('a line of the timeline that only notes something is no move', () => {
  const refunds = [{ id: 'r1', amount: 5, state: 'pending', reason: 'cold' }] as const;
  const seen = orders(
    (order) => order.markPaid(1700, 'eur', at(1)),
    (order) => order.noteRefunds(1, refunds, at(2)),
    (order) => order.startCooking(at(3)),
  );
  assert.equal(seen.by('status', 'comanda_orders_total').paid, 1);
  assert.equal(seen.by('status', 'comanda_order_status_duration_seconds_sum').paid, 120);
});

test('an order that was given up before it was placed is cancelled, and was in no other status', () => {
  const { meter, seen } = counting();
  countOrders(meter)(undefined, Order.givenUp('order-9', NOW));
  assert.equal(seen().by('status', 'comanda_orders_total').cancelled, 1);
  assert.deepEqual(seen().by('status', 'comanda_order_status_duration_seconds_sum'), {});
});

test('each move of a refund is counted once, and its money when it went back', () => {
  const { meter, seen } = counting();
  const count = countRefunds(meter);
  const withRefunds = (...states: Refund['state'][]): Payment => {
    const refunds = states.map((state, i) => ({ id: `r${i}`, amount: 100 * (i + 1), state }));
    const { state } = openPayment();
    return { state: { ...state, refunds } } as unknown as Payment;
  };
  const stored: Refund['state'][][] = [
    ['requested'],
    ['requested'],
    ['pending', 'requested'],
    ['succeeded', 'failed'],
    ['succeeded', 'failed'],
  ];
  stored.reduce<Payment | undefined>((before, states) => {
    const after = withRefunds(...states);
    count(before, after);
    return after;
  }, undefined);
  const moves = { requested: 2, pending: 1, succeeded: 1, failed: 1 };
  assert.deepEqual(seen().by('state', 'comanda_refunds_total'), moves);
  assert.equal(seen().value('comanda_refunds_minor_units_total', { currency: 'eur' }), 100);
});

test('what Stripe did not do is told apart by kind', () => {
  const kinds = [200, 302, 400, 401, 402, 403, 404, 409, 429, 500, 503].map(errorKind);
  const [none, refused, key, fault] = [undefined, 'refused', 'key', 'fault'];
  const expected = [none, none, refused, key, refused, key, 'missing', 'conflict', 'too-often', fault, fault];
  assert.deepEqual(kinds, expected);
});

test('how far a promise was off is measured once a meal, by the first promise, early and late apart', () => {
  const { meter, seen } = counting();
  const measure = measurePromises(meter);
  const cooked = (...moves: ((ticket: Ticket) => void)[]) => {
    let ticket = Ticket.open('order-1', [], NOW);
    measure(undefined, ticket);
    for (const move of moves) {
      const before = ticket;
      ticket = Ticket.copy(before);
      move(ticket);
      measure(before, ticket);
      ticket.orderNotified(ticket.state.moves, COLLECT_WITHIN, NOW);
    }
  };
  const promise = (minutes: number) => (ticket: Ticket) => ticket.promise(at(minutes), NOW);
  const start = (ticket: Ticket) => void ticket.start(null, NOW);
  const finish = (minutes: number) => (ticket: Ticket) => ticket.finish(at(minutes));
  cooked(promise(10), promise(20), start, finish(13), (ticket) => ticket.recall(NOW), finish(30));
  cooked(promise(10), start, finish(8));
  cooked(start, finish(8));
  assert.deepEqual(seen().by('cooked', 'comanda_promise_off_seconds_count'), { late: 1, early: 1 });
  assert.deepEqual(seen().by('cooked', 'comanda_promise_off_seconds_sum'), { late: 3 * 60, early: 2 * 60 });
});
