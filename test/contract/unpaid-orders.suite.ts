import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Documents, Index } from '../../platform/documents/documents.ts';
import { UnpaidOrders } from '../../services/order/application/unpaid-orders.ts';
import {
  ORDER_COLLECTIONS,
  OrderDocuments,
  type StoredOrder,
} from '../../services/order/infrastructure/order-documents.ts';
import { countUnpaid } from '../../services/order/infrastructure/unpaid-documents.ts';
import { postbox } from '../support/collections.ts';
import { NOW, placedOrder } from '../support/orders.ts';

type Make = <T extends { _id: string }>(name: string, indexes: readonly Index[]) => Promise<Documents<T>>;

/** What clients may have unpaid, on one store of whatever kind, and the nodes that write there. */
export function unpaidOrdersSuite(kind: string, make: Make): void {
  const MOST = 5;
  async function shop() {
    const store = await make<StoredOrder>('orders', ORDER_COLLECTIONS.orders ?? []);
    const box = postbox();
    const orders = new OrderDocuments(store, { isAlone: false, warn: box.warn }, box.publish);
    let placed = 0;
    const node = (most = MOST) => {
      const unpaid = new UnpaidOrders(most, countUnpaid(store));
      return (client?: string) =>
        unpaid.during(client, async () => {
          const id = `order-${placed++}`;
          await orders.add(placedOrder(id, 'ann', NOW, { unpaidOf: unpaid.countedAs(client) }));
          return id;
        });
    };
    return { orders, node, store };
  }
  const refused = { code: 'UNPAID_TOO_MANY', type: 'conflict', data: { most: MOST } };
  const burst = async (order: (client?: string) => Promise<string>, client: string, count: number) => {
    const answers = await Promise.allSettled(Array.from({ length: count }, () => order(client)));
    return answers.filter(({ status }) => status === 'fulfilled').length;
  };

  test(`${kind}: what is paid or cancelled makes room, and others have theirs`, async () => {
    const { orders, node, store } = await shop();
    const order = node();
    const ids: string[] = [];
    for (let i = 0; i < MOST; i++) ids.push(await order('ann'));
    await assert.rejects(order('ann'), refused);
    await order('bob');
    const [first = '', second = '', third = ''] = ids;
    await orders.update(first, (one) => one.awaitPayment('https://pay/1', NOW));
    await assert.rejects(order('ann'), refused);
    await orders.update(first, (one) => one.markPaid(1700, 'eur', NOW));
    await order('ann');
    await orders.update(second, (one) => one.cancel('customer', undefined, NOW));
    await order('ann');
    await assert.rejects(order('ann'), refused);
    assert.equal((await store.findById(first))?.unpaidOf, null, 'who it was is forgotten');
    assert.equal((await store.findById(third))?.unpaidOf, 'ann');
  });

  test(`${kind}: a burst gets no more than one by one, at each of the nodes that it reaches`, async () => {
    const { node, store } = await shop();
    const oneByOne = async (client: string) => {
      const order = node();
      while ((await burst(order, client, 1)) > 0);
      return store.count({ query: { unpaidOf: client } });
    };
    const few = await burst(node(), 'ann', 40);
    assert.ok(few > 0 && few <= MOST, `${few}`);
    assert.equal(await oneByOne('ann'), MOST);
    const taken = await Promise.all([node(), node(), node()].map((one) => burst(one, 'bob', 20)));
    for (const count of taken) assert.ok(count > 0 && count <= MOST, `${taken}`);
    assert.ok((await oneByOne('bob')) <= 3 * MOST);
  });

  test(`${kind}: what failed leaves its place, and without a limit or a client nobody is counted`, async () => {
    const { node, store } = await shop();
    const unpaid = new UnpaidOrders(1, countUnpaid(store));
    for (let i = 0; i < 3; i++) {
      const away = unpaid.during('ann', () => Promise.reject(new Error('stock is away')));
      await assert.rejects(away, { message: 'stock is away' });
    }
    await unpaid.during('ann', async () => {});
    assert.equal(await burst(node(0), 'eve', 2 * MOST), 2 * MOST);
    const order = node();
    for (let i = 0; i < 2 * MOST; i++) await order();
    assert.equal(await store.count({ query: { unpaidOf: 'eve' } }), 0);
  });
}
