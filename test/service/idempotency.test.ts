import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { beforeEach, test } from 'node:test';
import { requestText } from '../../services/api/idempotency-key.ts';
import type { StoredTicket } from '../../services/kitchen/infrastructure/ticket-documents.ts';
import { kitchenContract, type TicketView } from '../../services/kitchen/kitchen.contract.ts';
import type { StoredOrder } from '../../services/order/infrastructure/order-documents.ts';
import { type OrderView, orderContract } from '../../services/order/order.contract.ts';
import { stockContract } from '../../services/stock/stock.contract.ts';
import { Customers, type Placed } from '../support/customers.ts';
import { cloudEvent } from '../support/events.ts';
import { nodes } from '../support/nodes.ts';
import { asStaff, bearer, tokenOf } from '../support/passes.ts';
import { lastCause } from '../support/timeline.ts';

const { start } = await nodes({ KITCHEN_MODE: 'manual' });
const { standIn } = await import('../support/stand-ins.ts');
const node = await start('api', 'order', 'stock', 'kitchen', standIn('payment', {}));
const shop = new Customers(`http://localhost:${process.env.PORT}`);
const orders = node.service('order').adapter.documents<StoredOrder>('orders');
const tickets = node.service('kitchen').adapter.documents<StoredTicket>('tickets');

let order: Placed;
let keys = 0;
beforeEach(async () => {
  order = await shop.order('ann', { tiramisu: 1 });
});
const newKey = () => `key-of-a-test-${10 + ++keys}`;
const post = <T = OrderView>(path: string, body: object, key?: string) =>
  shop.send<T & { code?: string; status: string }>('POST', path, body, key ? { 'idempotency-key': key } : {});
const cancel = (reason: string, key?: string, customer = 'ann') =>
  post(`/api/customer/${customer}/orders/${order.id}/cancel`, { reason }, key);
const press = (button: string, key?: string) => post<TicketView>(`/api/kitchen/tickets/${order.id}/${button}`, {}, key);
const place = (body: object, key: string) => post<Placed>('/api/customer/ann/orders', body, key);
const pays = () =>
  node.publish(
    cloudEvent('payment.received', {
      orderId: order.id,
      version: 2,
      captured: order.total,
      refunded: 0,
      currency: 'eur',
    }),
  );
const moves = async () => (await shop.get(order)).timeline.map(({ status }) => status);
const isReplay = ({ headers }: { headers: Headers }) => headers.get('idempotent-replayed') === 'true';
const refusal = ({ status, body }: { status: number; body: { code?: string } }) => [status, body.code];

test('every POST that changes something takes a key, as an id or to remember it; but what may be said again as it is', () => {
  const contracts: { rest?: string; mints?: string; remembers?: string }[] = [
    orderContract,
    stockContract,
    kitchenContract,
  ].flatMap((actions) => Object.values(actions));
  const posts = contracts.filter(({ rest }) => rest?.startsWith('POST'));
  assert.ok(posts.length >= 7);
  const without = posts.filter(({ mints, remembers }) => !mints && !remembers);
  assert.deepEqual(
    without.map(({ rest }) => rest),
    [
      'POST /quote',
      'POST /report/close',
      'POST /pause',
      'POST /items/:itemId/sold-out',
      'POST /items/:itemId/archive',
      'POST /items/:itemId/restore',
    ],
  );
});

test('a key is the same bare and as the string of a structured header, and has 16 characters at least', () => {
  const named = (key: string) => requestText({ 'idempotency-key': key }, 'POST /x', {});
  const uuid = randomUUID();
  assert.equal(named(`"${uuid}"`), named(uuid));
  assert.equal(named('"a-quote-\\"-and-a-slash-\\\\"'), named('a-quote-"-and-a-slash-\\'));
  assert.notEqual(named(`"${uuid}x"`), named(uuid));
  for (const key of ['x'.repeat(16), 'x'.repeat(255), `"${'x'.repeat(255)}"`]) assert.ok(named(key), key);
  const unfit = [
    'x'.repeat(15),
    'x'.repeat(256),
    `"${'x'.repeat(15)}"`,
    `"${'x'.repeat(256)}"`,
    `"${uuid}`,
    '"a-slash-\\-in-the-middle"',
  ];
  for (const key of [...unfit, `${uuid}, ${uuid}`, `"${uuid}";x=1`])
    assert.throws(
      () => named(key),
      (error: { data: object[] }) => /^Idempotency-Key must have 16 to 255/.test((error.data[0] as Error).message),
      key,
    );
});

