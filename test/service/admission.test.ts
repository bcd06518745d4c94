import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { OrderView } from '../../services/order/order.contract.ts';
import { Customers } from '../support/customers.ts';
import { eventually } from '../support/eventually.ts';
import { nodes } from '../support/nodes.ts';

const { start } = await nodes({ ORDER_LINK_WITHIN: '1s' });
/** Nobody makes links: the test says when one is made. `webhook` stands for a payment node. */
const payment = { name: 'payment', actions: { webhook: () => ({ received: true }) } };
const { broker, call } = await start('api', 'order', 'stock', payment);
const shop = new Customers(`http://localhost:${process.env.PORT}`);

type Told = OrderView & { code: string };
const ITEMS = { items: [{ id: 'margherita', quantity: 1 }] };
const place = (headers = {}, body: unknown = ITEMS) =>
  shop.send<Told>('POST', '/api/customer/ann/orders', body, headers);
const key = (name: string) => ({ 'idempotency-key': name.padEnd(16, '-') });
const link = (orderId: string) => call('order.awaitPayment', { orderId, paymentLink: 'https://pay/1' });
/** How many orders the gateway turned away for this, as Prometheus would see it. */
function counted(code: string): number {
  const points = broker.metrics.getMetric('comanda.refusals.total')?.snapshot() ?? [];
  return (points.find(({ labels }) => labels.code === code) as { value: number } | undefined)?.value ?? 0;
}

test('past the bound new orders are refused before their body is read, and a repeat is answered all the same', async () => {
  const first = await place(key('first'));
  const accepted = [first];
  const full = await eventually(async () => {
    const answers = await Promise.all(Array.from({ length: 5 }, () => place()));
    accepted.push(...answers.filter(({ status }) => status === 201));
    return answers.find(({ status }) => status === 503);
  });
  assert.ok(accepted.length > 16 && accepted.length < 400, `${accepted.length}`);
  assert.equal(full.body.code, 'OVERLOADED');
  assert.match(full.headers.get('content-type') ?? '', /^application\/problem\+json/);
  assert.equal(full.headers.get('retry-after'), '1');

  const unread = await eventually(async () => {
    const answer = await place({}, '{"items": [');
    return answer.status === 503 && answer;
  });
  assert.equal(unread.body.code, 'OVERLOADED', 'it is not even read');
  assert.equal((await place(key('first'), '{"items": [')).status, 400, 'what may be a repeat is');

  const repeat = await place(key('first'));
  assert.deepEqual([repeat.status, repeat.body.id], [201, first.body.id]);
  const fresh = await Promise.all([place(key('second')), place(key('third'))]);
  assert.ok(fresh.some(({ status, body }) => status === 503 && body.code === 'OVERLOADED'));
  assert.equal((await shop.send('GET', '/api/customer/ann/orders')).status, 200);

  for (const { status, body } of [...accepted, ...fresh]) if (status === 201) await link(body.id);
  await sleep(300);
  const open = await Promise.all([place(), place(), place()]);
  assert.deepEqual(
    open.map(({ status }) => status),
    [201, 201, 201],
  );
});

test('while payment says that Stripe is away, new orders are refused with a code of their own, and repeats answered', async () => {
  const known = await place(key('known'));
  const before = counted('PAYMENT_PROVIDER_AWAY');
  await broker.broadcast('payment.turnedAway', { share: 1, retryAfter: 2500 });
  const { status, headers, body } = await place({}, '{');
  assert.deepEqual([status, body.code, headers.get('retry-after')], [503, 'PAYMENT_PROVIDER_AWAY', '3']);
  assert.equal(counted('PAYMENT_PROVIDER_AWAY'), before + 1);
  assert.equal((await place(key('new'))).body.code, 'PAYMENT_PROVIDER_AWAY');
  assert.equal((await place(key('known'))).body.id, known.body.id);

  await broker.broadcast('payment.turnedAway', { share: 0, retryAfter: 1000 });
  assert.equal((await place()).status, 201);
});

test('what a node said is forgotten when it says nothing more', async () => {
  await broker.broadcast('payment.turnedAway', { share: 1, retryAfter: 1000 });
  assert.equal((await place()).status, 503);
  await sleep(3100);
  assert.equal((await place()).status, 201);
});

test('no client can say that its order is drawn for', async () => {
  const { status, body } = await place({}, { ...ITEMS, isNew: true });
  assert.deepEqual([status, body.code], [422, 'INVALID']);
});

test('orders whose first try another node reports do not wait any more', async () => {
  const placed = await Promise.all(Array.from({ length: 20 }, (_, i) => place(key(`told-${i}`))));
  await broker.broadcast('order.tried', { orderIds: placed.map(({ body }) => body.id) });
  await sleep(600);
  const open = await Promise.all([place(), place(), place()]);
  assert.deepEqual(
    open.map(({ status }) => status),
    [201, 201, 201],
  );
});
