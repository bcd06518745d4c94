import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { MemoryCounters } from '../../services/api/rate-limit-counters.ts';
import { Customers } from '../support/customers.ts';
import { nodes } from '../support/nodes.ts';

const { start } = await nodes({ ORDERS_PER_MINUTE: '3' });
await start('api', 'order', 'stock');
const shop = new Customers(`http://localhost:${process.env.PORT}`);

interface Problem {
  status: number;
  code: string;
  title: string;
  trace_id: string;
}
const place = (customer: string, quantity = 1, headers = {}) =>
  shop.send<Problem>('POST', `/api/customer/${customer}/orders`, { items: [{ id: 'margherita', quantity }] }, headers);
const statuses = async (...answers: Promise<{ status: number }>[]) =>
  (await Promise.all(answers)).map(({ status }) => status).sort();

test('a customer who orders too often is told when to come back, and nothing is ordered', async () => {
  assert.deepEqual(await statuses(place('ann'), place('ann'), place('ann'), place('ann')), [201, 201, 201, 429]);
  const { status, headers, body } = await place('ann');
  assert.deepEqual([status, body.status, body.code, body.title], [429, 429, 'RATE_LIMITED', 'Too many requests']);
  assert.match(headers.get('content-type') ?? '', /^application\/problem\+json/);
  assert.equal(body.trace_id, headers.get('x-request-id'));
  const wait = Number(headers.get('retry-after'));
  assert.ok(wait > 50 && wait <= 60, `${wait}`);
  const { body: list } = await shop.send<{ items: object[] }>('GET', '/api/customer/ann/orders');
  assert.equal(list.items.length, 3);
});

test('others order meanwhile, and nothing but ordering is counted', async () => {
  await statuses(...Array.from({ length: 4 }, () => place('bob')));
  assert.deepEqual(await statuses(place('eve')), [201]);
  const looks = Array.from({ length: 5 }, () => shop.send('GET', '/api/customer/bob/orders'));
  assert.deepEqual(await statuses(...looks), Array(5).fill(200));
});

test('what was refused counts too, and so does a repeat', async () => {
  const again = { 'idempotency-key': 'this-is-sent-twice' };
  assert.equal((await place('joe', 0)).status, 422);
  assert.equal((await place('joe', 1, again)).status, 201);
  assert.equal((await place('joe', 1, again)).status, 201);
  assert.equal((await place('joe')).status, 429);
});

test('a window begins with the first order and ends, and the next begins at one', async () => {
  const counters = new MemoryCounters(100);
  assert.deepEqual((await counters.add('ann')).count, 1);
  await sleep(60);
  const { count, msLeft } = await counters.add('ann');
  assert.ok(count === 2 && msLeft > 0 && msLeft <= 41, `${count}, ${msLeft}`);
  assert.equal((await counters.add('bob')).count, 1);
  await sleep(60);
  assert.equal((await counters.add('ann')).count, 1);
  assert.equal((await counters.add('bob')).count, 2);
});

test('at most 100,000 customers are remembered: the oldest is forgotten for a new one', async () => {
  const counters = new MemoryCounters();
  for (let i = 0; i <= 100_000; i++) await counters.add(`c${i}`);
  assert.equal((await counters.add('c100000')).count, 2);
  assert.equal((await counters.add('c5000')).count, 2);
  assert.equal((await counters.add('c0')).count, 1);
});
