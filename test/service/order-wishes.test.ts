import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { DAY } from '../../kernel/zone.ts';
import { CUSTOMER as customerId, orderWorld } from '../support/order-world.ts';

const { call, ask, get, available, received, openKitchen } = await orderWorld();
type Refusal = Error & { code: string; data: { errors: { field: string }[] } };
const dayIn = (days: number): string => new Date(Date.now() + days * DAY).toISOString().slice(0, 10);
const IN_A_WEEK = `${dayIn(7)}T18:00:00Z`;
const items = [{ id: 'margherita', quantity: 2 }];
let orderId = '';
let ids = 0;
beforeEach(() => {
  orderId = `order-${++ids}`;
});

test('an order that says no more than its items is for pickup, as soon as possible', async () => {
  const order = await call('order.create', { orderId, customerId, items });
  const plain = { number: null, contact: null, service: { kind: 'pickup' }, wanted: 'asap', readyAt: null, note: null };
  assert.partialDeepStrictEqual(order, { ...plain, subtotal: order.total, taxes: [], tip: 0 });
});

test('an order is shown as it was wanted, and called by its number once it is paid', async () => {
  const wishes = {
    contact: { name: 'Ann', phone: '(030) 12-34 /5', email: 'ann@example.com' },
    service: { kind: 'table' as const, table: '7' },
    wanted: IN_A_WEEK,
    note: 'no cutlery',
  };
  const { total } = await call('order.create', { orderId, customerId, items, ...wishes });
  const shown = { ...wishes, wanted: IN_A_WEEK.replace('Z', '.000Z') };
  assert.partialDeepStrictEqual(await get(orderId), { ...shown, number: null });
  await received(orderId, total);
  await received(orderId, total);
  assert.partialDeepStrictEqual(await get(orderId), { ...shown, number: 1, status: 'paid' });
  assert.deepEqual((await call('order.find', { orderId })).number, 1);
});

test('staff find an order by its number: the latest day until today, else the next, or the day they name', async () => {
  const placed = async (wanted = 'asap') => {
    orderId = `order-${++ids}`;
    const { total } = await call('order.create', { orderId, customerId, items, wanted });
    await received(orderId, total);
    return orderId;
  };
  const [day, later, latest] = [dayIn(9), dayIn(10), dayIn(11)];
  const todays = await placed();
  const { number: called = 0 } = await call('order.find', { orderId: todays });
  const first = await placed(`${day}T18:00:00Z`);
  let ahead = first;
  for (let number = 2; number <= Number(called) + 1; number++) ahead = await placed(`${day}T18:00:00Z`);
  const next = await placed(`${later}T18:00:00Z`);
  const found = async (named: { orderId?: string; number?: number; day?: string }) => {
    const { id, number, day } = await call('order.find', named);
    return [id, number, day];
  };
  assert.equal((await found({ number: Number(called) }))[0], todays);
  assert.deepEqual(await found({ number: Number(called) + 1 }), [ahead, Number(called) + 1, day]);
  assert.deepEqual(await found({ number: 1, day: later }), [next, 1, later]);
  assert.deepEqual(await found({ number: 1, day }), [first, 1, day]);
  assert.deepEqual(await found({ orderId: first }), [first, 1, day]);
  for (const named of [{ number: 999 }, { number: 1, day: latest }])
    await assert.rejects(call('order.find', named), { code: 'ORDER_UNKNOWN', data: named });
  for (const [field, named] of [
    ['orderId', {}],
    ['orderId', { day }],
    ['day', { orderId: first, day }],
    ['number', { orderId: first, number: 1 }],
  ] as const)
    await assert.rejects(call('order.find', named), (error: Refusal) => {
      assert.deepEqual([error.code, error.data.errors.map(({ field }) => field)], ['INVALID', [field]]);
      return true;
    });
  for (const named of [{ number: 0 }, { number: 1, day: '2031-3-1' }])
    await assert.rejects(ask('order.find', named), { name: 'ValidationError' });
});