test('two cancels at once under one key do it once, and answer the same', async () => {
  const key = newKey();
  const [one, two] = await Promise.all([cancel('no time', key), cancel('no time', key)]);
  assert.deepEqual([one, two].map(isReplay).sort(), [false, true]);
  assert.deepEqual([one.status, one.body.status, one.body], [200, 'cancelled', two.body]);
  assert.deepEqual(await moves(), ['pending', 'cancelled']);
  assert.equal((await orders.findById(order.id))?.requests?.length, 1);
  const again = await cancel('no time', key);
  assert.deepEqual([again.body, isReplay(again)], [one.body, true]);
});

test('a key of before with another body is refused', async () => {
  const key = newKey();
  await cancel('no time', key);
  assert.deepEqual(refusal(await cancel('too dear', key)), [422, 'IDEMPOTENCY_KEY_REUSED']);
  assert.equal((await cancel('too dear', newKey())).status, 200);
  assert.equal(lastCause(await shop.get(order)), 'customer: no time');
});

test('a key opens no order to another customer', async () => {
  const key = newKey();
  await cancel('no time', key);
  assert.deepEqual(refusal(await cancel('no time', key, 'bob')), [404, 'ORDER_UNKNOWN']);
});

test('a key that somebody guesses opens nothing that staff or the owner of a token ordered under it', async () => {
  const key = { 'idempotency-key': newKey() };
  const body = { items: [{ id: 'tiramisu', quantity: 1 }] };
  const ids = new Set<string>();
  for (const who of [asStaff(), bearer(tokenOf({ sub: 'ann' })), bearer(tokenOf({ sub: 'eve' })), {}]) {
    const { status, body: placed } = await shop.send<Placed>('POST', '/api/customer/till/orders', body, {
      ...key,
      ...who,
    });
    assert.equal(status, 201);
    ids.add(placed.id);
  }
  assert.equal(ids.size, 4);
});

test('a late repeat of a bump does not bump what was recalled since', async () => {
  await pays();
  const key = newKey();
  await press('start', newKey());
  const bumped = await press('bump', key);
  assert.deepEqual([bumped.body.state, isReplay(bumped)], ['cooked', false]);
  assert.equal((await press('recall', newKey())).body.state, 'cooking');
  const late = await press('bump', key);
  assert.deepEqual([late.status, late.body.state, isReplay(late)], [200, 'cooking', true]);
  assert.equal((await shop.get(order)).status, 'preparing');
  assert.equal((await press('bump', newKey())).body.state, 'cooked');
  assert.deepEqual((await moves()).slice(1), ['paid', 'preparing', 'cooked', 'preparing', 'cooked']);
});

test('two cooks at once under one key, and one button under the key of another', async () => {
  await pays();
  const key = newKey();
  const [one, two] = await Promise.all([press('start', key), press('start', key)]);
  assert.deepEqual([one.body.state, one.body], ['cooking', two.body]);
  assert.equal((await press('bump', key)).body.state, 'cooked', 'a key counts for its button only');
  assert.equal((await press('start', key)).body.state, 'cooked', 'the ticket as it stands');
});

test('what was refused is no repeat the next time', async () => {
  await pays();
  const key = newKey();
  assert.deepEqual(refusal(await press('bump', key)), [409, 'TICKET_ILLEGAL_MOVE']);
  await press('start');
  assert.equal((await press('bump', key)).body.state, 'cooked');
  const stove = newKey();
  assert.deepEqual(refusal(await cancel('hungry', stove)), [409, 'ORDER_ILLEGAL_MOVE']);
  assert.deepEqual(refusal(await cancel('other words', stove)), [409, 'ORDER_ILLEGAL_MOVE']);
});

