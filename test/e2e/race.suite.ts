import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Open } from '../support/any-shop.ts';
import { closeBooks } from '../support/books.ts';

const DISH = {
  id: 'pie',
  name: 'Pie',
  description: '',
  category: 'Desserts',
  price: 500,
  currency: 'eur',
  quantity: 10,
};

export function race(open: Open): void {
  test('forty customers race for ten units: ten get one, thirty are told that none is left', async (t) => {
    const shop = await open(t, { menu: [DISH] });
    const one = { items: [{ id: 'pie', quantity: 1 }] };
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, i) =>
        shop.send<{ code?: string; data?: unknown }>('POST', `/api/customer/c${i}/orders`, one),
      ),
    );
    const refused = answers.filter(({ status }) => status !== 201);
    assert.equal(answers.length - refused.length, 10);
    for (const { status, body } of refused) {
      assert.deepEqual([status, body.code], [409, 'STOCK_INSUFFICIENT']);
      assert.deepEqual(body.data, { items: [{ id: 'pie', wanted: 1, available: 0 }] });
    }
    assert.equal(await shop.left('pie'), 0);
    const { orders, items } = await closeBooks(shop);
    assert.deepEqual([orders.length, items.length], [10, 1]);
  });
}
