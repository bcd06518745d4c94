import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseList } from 'structured-headers';
import { POLICIES, policyOf } from '../../services/api/limits/policies.ts';
import { Rate } from '../../services/api/limits/rate.ts';
import { PUBLISHED } from '../../services/api/published.ts';
import { Customers } from '../support/customers.ts';
import { nodes } from '../support/nodes.ts';
import { asStaff, bearer } from '../support/passes.ts';

const { start } = await nodes({ RATE_LIMITS: 'on', TRUSTED_PROXIES: 'loopback', UNPAID_PER_CLIENT: '3' });
const { broker } = await start('api', 'order', 'stock');
const shop = new Customers(`http://localhost:${process.env.PORT}`);

interface Problem {
  status: number;
  code: string;
  title: string;
  trace_id: string;
}
/** From a guest's address, as a proxy on this machine tells it. */
const from = (address: string) => ({ 'x-forwarded-for': address });
const place = (address: string, customer = 'ann', quantity = 1, headers = {}) =>
  shop.send<Problem & { id: string }>(
    'POST',
    `/api/customer/${customer}/orders`,
    { items: [{ id: 'margherita', quantity }] },
    { ...from(address), ...headers },
  );
/** Asks so often, a few at a time; answers how often each status came. */
async function often(times: number, ask: (i: number) => Promise<{ status: number }>): Promise<Record<number, number>> {
  const seen: Record<number, number> = {};
  for (let i = 0; i < times; i += 20) {
    const some = Array.from({ length: Math.min(20, times - i) }, (_, j) => ask(i + j));
    for (const { status } of await Promise.all(some)) seen[status] = (seen[status] ?? 0) + 1;
  }
  return seen;
}
/** The name and the numbers of the one item that a RateLimit header has. */
function told(headers: Headers, header: string) {
  const [[name, numbers] = ['', new Map()]] = parseList(headers.get(header) ?? '');
  return { name, ...(Object.fromEntries(numbers) as { q: number; w: number; r: number; t: number }) };
}

test('API4 Unrestricted Resource Consumption: who asks too often is told when to come back, whoever they say they are', async () => {
  const { most } = POLICIES.orders;
  assert.deepEqual(await often(most, (i) => place('203.0.113.1', `c${i}`, 0)), { 422: most });
  const { status, headers, body } = await place('203.0.113.1', 'another');
  assert.deepEqual([status, body.status, body.code, body.title], [429, 429, 'RATE_LIMITED', 'Too many requests']);
  assert.match(headers.get('content-type') ?? '', /^application\/problem\+json/);
  assert.equal(body.trace_id, headers.get('x-request-id'));
  const wait = Number(headers.get('retry-after'));
  const left = told(headers, 'ratelimit');
  assert.deepEqual([left.name, left.r], ['orders', 0]);
  assert.ok(wait > 30 && wait <= 60 && wait >= left.t, `${wait}, ${left.t}`);
  assert.equal((await place('203.0.113.2')).status, 201);
  const { status: reading } = await shop.send('GET', '/api/menu', undefined, from('203.0.113.1'));
  assert.equal(reading, 200, 'reading is counted apart');
  const long = `{"items": ${' '.repeat(70 * 1024)}[]}`;
  const { status: unread } = await shop.send('POST', '/api/customer/ann/orders', long, from('203.0.113.1'));
  assert.equal(unread, 429, 'it was refused before its body was read');
});

test('every answer says what counts and what is left, as structured headers', async () => {
  const read = async () => {
    const { headers } = await shop.send('GET', '/api/menu', undefined, from('203.0.113.3'));
    return { policy: told(headers, 'ratelimit-policy'), left: told(headers, 'ratelimit') };
  };
  const [first, second] = [await read(), await read()];
  assert.deepEqual(first.policy, { name: 'reads', q: 9000, w: 60 });
  assert.deepEqual([first.left.name, first.left.r, second.left.r], ['reads', 8999, 8998]);
  assert.ok(second.left.t > 0 && second.left.t <= 60);
});

test('a hundred guests behind one address order within a minute, and look where their order is every second', () => {
  const guests = 100;
  assert.ok(POLICIES.orders.most >= 2 * guests && POLICIES.quotes.most >= 10 * guests);
  assert.ok(POLICIES.reads.most > 60 * guests, 'and read the menu');
});