test('without a key nothing is remembered', async () => {
  await pays();
  for (const button of ['start', 'bump', 'hand-over']) assert.equal((await press(button)).status, 200);
  assert.deepEqual((await orders.findById(order.id))?.requests, []);
  assert.deepEqual((await tickets.findById(order.id))?.requests, []);
});

test('an order that is placed again is the same, whatever became of it or of the stock', async () => {
  const key = newKey();
  const items = [{ id: 'panna-cotta', quantity: 1 }];
  const placed = await place({ items }, key);
  assert.equal(isReplay(placed), false);
  const first = placed.body;
  await node.call('stock.setSoldOut', { itemId: 'panna-cotta', soldOut: true });
  assert.deepEqual(refusal(await place({ items }, newKey())), [409, 'STOCK_INSUFFICIENT']);
  const again = await place({ items, expectedTotal: first.total }, key);
  assert.ok(isReplay(again));
  assert.deepEqual([again.status, again.body.id], [201, first.id]);
  assert.equal(again.headers.get('location'), `/api/customer/ann/orders/${first.id}`);
  await shop.cancel(first);
  const late = await place({ items }, key);
  assert.deepEqual([late.status, late.body.id, late.body.status], [201, first.id, 'cancelled']);
});

test('an order that is placed again with other lines or at another total is refused', async () => {
  const key = newKey();
  const items = [{ id: 'espresso', quantity: 2 }];
  const { total } = (await place({ items }, key)).body;
  const others = [
    { items, expectedTotal: total + 1 },
    { items: [{ id: 'espresso', quantity: 3 }] },
    { items: [...items, { id: 'tiramisu', quantity: 1 }] },
  ];
  for (const body of others) assert.deepEqual(refusal(await place(body, key)), [422, 'IDEMPOTENCY_KEY_REUSED']);
});

test('staff cancel an order until it is handed over, with a reason that the customer sees', async () => {
  await pays();
  await press('start');
  await press('bump');
  const byStaff = (key?: string) => post(`/api/kitchen/orders/${order.id}/cancel`, { reason: ' dropped ' }, key);
  const key = newKey();
  const { status, body } = await byStaff(key);
  assert.deepEqual([status, body.status, lastCause(body)], [200, 'cancelled', 'staff: dropped']);
  assert.deepEqual((await byStaff(key)).body, body);
  assert.deepEqual(refusal(await press('hand-over')), [409, 'TICKET_ILLEGAL_MOVE']);
  assert.equal((await byStaff(key)).status, 200);
  order = await shop.order('ann', { tiramisu: 1 });
  await pays();
  for (const button of ['start', 'bump', 'hand-over']) await press(button);
  assert.deepEqual(refusal(await byStaff()), [409, 'ORDER_ILLEGAL_MOVE']);
});

test('a quote is asked by POST, takes what an order takes, and answers 200; a body that cannot be meant is told by its fields', async () => {
  const items = [{ id: 'tiramisu', quantity: 1 }];
  const { status, body } = await post<{ total: number; readyAt: string; status: string }>('/api/quote', {
    items,
    note: 'no spoon',
  });
  assert.deepEqual([status, body.total, 'id' in body], [200, order.total, false]);
  assert.ok(Date.parse(body.readyAt) > Date.now(), 'the kitchen would have it ready then');
  const bad = await post<{ errors: { path: string }[]; status: string }>('/api/quote', {
    items,
    customerId: 'ann',
    wanted: 'soon',
  });
  assert.deepEqual([bad.status, bad.body.errors.map(({ path }) => path).sort()], [422, ['customerId', 'wanted']]);
  const contact = { name: 'Ann', phone: 'none of it' };
  const named = await post<{ errors: { path: string }[]; status: string }>('/api/customer/ann/orders', {
    items,
    contact,
  });
  assert.deepEqual([named.status, named.body.errors.map(({ path }) => path)], [422, ['contact.phone']]);
  assert.ok(!JSON.stringify(named.body).includes('none of it'), 'what was given is not told back');
});
