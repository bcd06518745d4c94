import assert from 'node:assert/strict';
import { test } from 'node:test';
import { closeBooks } from '../support/books.ts';
import { Shop } from '../support/shop.ts';

const AUTHORIZATION = { Authorization: 'Bearer sk_test_twin' };

/** Sets chaos, or reads what is set. */
async function chaos({ twinUrl }: Shop, settings?: Record<string, string>) {
  const body = settings && new URLSearchParams(settings);
  const init = { method: body ? 'POST' : 'GET', headers: AUTHORIZATION, ...(body && { body }) };
  const response = await fetch(`${twinUrl}/twin/chaos`, init);
  assert.equal(response.status, 200);
  return (await response.json()) as { forgeries_taken: number };
}

test('webhooks that are doubled, late, out of order and forged sell each order once, and no forgery is taken', async (t) => {
  const shop = await Shop.open(t);
  await chaos(shop, { seed: '6', duplicate: '100', reorder: '100', delay: '50', forge: '100', delay_ms: '500' });
  const orders = await Promise.all(
    ['ann', 'bob', 'cem', 'dan', 'eve', 'fay'].map((who) => shop.order(who, { burrata: 1 })),
  );
  for (const order of orders) await shop.waitForStatus(order, ['waiting_for_payment']);
  const [cancelled, ...kept] = orders as [(typeof orders)[number], ...typeof orders];
  await shop.cancel(cancelled);
  for (const order of kept) await shop.pay(order);
  for (const order of kept) await shop.waitForStatus(order, ['cooked']);
  assert.equal((await chaos(shop)).forgeries_taken, 0);
  await chaos(shop, {});
  const { charges, notices } = await closeBooks(shop);
  assert.equal(charges.length, kept.length);
  assert.deepEqual(notices, [], 'all are worked');
});
