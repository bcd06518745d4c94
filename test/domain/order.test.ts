import assert from 'node:assert/strict';
import { test } from 'node:test';
import { later, MINUTE, SECOND } from '../../kernel/time.ts';
import { areSame } from '../../services/order/domain/lines.ts';
import { Order } from '../../services/order/domain/order.ts';
import { type OrderStatus, SETTLEMENT } from '../../services/order/domain/order-status.ts';
import { line } from '../support/items.ts';
import { COLLECT_WITHIN, NOW, orderIn, PAY_BEFORE, placedOrder } from '../support/orders.ts';

const minutesFrom = (from: Date, to: Date | null) => ((to?.getTime() ?? Number.NaN) - from.getTime()) / MINUTE;

test('placing, paying and cancelling are facts for the outbox; the other moves are not', () => {
  const order = placedOrder();
  assert.deepEqual(order.takeFacts(), ['created']);
  order.awaitPayment('https://pay/1', NOW);
  assert.deepEqual(order.takeFacts(), []);
  order.markPaid(1700, 'eur', NOW);
  order.markPaid(1700, 'eur', NOW);
  assert.deepEqual(order.takeFacts(), ['paid']);
  order.startCooking(NOW);
  order.cancel('staff', 'burnt', NOW);
  order.cancel('staff', 'burnt', NOW);
  assert.deepEqual(order.takeFacts(), ['cancelled']);
});

test('units of a cancelled order come back to the shelf until cooking begins; from then on they are wasted', () => {
  const expected: [OrderStatus, string][] = [
    ['pending', 'returned'],
    ['waiting_for_payment', 'returned'],
    ['paid', 'returned'],
    ['preparing', 'wasted'],
    ['cooked', 'wasted'],
  ];
  for (const [status, units] of expected) {
    const order = orderIn(status);
    order.cancel('staff', 'closing early', NOW);
    assert.equal(order.state.units, units, status);
    assert.partialDeepStrictEqual(order.state.timeline.at(-1), { by: 'staff', reason: 'closing early' });
  }
});

test('money that arrives for a cancelled order tells of the cancellation again, whatever its amount', () => {
  const order = orderIn('cancelled');
  order.markPaid(1, 'usd', NOW);
  assert.deepEqual(order.takeFacts(), ['cancelled']);
  assert.equal(order.state.status, 'cancelled');
});

test('money that arrives for a cancelled order is late once; said again of an order that was paid before, it is not', () => {
  const late = orderIn('cancelled');
  assert.deepEqual([late.markPaid(1700, 'eur', NOW), late.markPaid(1700, 'eur', NOW)], [true, false]);
  const lateLine = { by: 'payment', reason: 'money came after that, and goes back' };
  assert.partialDeepStrictEqual(late.state.timeline.at(-1), lateLine);
  const paid = orderIn('paid');
  assert.equal(paid.markPaid(1700, 'eur', NOW), false);
  paid.cancel('customer', undefined, NOW);
  assert.equal(paid.markPaid(1700, 'eur', NOW), false);
  assert.partialDeepStrictEqual(paid.state.timeline.at(-1), { by: 'customer', reason: null });
});

test('money of another amount or currency is refused and changes nothing', () => {
  for (const [captured, currency] of [
    [1699, 'eur'],
    [1701, 'eur'],
    [1700, 'usd'],
  ] as const) {
    const order = orderIn('waiting_for_payment');
    assert.throws(() => order.markPaid(captured, currency, NOW), { code: 'PAYMENT_MISMATCH' });
    assert.equal(order.state.status, 'waiting_for_payment');
    assert.deepEqual(order.takeFacts(), []);
  }
});

test('stock and payment wait until an order is paid or over', () => {
  const expected = { pending: 'wait', waiting_for_payment: 'wait', paid: 'sell', preparing: 'sell', cooked: 'sell' };
  for (const [status, outcome] of Object.entries({ ...expected, completed: 'sell', cancelled: 'release' })) {
    assert.equal(SETTLEMENT[orderIn(status as OrderStatus).state.status], outcome, status);
  }
});

test('an order that was never placed is a cancelled tombstone that tells nobody', () => {
  const tombstone = Order.givenUp('lost', NOW);
  assert.deepEqual([tombstone.state.status, tombstone.state.units], ['cancelled', 'returned']);
  assert.deepEqual(tombstone.takeFacts(), []);
  assert.equal(tombstone.lookAfter(later(NOW, 1000 * MINUTE)), 'nothing');
});

