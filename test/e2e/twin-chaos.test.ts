import assert from 'node:assert/strict';
import { test } from 'node:test';
import { closeBooks } from '../support/books.ts';
import { Shop } from '../support/shop.ts';

const AUTHORIZATION = { Authorization: 'Bearer sk_test_twin' };
const DELIVERIES = { duplicate: 60, reorder: 50, delay: 30, drop: 20, forge: 100, delay_ms: 500 };
const REQUESTS = { too_many: 25, conflict: 25, lost_before: 10, lost_after: 10, hang_ms: 20 };

async function chaos({ twinUrl }: Shop, settings?: Record<string, number>) {
  const body = settings && new URLSearchParams(Object.entries(settings).map(([name, value]) => [name, `${value}`]));
  const init = { method: body ? 'POST' : 'GET', headers: AUTHORIZATION, ...(body && { body }) };
  const response = await fetch(`${twinUrl}/twin/chaos`, init);
  assert.equal(response.status, 200);
  return (await response.json()) as { forgeries_taken: number };
}

test('a shop whose Stripe makes every passing trouble sells each order once, and takes no forgery', async (t) => {
  const shop = await Shop.open(t);
  await chaos(shop, { seed: 6, ...DELIVERIES, ...REQUESTS });
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
  assert.ok(notices.length > 0);
});
