import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { SECOND } from '../../kernel/time.ts';
import { NewOrders } from '../../platform/admission/turned-away.ts';

const newOrders = (nodes: number, letInAfter = Number.POSITIVE_INFINITY) =>
  new NewOrders({ code: 'OVERLOADED', nodes: () => nodes, letInAfter });
/** How many of a hundred are refused. */
function refusedOf(orders: NewOrders, isDrawn = false): number {
  let refused = 0;
  for (let i = 0; i < 100; i++) {
    try {
      orders.draw(isDrawn);
    } catch (error) {
      assert.partialDeepStrictEqual(
        { ...(error as object) },
        { name: 'Unavailable', code: 'OVERLOADED', data: { retryAfter: 3 } },
      );
      refused++;
    }
  }
  return refused;
}
const says = (share: number) => ({ share, retryAfter: 2.5 * SECOND });

test('nodes that say nothing take their part of the orders', () => {
  const orders = newOrders(4);
  assert.equal(refusedOf(orders), 0);
  orders.heard('a', says(0.5));
  assert.equal(refusedOf(orders), 12);
  orders.heard('b', says(1));
  assert.ok(Math.abs(refusedOf(orders) - 37.5) < 1);
  orders.heard('a', says(0));
  orders.heard('b', says(0));
  assert.equal(refusedOf(orders), 0);
});

test('an order that was drawn for is refused only where all are', () => {
  const orders = newOrders(1);
  orders.heard('a', says(0.75));
  assert.deepEqual([refusedOf(orders, true), refusedOf(orders)], [0, 75]);
  orders.heard('a', says(1));
  assert.equal(refusedOf(orders, true), 100);
});

test('where all are refused one is let in now and then, if that is wanted', async () => {
  const orders = newOrders(1, 20);
  orders.heard('a', says(1));
  refusedOf(orders);
  await sleep(30);
  assert.equal(refusedOf(orders), 99);
});