test('a pending order is told of again and again, with growing delay, until its deadline', () => {
  const order = placedOrder();
  order.takeFacts();
  assert.equal(order.lookAfter(later(NOW, 59 * SECOND)), 'nothing');
  assert.deepEqual(order.takeFacts(), []);
  let now = NOW;
  const waits: number[] = [];
  while (order.state.dueAt && order.state.dueAt < PAY_BEFORE) {
    const next = order.state.dueAt;
    waits.push(minutesFrom(now, next));
    now = next;
    assert.equal(order.lookAfter(now), 'nothing');
    assert.deepEqual(order.takeFacts(), ['created']);
  }
  assert.deepEqual(order.state.dueAt, PAY_BEFORE, 'no look oversleeps the deadline');
  assert.ok(waits.length >= 3 && waits.length <= 7, `${waits}`);
  assert.ok((waits.at(-2) ?? 0) > (waits[0] ?? 0));
});

test('at its deadline an unpaid order asks for the payment to be closed, and asks again later', () => {
  for (const status of ['pending', 'waiting_for_payment'] as const) {
    const order = orderIn(status);
    assert.equal(order.lookAfter(later(PAY_BEFORE, SECOND)), 'close');
    const wait = minutesFrom(PAY_BEFORE, order.state.dueAt);
    assert.ok(wait > 0.8 && wait < 1.3, `${wait}`);
    assert.equal(order.lookAfter(later(PAY_BEFORE, 2 * SECOND)), 'nothing');
    assert.equal(order.lookAfter(later(PAY_BEFORE, 2 * MINUTE)), 'close');
    assert.equal(order.state.status, status, 'the clock alone cancels nothing');
  }
});

test('an order that waits for its payment is looked at exactly at its deadline', () => {
  assert.deepEqual(orderIn('waiting_for_payment').state.dueAt, PAY_BEFORE);
});

test('a paid order that is not cooked in time is told of again, and is worth an alert', () => {
  for (const status of ['paid', 'preparing'] as const) {
    const order = orderIn(status);
    assert.equal(minutesFrom(NOW, order.state.dueAt), 5);
    assert.equal(order.lookAfter(later(NOW, 5 * MINUTE)), 'late');
    assert.deepEqual(order.takeFacts(), ['paid']);
    assert.ok((order.state.dueAt ?? NOW) > later(NOW, 5 * MINUTE));
  }
});

test('a cooked order that nobody hands over counts as collected after a while', () => {
  const order = orderIn('cooked');
  const before = later(NOW, COLLECT_WITHIN - 1);
  assert.equal(order.lookAfter(before), 'nothing');
  assert.equal(order.state.status, 'cooked');
  assert.equal(order.lookAfter(later(NOW, COLLECT_WITHIN)), 'nothing');
  assert.deepEqual([order.state.status, order.state.timeline.at(-1)?.by], ['completed', 'sweep']);
});

test('nobody looks after an order that is over, once all have let go of what was cancelled', () => {
  assert.equal(orderIn('completed').state.dueAt, null);
  const cancelled = orderIn('cancelled');
  assert.equal(cancelled.lookAfter(later(NOW, MINUTE - 1)), 'nothing', 'the event is on its way');
  assert.equal(cancelled.lookAfter(later(NOW, MINUTE)), 'let go');
  assert.ok((cancelled.state.dueAt ?? NOW) > later(NOW, MINUTE), 'and again, until all have answered');
  cancelled.letGo();
  assert.equal(cancelled.state.dueAt, null);
  const paid = orderIn('paid');
  paid.letGo();
  assert.ok(paid.state.dueAt);
});

test('orders are the same where their lines are, merged by item, options and note in the order they were named', () => {
  const olives = { groupId: 'extras', choiceId: 'olives', quantity: 1 };
  const large = { groupId: 'size', choiceId: 'large' };
  const wanted = [
    { itemId: 'pizza', quantity: 1, options: [{ groupId: 'extras', choiceId: 'olives' }, large], note: ' crisp ' },
    { itemId: 'cake', quantity: 1, note: ' ' },
    { itemId: 'pizza', quantity: 2, options: [large, olives], note: 'crisp' },
  ];
  const frozen = [large, olives].map((one) => ({ quantity: 1, ...one, name: one.choiceId, price: 100 }));
  const kept = [line('pizza', 3, { options: frozen, note: 'crisp' }), line('cake', 1)];
  assert.ok(areSame(wanted, kept));
  const others = [
    [line('pizza', 2, { options: frozen, note: 'crisp' }), line('cake', 1)],
    [line('pizza', 3, { options: frozen }), line('cake', 1)],
    [line('pizza', 3, { options: frozen.slice(1), note: 'crisp' }), line('cake', 1)],
    [line('cake', 1), line('pizza', 3, { options: frozen, note: 'crisp' })],
  ];
  for (const other of others) assert.ok(!areSame(wanted, other), JSON.stringify(other));
});