test('the same id with other wishes is another order, and refused', async () => {
  const wishes = { service: { kind: 'table' as const }, wanted: IN_A_WEEK, note: 'no cutlery' };
  const request = { orderId, customerId, items, ...wishes };
  const order = await call('order.create', request);
  assert.deepEqual(await call('order.create', request), order);
  const others = [
    { service: { kind: 'pickup' as const } },
    { wanted: 'asap' },
    { note: 'cutlery' },
    { contact: { name: 'A' } },
  ];
  for (const other of others)
    await assert.rejects(call('order.create', { ...request, ...other }), { code: 'IDEMPOTENCY_KEY_REUSED' });
});

test('what cannot be meant is refused by the name of its field, and never told back', async () => {
  const bad: [field: string, wishes: object][] = [
    ['contact.name', { contact: { name: 'x'.repeat(101) } }],
    ['contact.name', { contact: { name: 'a\u202eb' } }],
    ['contact.phone', { contact: { phone: '1234' } }],
    ['contact.phone', { contact: { phone: '12345 ext' } }],
    ['contact.email', { contact: { email: 'ann@example' } }],
    ['contact.email', { contact: { email: `${'a'.repeat(243)}@example.com` } }],
    ['contact.fax', { contact: { fax: '12345' } }],
    ['service', { service: { kind: 'drone' } }],
    ['service', { service: { kind: 'pickup', table: '7' } }],
    ['wanted', { wanted: 'soon' }],
    ['wanted', { wanted: '2030-13-31T18:00:00Z' }],
    ['note', { note: 'x'.repeat(201) }],
    ['note', { note: 'two\nlines' }],
    ['tip', { tip: -1 }],
  ];
  for (const [field, wishes] of bad) {
    for (const [action, more] of [
      ['order.create', { orderId, customerId }],
      ['order.quote', {}],
    ] as const) {
      await assert.rejects(
        ask(action, { items, ...more, ...wishes }),
        (error: Error & { data: { field: string }[] }) => {
          assert.deepEqual([error.name, error.data.map(({ field }) => field)], ['ValidationError', [field]]);
          assert.ok(!JSON.stringify(error.data).includes('12345 ext'));
          return true;
        },
      );
    }
  }
});

test('a quote says what the order would come to, and holds nothing', async () => {
  const before = await available('margherita');
  const { readyAt, ...quote } = await call('order.quote', { items, contact: { name: 'Ann' }, note: 'no cutlery' });
  assert.equal(readyAt, null);
  assert.equal(await available('margherita'), before);
  const { lines, subtotal, taxes, tip, total, currency } = await call('order.create', { orderId, customerId, items });
  assert.deepEqual(quote, { lines, subtotal, taxes, tip, total, currency });
  await assert.rejects(call('order.quote', { items: [{ id: 'nothing-like-it', quantity: 1 }] }), {
    code: 'ITEM_UNKNOWN',
  });
});

test('a quote for as soon as possible tells when the kitchen would have it ready, and goes without where it does not answer in time', async () => {
  const readyAt = '2030-01-01T19:30:00.000Z';
  const asked: unknown[] = [];
  let answer: () => unknown = () => ({ readyAt });
  await openKitchen({
    readyAt({ lines }) {
      asked.push(lines);
      return answer();
    },
  });
  const quoted = async (wanted: string) => (await call('order.quote', { items, wanted })).readyAt;
  assert.equal(await quoted('asap'), readyAt);
  assert.deepEqual(asked, [[{ station: 'oven', minutes: null }]]);
  assert.equal(await quoted(IN_A_WEEK), IN_A_WEEK.replace('Z', '.000Z'));
  assert.equal(asked.length, 1, 'a time that is wanted is not asked for');
  const late = Promise.withResolvers<{ readyAt: string }>();
  answer = () => late.promise;
  assert.equal(await quoted('asap'), null, 'it answers before the kitchen does');
  late.resolve({ readyAt });
});
