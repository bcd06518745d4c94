import assert from 'node:assert/strict';
import { test } from 'node:test';
import { later, MINUTE } from '../../kernel/time.ts';
import type { Order } from '../../services/order/domain/order.ts';
import type { OrderFact } from '../../services/order/domain/order-status.ts';
import { factsOfOrder } from '../../services/order/infrastructure/order-facts.ts';
import { COLLECT_WITHIN, NOW, placedOrder } from '../support/orders.ts';

const at = (minute: number) => later(NOW, minute * MINUTE);
const refund = (id: string) => ({ id, amount: 100, state: 'succeeded' as const, reason: 'cold soup' });
const MOVES: [OrderFact | null, (order: Order) => void][] = [
  [null, (order) => order.awaitPayment('https://pay.example/', at(1))],
  [
    'paid',
    (order) => {
      order.markPaid(1700, 'eur', at(2));
      order.giveNumber(() => 42, at(2));
    },
  ],
  [null, (order) => order.startCooking(at(3))],
  ['refunded', (order) => order.noteRefunds(1, [refund('r1')], at(4))],
  ['cooked', (order) => order.markCooked(COLLECT_WITHIN, at(5))],
  ['completed', (order) => order.complete('staff', at(6))],
  [null, (order) => order.noteRefunds(2, [refund('r1'), refund('r2')], at(7))],
];

test('an event that is sent late tells of the order as it was told at once, with the version that it had', () => {
  const order = placedOrder();
  order.storedAs(1);
  const told: [OrderFact, unknown][] = [['created', factsOfOrder(order, { fact: 'created', version: 1 }).seen]];
  for (const [nth, [fact, move]] of MOVES.entries()) {
    move(order);
    order.storedAs(nth + 2);
    if (fact && fact !== 'refunded') told.push([fact, factsOfOrder(order, { fact, version: nth + 2 }).seen]);
  }
  assert.deepEqual(
    told.map(([, seen]) => (seen as { version: number }).version),
    [1, 3, 6, 7],
  );
  for (const [fact, seen] of told) {
    const { version } = seen as { version: number };
    assert.deepEqual(factsOfOrder(order, { fact, version }).seen, seen, fact);
  }
  const late = factsOfOrder(order, { fact: 'refunded', version: 5 });
  assert.deepEqual(
    [late.seen.refunded, late.seen.version, late.version],
    [200, 8, 8],
    'of money all that went back so far',
  );
});