test('a deadline that comes before the first look is not overslept', () => {
  const placed = { id: 'hurried', customerId: 'ann', lines: [], subtotal: 0, total: 0, currency: 'eur' };
  const order = Order.place({ ...placed, payBefore: later(NOW, 2 * SECOND) }, NOW);
  assert.equal(order.lookAfter(later(NOW, 2 * SECOND)), 'close');
});

test('who cooks has a few minutes, and a recall as many again', () => {
  const soon = later(NOW, 2 * MINUTE);
  const order = orderIn('paid');
  order.startCooking(soon);
  assert.deepEqual(order.state.dueAt, later(soon, 5 * MINUTE));
  order.markCooked(COLLECT_WITHIN, soon);
  order.recall(soon);
  assert.deepEqual(order.state.dueAt, later(soon, 5 * MINUTE));
  const line = { at: soon, status: 'preparing', by: 'kitchen', reason: 'recalled' };
  assert.deepEqual(order.state.timeline.at(-1), line);
});

test('late is what is not cooked some time after it was promised first, whatever is promised since', () => {
  const order = orderIn('paid');
  const promise = (minutes: number, now = NOW) =>
    order.promise({ readyAt: later(NOW, minutes * MINUTE), lateAfter: 3 * MINUTE, now });
  promise(30);
  promise(50, later(NOW, MINUTE));
  assert.deepEqual(order.state.readyAt, later(NOW, 50 * MINUTE));
  order.startCooking(later(NOW, 20 * MINUTE));
  assert.equal(order.lookAfter(later(NOW, 33 * MINUTE - 1)), 'nothing');
  assert.equal(order.lookAfter(later(NOW, 33 * MINUTE)), 'late');
  order.markCooked(COLLECT_WITHIN, later(NOW, 40 * MINUTE));
  const { dueAt } = order.state;
  promise(70, later(NOW, 41 * MINUTE));
  assert.deepEqual([order.state.dueAt, order.state.readyAt], [dueAt, later(NOW, 50 * MINUTE)], 'it is cooked');
});

test('a promise that is heard of late leaves the kitchen its time from then on', () => {
  const order = orderIn('paid');
  const now = later(NOW, 60 * MINUTE);
  order.promise({ readyAt: later(NOW, 10 * MINUTE), lateAfter: 3 * MINUTE, now });
  assert.deepEqual(order.state.dueAt, later(now, 3 * MINUTE));
});

test('a refused move tells where the order stands and where it was to go', () => {
  const moves: [OrderStatus, (order: Order) => void, string, string][] = [
    ['cooked', (order) => order.startCooking(NOW), 'cooked', 'preparing'],
    ['paid', (order) => order.recall(NOW), 'paid', 'preparing'],
    ['preparing', (order) => order.cancel('customer', undefined, NOW), 'preparing', 'cancelled'],
  ];
  for (const [status, move, from, to] of moves) {
    assert.throws(() => move(orderIn(status)), { code: 'ORDER_ILLEGAL_MOVE', data: { orderId: 'order-1', from, to } });
  }
  const wrong = { orderId: 'order-1', wanted: '1700 eur', got: '1600 usd' };
  assert.throws(() => placedOrder().markPaid(1600, 'usd', NOW), { code: 'PAYMENT_MISMATCH', data: wrong });
});

test('of its ticket an order hears each move once, in the order they were made, and that it is cancelled always', () => {
  const order = orderIn('paid');
  const hear = (move: number | undefined, change: () => void) => order.hearOfTicket(move, change);
  hear(1, () => order.startCooking(NOW));
  hear(2, () => order.markCooked(COLLECT_WITHIN, NOW));
  hear(3, () => order.recall(NOW));
  for (let late = 0; late < 2; late++) hear(2, () => order.markCooked(COLLECT_WITHIN, NOW));
  assert.equal(order.state.status, 'preparing');
  assert.throws(() => hear(4, () => order.complete('staff', NOW)), { code: 'ORDER_ILLEGAL_MOVE' });
  assert.equal(order.state.ticketMoves, 3, 'what was refused was not heard');
  hear(undefined, () => order.markCooked(COLLECT_WITHIN, NOW));
  assert.deepEqual([order.state.status, order.state.ticketMoves], ['cooked', 3], 'an older node does not count');
  order.cancel('staff', undefined, NOW);
  assert.throws(() => hear(3, () => order.recall(NOW)), { code: 'ORDER_CANCELLED' });
});