test('what counts a request goes by who asks for what', () => {
  const signIn = [...PUBLISHED].find(([, { rest }]) => rest === 'POST /session');
  const names = [
    ['order.create', 'POST', false],
    ['order.quote', 'POST', false],
    ['stock.menu', 'GET', false],
    ['stock.menu', 'HEAD', false],
    ['kitchen.start', 'POST', true],
    ['kitchen.tickets', 'GET', true],
    ['api.live', 'GET', false],
    ['api.ready', 'GET', true],
    ['payment.webhook', 'POST', false],
    [signIn?.[0] ?? '', 'POST', true],
  ] as const;
  assert.deepEqual(
    names.map(([action, method, isStaff]) => policyOf(action, method, isStaff)?.name),
    ['orders', 'quotes', 'reads', 'reads', 'staff', 'staff', undefined, undefined, undefined, 'sign-in'],
  );
});

test('after too many wrong credentials an address is told to wait, and who has good ones there comes in', async () => {
  const wrong = [bearer('cmd_live_wrong'), bearer('a.b.c'), bearer('no-secret'), { cookie: 'comanda_session=none' }];
  const show = (address: string, credentials: object) =>
    fetch(`${shop.url}/api/customer/ann/orders/some-order`, { headers: { ...from(address), ...credentials } });
  const { most } = POLICIES.failed;
  assert.deepEqual(await often(most, (i) => show('198.51.100.1', wrong[i % wrong.length] ?? {})), { 401: most });
  for (const credentials of wrong) {
    const { status, headers } = await show('198.51.100.1', credentials);
    assert.equal(status, 429);
    assert.ok(Number(headers.get('retry-after')) > 30);
  }
  assert.equal((await show('198.51.100.1', asStaff())).status, 404, 'a guest on the wifi locks nobody of the shop out');
  const showingNone = await fetch(`${shop.url}/api/menu`, { headers: from('198.51.100.1') });
  assert.equal(showingNone.status, 200);
  assert.equal((await show('198.51.100.2', bearer('cmd_live_wrong'))).status, 401);
});

test('staff are counted by who they are, and may have as many open orders as they like', async () => {
  const { headers } = await place('203.0.113.6', 'ann', 0, asStaff());
  assert.equal(told(headers, 'ratelimit').name, 'staff');
  const { headers: elsewhere } = await place('203.0.113.7', 'ann', 0, asStaff());
  assert.equal(told(elsewhere, 'ratelimit').r, told(headers, 'ratelimit').r - 1);
  assert.deepEqual(await often(4, (i) => place('203.0.113.6', `c${i}`, 1, asStaff())), { 201: 4 });
});

test('API6 Unrestricted Access to Sensitive Business Flows: nobody holds the stock with orders that are never paid', async () => {
  const left = async () =>
    (await broker.call<{ items: { id: string; available: number }[] }, object>('stock.menu', {})).items;
  const key = { 'idempotency-key': 'the-first-of-three' };
  const { body: first } = await place('203.0.113.5', 'ann', 1, key);
  await place('203.0.113.5', 'bob');
  assert.equal((await place('203.0.113.5', 'eve')).status, 201);
  const before = await left();
  const { status, body } = await place('203.0.113.5', 'joe');
  assert.deepEqual([status, body.code], [409, 'UNPAID_TOO_MANY']);
  assert.equal((await place('203.0.113.5', 'joe', 1, { 'idempotency-key': 'another-that-is-new' })).status, 409);
  assert.deepEqual(await left(), before);
  const again = await place('203.0.113.5', 'ann', 1, key);
  assert.deepEqual([again.status, again.body.id], [201, first.id]);
  await shop.send('POST', `/api/customer/ann/orders/${first.id}/cancel`, {}, from('203.0.113.5'));
  assert.equal((await place('203.0.113.5', 'joe')).status, 201);
});

test('a window begins with the first request and ends, and the next begins at one', async () => {
  const rate = new Rate({ name: 'orders', most: 2, seconds: 1, isShared: false });
  const taken = [await rate.take('ann'), await rate.take('ann'), await rate.take('ann')];
  assert.deepEqual(
    taken.map(({ isOver, left }) => [isOver, left]),
    [
      [false, 1],
      [false, 0],
      [true, 0],
    ],
  );
  assert.ok(taken.every(({ ms }) => ms > 900 && ms <= 1000));
  assert.equal((await rate.take('bob')).left, 1);
  await sleep(1010);
  assert.equal((await rate.take('ann')).left, 1);
});

test('of more clients than fit in memory all are counted anew', async () => {
  const rate = new Rate({ name: 'orders', most: 1, seconds: 60, isShared: false }, undefined, 100);
  for (let i = 0; i < 100; i++) await rate.take(`c${i}`);
  assert.equal((await rate.take('c0')).isOver, true);
  await rate.take('one-too-many');
  assert.equal((await rate.take('c0')).isOver, false);
});
