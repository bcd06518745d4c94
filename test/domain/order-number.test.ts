import assert from 'node:assert/strict';
import { test } from 'node:test';
import { later, MINUTE } from '../../kernel/time.ts';
import { DAY } from '../../kernel/zone.ts';
import type { Placed } from '../../services/order/domain/order-state.ts';
import { COLLECT_WITHIN, NOW, orderIn, placedOrder } from '../support/orders.ts';

const BERLIN = { timeZone: 'Europe/Berlin', dayEnds: '04:00' };
/** The day that a paid order asked a number of. */
function dayAsked(more: Partial<Placed>, paidAt = NOW): string | null {
  const order = placedOrder('order-1', 'ann', NOW, more);
  order.markPaid(1700, 'eur', paidAt);
  order.giveNumber(() => 7, paidAt);
  assert.equal(order.state.number, 7);
  return order.state.day;
}

test('an order gets its number when it is paid, once', () => {
  const order = placedOrder();
  let next = 41;
  const give = () => order.giveNumber(() => ++next, NOW);
  give();
  assert.deepEqual([order.state.number, order.state.day], [null, null], 'nobody has paid');
  order.markPaid(1700, 'eur', NOW);
  give();
  assert.deepEqual([order.state.number, order.state.day], [42, '2026-03-01']);
  assert.equal(order.markPaid(1700, 'eur', later(NOW, DAY)), false);
  order.giveNumber(() => ++next, later(NOW, DAY));
  order.startCooking(NOW);
  give();
  order.markCooked(COLLECT_WITHIN, NOW);
  order.cancel('staff', undefined, NOW);
  give();
  assert.deepEqual([order.state.number, order.state.day, next], [42, '2026-03-01', 42], 'a repeat takes none');
});

test('money that comes for a cancelled order takes no number', () => {
  const order = orderIn('cancelled');
  order.markPaid(1700, 'eur', NOW);
  order.giveNumber(() => assert.fail('it asks for one'), NOW);
  assert.equal(order.state.number, null);
});

test('the number is one of the business day for which the order is promised', () => {
  const inTheNight = new Date('2026-03-02T02:59:00.000Z');
  assert.equal(dayAsked({ shop: BERLIN }, inTheNight), '2026-03-01', '03:59 is still the evening before');
  assert.equal(dayAsked({ shop: BERLIN }, later(inTheNight, MINUTE)), '2026-03-02');
  const wanted = new Date('2026-03-08T18:30:00.000Z');
  assert.equal(dayAsked({ shop: BERLIN, wanted }), '2026-03-08');
  assert.equal(dayAsked({ shop: BERLIN, slot: new Date('2026-03-03T03:00:00.000Z') }), '2026-03-03');
});
