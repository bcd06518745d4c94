import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HOUR, later, MINUTE } from '../../kernel/time.ts';
import type { OrderDeps } from '../../services/order/application/ports.ts';
import { searchOrders } from '../../services/order/application/search-orders.ts';
import {
  ORDER_COLLECTIONS,
  OrderDocuments,
  type StoredOrder,
} from '../../services/order/infrastructure/order-documents.ts';
import { postbox, sqliteCollections } from '../support/collections.ts';
import { NOW, placedOrder } from '../support/orders.ts';

const collection = sqliteCollections();

/** Placed a minute apart: ann's are the odd ones, for a name, and every tenth is paid, on the day that it is placed, as number 1, 2 and so on. */
async function shopWith(count: number) {
  const store = collection<StoredOrder>('orders', ORDER_COLLECTIONS.orders ?? []);
  const box = postbox();
  const orders = new OrderDocuments(store, { isAlone: true, warn: box.warn }, box.publish);
  for (let n = 1; n <= count; n++) {
    const at = later(NOW, n * MINUTE);
    const id = `o${String(n).padStart(4, '0')}`;
    const isAnns = n % 2 === 1;
    const order = placedOrder(id, isAnns ? 'ann' : 'bob', at, isAnns ? { contact: { name: 'Ada Lovelace' } } : {});
    if (n % 10 === 0) {
      order.markPaid(1700, 'eur', at);
      order.giveNumber(() => n / 10, at);
    }
    await orders.add(order);
  }
  const search = (asked: Parameters<typeof searchOrders>[0]) => searchOrders(asked, { orders } as unknown as OrderDeps);
  const ids = async (asked: Parameters<typeof searchOrders>[0]) =>
    (await search(asked)).items.map(({ id }) => Number(id.slice(1)));
  return { search, ids };
}

test('orders are found by what is asked for, alone and together, and shown as the shop sees them', async () => {
  const { search, ids } = await shopWith(30);
  assert.deepEqual(await ids({ limit: 3 }), [30, 29, 28]);
  assert.deepEqual(await ids({ status: 'paid' }), [30, 20, 10]);
  assert.deepEqual(await ids({ day: '2026-03-01', status: 'paid', limit: 2 }), [30, 20]);
  assert.deepEqual(await ids({ number: 2 }), [20]);
  assert.deepEqual(await ids({ number: 2, customerId: 'ann' }), []);
  assert.deepEqual(await ids({ customerId: 'ann', limit: 2 }), [29, 27]);
  assert.deepEqual(await ids({ customerId: 'ann', status: 'paid' }), []);
  const [from, to] = [later(NOW, 4 * MINUTE).toISOString(), later(NOW, 6 * MINUTE).toISOString()];
  assert.deepEqual(await ids({ from, to }), [6, 5, 4]);
  assert.deepEqual(await ids({ from, to, customerId: 'bob' }), [6, 4]);
  assert.deepEqual(await ids({ number: 1, to }), []);
  assert.deepEqual(await ids({ name: 'A LOVE', limit: 2 }), [29, 27]);
  assert.deepEqual(
    await ids({ name: 'ａｄａ', status: 'paid' }),
    [],
    'those of ann have the name, and none of hers is paid',
  );
  assert.deepEqual(await ids({ name: 'Babbage' }), []);
  const [paid] = (await search({ number: 3 })).items;
  assert.partialDeepStrictEqual(paid, { number: 3, day: '2026-03-01', disputes: [], trace_id: null });
});

test('pages follow one another without gap or repeat, whatever is asked for', async () => {
  const { search } = await shopWith(30);
  const asked = [{}, { status: 'paid' }, { customerId: 'bob', status: 'pending' }, { day: '2026-03-01' }] as const;
  for (const one of asked) {
    const { items: all } = await search({ ...one, limit: 100 });
    const seen: string[] = [];
    for (let after: string | null | undefined; after !== null; ) {
      const page = await search({ ...one, limit: 2, ...(after !== undefined && { after }) });
      seen.push(...page.items.map(({ id }) => id));
      after = page.next;
    }
    assert.ok(seen.length > 2);
    assert.deepEqual(
      seen,
      all.map(({ id }) => id),
      JSON.stringify(one),
    );
  }
  for (const after of ['junk', (await search({ limit: 1 })).next ?? ''])
    await assert.rejects(search({ number: 1, after }), { code: 'CURSOR_INVALID' });
});

test('a page reads 500 orders at most for what no index tells, and the next one goes on behind them', async () => {
  const { search } = await shopWith(1101);
  const to = later(NOW, 24 * HOUR).toISOString();
  const rare = { customerId: 'ann', status: 'paid', to } as const;
  const first = await search(rare);
  assert.deepEqual([first.items, typeof first.next], [[], 'string']);
  const second = await search({ ...rare, after: first.next ?? '' });
  assert.deepEqual(second, { items: [], next: null });
});
