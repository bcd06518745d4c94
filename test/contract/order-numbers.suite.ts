import assert from 'node:assert/strict';
import { test } from 'node:test';
import { later } from '../../kernel/time.ts';
import { DAY } from '../../kernel/zone.ts';
import { type Documents, DuplicateValue, type Index } from '../../platform/documents/documents.ts';
import { markPaid } from '../../services/order/application/payment-moves.ts';
import type { OrderDeps } from '../../services/order/application/ports.ts';
import {
  ORDER_COLLECTIONS,
  OrderDocuments,
  type StoredOrder,
} from '../../services/order/infrastructure/order-documents.ts';
import { type DayNumbers, OrderNumbers } from '../../services/order/infrastructure/order-numbers.ts';
import { postbox } from '../support/collections.ts';
import { NOW, placedOrder } from '../support/orders.ts';

type Make = <T extends { _id: string }>(name: string, indexes: readonly Index[]) => Promise<Documents<T>>;
type Paying = Pick<OrderDeps, 'orders' | 'numbers'> & { pay(id: string): Promise<number | null> };

/** Orders and their numbers on one store of whatever kind, and the nodes that write there. */
export function orderNumbersSuite(kind: string, make: Make): void {
  async function stores() {
    const orders = await make<StoredOrder>('orders', ORDER_COLLECTIONS.orders ?? []);
    const numbers = await make<DayNumbers>('numbers', ORDER_COLLECTIONS.numbers ?? []);
    const box = postbox();
    const node = (isAlone = false): Paying => {
      const mine = new OrderDocuments(orders, { isAlone, warn: box.warn }, box.publish);
      const deps = { orders: mine, numbers: new OrderNumbers(numbers), now: () => NOW, alert: box.alert };
      const pay = async (orderId: string) => {
        await markPaid({ orderId, captured: 1700, currency: 'eur' }, deps as unknown as OrderDeps);
        return (await mine.find(orderId))?.state.number ?? null;
      };
      return { ...deps, pay };
    };
    const place = async (count: number, from = 0, wanted: Date | 'asap' = 'asap') => {
      const ids = Array.from({ length: count }, (_, i) => `order-${from + i}`);
      const { orders } = node();
      await Promise.all(ids.map((id) => orders.add(placedOrder(id, 'ann', NOW, { wanted }))));
      return ids;
    };
    return { orders, numbers, node, place };
  }
  const upTo = (last: number) => Array.from({ length: last }, (_, i) => i + 1);
  const sorted = (numbers: (number | null)[]) => numbers.toSorted((a, b) => Number(a) - Number(b));

  test(`${kind}: one node numbers the orders of a day in the order in which they are paid, from 1`, async () => {
    const { node, place, numbers } = await stores();
    const { pay } = node(true);
    const given: (number | null)[] = [];
    for (const id of await place(23)) given.push(await pay(id));
    assert.deepEqual(given, upTo(23));
    const { version = 0, last = 0 } = (await numbers.findById('2026-03-01')) ?? {};
    assert.ok(version <= 3 && last >= 30, `${last} in ${version} writes: blocks of ten, larger ones in a rush`);
    const at = await place(3, 50, later(NOW, 7 * DAY));
    assert.deepEqual([await pay(at[0] as string), await pay(at[1] as string)], [1, 2], 'each day counts for itself');
    const [today] = await place(1, 60);
    assert.equal(await pay(today as string), 24, 'and keeps what is left of its block');
  });

  test(`${kind}: a day keeps its numbers, however many later days have theirs`, async () => {
    const { node, place } = await stores();
    const { pay } = node(true);
    for (let days = 1; days <= 41; days++) await pay((await place(1, 100 + days, later(NOW, days * DAY)))[0] as string);
    const given: (number | null)[] = [];
    for (const id of await place(3)) given.push(await pay(id));
    assert.deepEqual(given, [1, 2, 3]);
  });

  test(`${kind}: orders that are paid at once get numbers without a gap, none twice`, async () => {
    const { node, place } = await stores();
    const { pay } = node(true);
    assert.deepEqual(sorted(await Promise.all((await place(35)).map(pay))), upTo(35));
  });

  test(`${kind}: an order that is paid again keeps its number, and takes no other`, async () => {
    const { node, place } = await stores();
    const { pay } = node();
    const [first = '', second = ''] = await place(2);
    assert.deepEqual([await pay(first), await pay(first), await pay(second), await pay(first)], [1, 1, 2, 1]);
  });

  test(`${kind}: of two nodes that hear of the same payments neither gives a number twice, and each order has one`, async () => {
    const { node, place, orders } = await stores();
    const ids = await place(40);
    const nodes = [node(), node()];
    await Promise.all(nodes.flatMap(({ pay }, n) => (n === 0 ? ids : ids.toReversed()).map(pay)));
    const stored = await Promise.all(ids.map((id) => orders.findById(id)));
    const given = stored.map((order) => order?.number ?? null);
    assert.equal(new Set(given).size, ids.length, `${sorted(given)}`);
    assert.ok(given.every((number) => number !== null && number > 0));
  });

  test(`${kind}: a node that starts again leaves a gap and repeats nothing`, async () => {
    const { node, place } = await stores();
    const [one = '', two = ''] = await place(2);
    assert.deepEqual([await node(true).pay(one), await node(true).pay(two)], [1, 11]);
  });

  test(`${kind}: where the count is lost, the index refuses what was given before, and another number is found`, async () => {
    const { node, place, numbers } = await stores();
    const first = await place(12);
    const { pay } = node();
    for (const id of first) await pay(id);
    await numbers.removeMany({});
    const late = node();
    const given: (number | null)[] = [];
    for (const id of await place(3, 20)) given.push(await late.pay(id));
    assert.ok(
      given.every((number) => Number(number) > 12),
      `${given}`,
    );
    assert.equal(new Set(given).size, 3);
  });

  test(`${kind}: the store itself refuses a number that another order of the day has`, async () => {
    const { node, place } = await stores();
    const [one = '', two = ''] = await place(2);
    const { orders, pay } = node();
    await pay(one);
    const take = orders.update(two, (order) => {
      order.markPaid(1700, 'eur', NOW);
      order.giveNumber(() => 1, NOW);
    });
    await assert.rejects(take, (error) => error instanceof DuplicateValue);
    assert.deepEqual((await orders.find(two))?.state.status, 'pending', 'nothing of it was stored');
    assert.equal(await pay(two), 2);
  });
}
