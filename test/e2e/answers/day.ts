import assert from 'node:assert/strict';
import type { AnyShop } from '../../support/any-shop.ts';
import type { Placed } from '../../support/customers.ts';
import { asStaff } from '../../support/passes.ts';
import { ordered } from './menu.ts';

export const KEY = { 'idempotency-key': 'the-key-of-a-whole-day' };

/** What the shop's people do: it must succeed. */
export async function does<T = { id: string }>(
  shop: AnyShop,
  what: string,
  body?: object,
  headers: Record<string, string> = {},
): Promise<T> {
  const [method = '', where = ''] = what.split(' ');
  const answer = await shop.send<T>(method, `/api${where}`, body, { ...asStaff(), ...headers });
  assert.ok(answer.status < 300, `${what}: ${JSON.stringify(answer.body)}`);
  return answer.body;
}

/** What became of the orders of the day. */
export interface Day {
  /** Handed over by the kitchen. */
  eaten: Placed;
  /** Handed over by the counter. */
  collected: Placed;
  /** Paid, and not cooked. */
  queued: Placed;
  cancelled: Placed;
  /** By staff. */
  refused: Placed;
}

/** Customers order and pay, the kitchen cooks, the counter hands over: each operation of an order succeeds once. */
export async function dayOfOrders(shop: AnyShop): Promise<Day> {
  for (const where of ['/health/live', '/health/ready']) assert.equal((await shop.send('GET', where)).status, 200);
  for (const where of ['/api/openapi.json', '/api/menu']) {
    const etag = (await shop.send('GET', where)).headers.get('etag') ?? '';
    assert.equal((await shop.send('GET', where, undefined, { 'if-none-match': etag })).status, 304);
  }
  await does(shop, 'GET /slots');
  const wanted = { ...ordered(['soup', 2], ['crumb', 40]), tip: 100 };
  await does(shop, 'POST /quote', wanted);
  const order = (more: Record<string, string> = {}) => does<Placed>(shop, 'POST /customer/ann/orders', wanted, more);
  const [eaten, collected] = [await order(KEY), await order()];
  const [queued, cancelled, refused] = [await order(), await order(), await order()];
  const paid = [eaten, collected, queued];
  await Promise.all(paid.map((one) => shop.pay(one)));

  await does(shop, `POST /customer/ann/orders/${cancelled.id}/cancel`, { reason: 'no time' }, KEY);
  await does(shop, `POST /kitchen/orders/${refused.id}/cancel`, { reason: 'no gas' }, KEY);
  for (const where of ['/customer/ann/orders', `/customer/ann/orders/${eaten.id}`, `/orders/${eaten.id}`, '/orders'])
    await does(shop, `GET ${where}`);
  await does(shop, `GET /orders/${eaten.id}/details`);

  await Promise.all(paid.map((one) => shop.queued(one)));
  await does(shop, 'GET /kitchen/tickets');
  await does(shop, 'GET /kitchen/board');
  for (const move of ['start', 'recall', 'put-back', 'start', 'bump', 'hand-over'])
    await does(shop, `POST /kitchen/tickets/${eaten.id}/${move}`, {}, move === 'recall' ? KEY : {});
  await does(shop, `POST /kitchen/tickets/${collected.id}/start`);
  await does(shop, `POST /kitchen/tickets/${collected.id}/bump`, {}, KEY);
  await does(shop, `POST /orders/${collected.id}/complete`);
  await does(shop, `POST /kitchen/tickets/${refused.id}/acknowledge`);
  await does(shop, `GET /orders/${eaten.id}/payment`);
  await does(shop, `POST /orders/${eaten.id}/refunds`, { lines: [{ line: 0, quantity: 1 }], tip: true }, KEY);
  return { eaten, collected, queued, cancelled, refused };
}

/** What managers, and those who run the software, do beside the orders. */
export async function dayOfTheShop(shop: AnyShop): Promise<void> {
  await does(shop, 'GET /shelf');
  await does(shop, 'POST /pause', { until: '2100-01-01T00:00:00.000Z' });
  await does(shop, 'POST /pause', { until: null });
  await does(shop, 'PUT /hours', await does<object>(shop, 'GET /hours'));
  await does(shop, 'PATCH /items/soup', { name: 'Soup' });
  await does(shop, 'POST /items/soup/restock', { quantity: 5 }, KEY);
  await does(shop, 'POST /items/soup/sold-out', { soldOut: false });
  for (const move of ['archive', 'restore']) await does(shop, `POST /items/flour/${move}`);
  for (const where of ['alerts', 'nodes', 'dead-letters', 'reconciliation', 'report', 'today', 'audit'])
    await does(shop, `GET /${where}`);
  await does(shop, 'POST /dead-letters/replay', { service: 'kitchen', all: true });
  await does(shop, 'POST /reconciliation', { repair: true });
  await keysAndSessions(shop);
}

async function keysAndSessions(shop: AnyShop): Promise<void> {
  const { id } = await does(shop, 'POST /keys', { name: 'stove', roles: ['kitchen'] });
  const { key } = await does<{ key: string }>(shop, `POST /keys/${id}/replace`, { overlapHours: 0 });
  const opened = [1, 2].map(() => shop.sendAsIs('POST', '/api/session', { key }, {}));
  const [cookie = ''] = (await Promise.all(opened)).map(({ headers }) => headers.get('set-cookie')?.split(';')[0]);
  for (const method of ['GET', 'DELETE'])
    assert.equal((await shop.sendAsIs(method, '/api/session', undefined, { cookie, origin: shop.url })).status, 200);
  const { items } = await does<{ items: { id: string }[] }>(shop, 'GET /sessions');
  await does(shop, `POST /sessions/${items[0]?.id}/revoke`);
  await does(shop, `POST /keys/${id}/revoke`);
  await does(shop, 'GET /keys');
}
