import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type TestContext, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Context, ServiceBroker, type ServiceSchema } from 'moleculer';
import type { OrderFacts } from '../../kernel/events.ts';
import { brokerOptions } from '../../moleculer.config.ts';
import { readConfig } from '../../platform/config/config.ts';
import type { Dish } from '../../services/stock/application/ports.ts';
import type { Offer } from '../../services/stock/domain/offer.ts';
import stockService from '../../services/stock/stock.service.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'stock-service-'));
process.env.DATA_DIR = folder;
const stock = await stockService(readConfig(process.env));

/** What the order service would say about these orders. */
const settlements = new Map<string, { outcome: string; units: string }>();
const order = {
  name: 'order',
  actions: {
    settlement(ctx: Context<{ orderId: string }>) {
      return settlements.get(ctx.params.orderId) ?? { outcome: 'wait', units: 'kept' };
    },
  },
} satisfies ServiceSchema;

async function shop(t: TestContext) {
  const broker = new ServiceBroker({ ...(await brokerOptions({ logLevel: 'error' })), cacher: false, logger: false });
  const service = broker.createService(stock as unknown as ServiceSchema);
  broker.createService(order);
  await broker.start();
  t.after(() => broker.stop());
  const available = async (id: string) => {
    const { items } = await broker.call<{ items: Dish[] }, Record<never, never>>('stock.menu', {});
    return items.find((item) => item.id === id)?.available ?? Number.NaN;
  };
  const reserve = (orderId: string, itemId: string, quantity: number) =>
    broker.call('stock.reserve', { orderId, lines: [{ itemId, quantity }] });
  const publish = (type: string, orderId: string, units: OrderFacts['units']) => {
    const event = { specversion: '1.0', id: `${type}-${orderId}`, source: 'order', type, subject: orderId, time: '' };
    return (broker as unknown as Publisher).sendToChannel(type, { ...event, data: { orderId, units } });
  };
  return { broker, service, available, reserve, publish };
}
interface Publisher {
  sendToChannel(type: string, event: object): Promise<void>;
}
test.after(() => rmSync(folder, { recursive: true }));

test('an empty shop opens with the demo menu, and opening again adds nothing', async (t) => {
  const { broker, service } = await shop(t);
  const { categories, items } = await broker.call<{ categories: string[]; items: Dish[] }, object>('stock.menu', {});
  assert.ok(items.length >= 20);
  assert.deepEqual(categories, ['Starters', 'Mains', 'Desserts', 'Drinks']);
  assert.deepEqual([...new Set(items.map(({ category }) => category))], categories);
  const [first] = items;
  const texts = ['id', 'name', 'description', 'picture', 'category', 'station', 'minutes', 'tax', 'allergens'];
  const shown = [...texts, 'price', 'currency', 'options', 'available', 'soldOut'];
  assert.deepEqual(Object.keys(first ?? {}).sort(), shown.sort());
  const { prices } = await broker.call<{ prices: object[] }, object>('stock.prices', {});
  assert.deepEqual(prices[0], { priceId: 'price_demo_tiramisu', name: 'Tiramisù', unitAmount: 720, currency: 'eur' });
  const movements = await service.db.selectFrom('movements').selectAll().execute();
  assert.equal(movements.length, items.length + 1, 'each dish and one ingredient');
});

test('what is paid is sold, what is cancelled comes back, and either event may come twice', async (t) => {
  const { broker, service, available, reserve, publish } = await shop(t);
  const before = await available('margherita');
  for (const id of ['paid', 'cancelled', 'kept', 'wasted']) await reserve(id, 'margherita', 2);
  assert.equal(await available('margherita'), before - 8);
  for (let i = 0; i < 2; i++) {
    await publish('order.paid', 'paid', 'kept');
    await publish('order.cancelled', 'cancelled', 'returned');
    await publish('order.cancelled', 'kept', 'kept');
    await publish('order.cancelled', 'wasted', 'wasted');
  }
  assert.equal(await available('margherita'), before - 4);
  const states = await service.db
    .selectFrom('reservations')
    .select(['order_id', 'state'])
    .orderBy('order_id')
    .execute();
  const found = Object.fromEntries(states.map((row: { order_id: string; state: string }) => [row.order_id, row.state]));
  assert.deepEqual(found, { cancelled: 'released', kept: 'released', paid: 'sold', wasted: 'sold' });
  await publish('order.cancelled', 'overtaken', 'returned');
  await assert.rejects(reserve('overtaken', 'margherita', 1), { code: 'RESERVATION_CLOSED' });
  assert.deepEqual(await broker.call('stock.deadLetters', {}), []);
});

test('a paid order that reserved nothing is laid with the dead letters, and can be replayed', async (t) => {
  const { broker, publish, reserve } = await shop(t);
  await publish('order.paid', 'late', 'kept');
  const [letter, ...others] = await broker.call<{ id: string; error: string }[], object>('stock.deadLetters', {});
  assert.equal(others.length, 0);
  assert.match(letter?.error ?? '', /nothing was reserved/);
  await reserve('late', 'diavola', 1);
  const replayed = await broker.call('stock.replay', { id: letter?.id });
  assert.deepEqual(replayed, { replayed: 1, failed: [], left: 0 });
  assert.deepEqual(await broker.call('stock.confirm', { orderId: 'late' }), { state: 'sold' });
  assert.deepEqual(await broker.call('stock.deadLetters', {}), []);
});

test('a hold that nobody settled is settled by asking its order, and waits as long as the order says so', async (t) => {
  const { service, available, reserve } = await shop(t);
  const before = await available('funghi');
  settlements.set('sell', { outcome: 'sell', units: 'kept' });
  settlements.set('release', { outcome: 'release', units: 'returned' });
  for (const id of ['sell', 'release', 'wait']) await reserve(id, 'funghi', 1);
  const past = new Date(Date.now() - 1000).toISOString();
  const ids = ['sell', 'release', 'wait'];
  await service.db.updateTable('reservations').set({ due_at: past }).where('order_id', 'in', ids).execute();
  const rows = () =>
    service.db.selectFrom('reservations').selectAll().where('order_id', 'in', ids).orderBy('order_id').execute();
  const expected = ['released 1', 'sold 1', 'held 1'];
  const states = (found: { state: string; tries: number }[]) => found.map(({ state, tries }) => `${state} ${tries}`);
  let found = await rows();
  for (
    const until = Date.now() + 5000;
    Date.now() < until && `${states(found)}` !== `${expected}`;
    found = await rows()
  ) {
    service.wake('holds');
    await sleep(20);
  }
  assert.deepEqual(states(found), expected);
  const wait = Date.parse(found[2].due_at) - Date.now();
  assert.ok(wait > 40_000 && wait < 75_000, `the next look is in ${wait} ms`);
  assert.equal(await available('funghi'), before - 2);
});

test('a dish that is marked sold out shows nothing to order, and a restock shows at once', async (t) => {
  const { broker, available, reserve } = await shop(t);
  const before = await available('lasagne');
  await broker.call('stock.setSoldOut', { itemId: 'lasagne', soldOut: true });
  assert.equal(await available('lasagne'), 0);
  await assert.rejects(reserve('hungry', 'lasagne', 1), { name: 'DomainError', code: 'STOCK_INSUFFICIENT' });
  const until = new Date(Date.now() + 300).toISOString();
  await broker.call('stock.setSoldOut', { itemId: 'lasagne', soldOut: true, until });
  await assert.rejects(reserve('hungry', 'lasagne', 1), { code: 'STOCK_INSUFFICIENT' });
  await sleep(310);
  assert.equal(await available('lasagne'), before, 'it ends by itself');
  const restocked = await broker.call('stock.restock', { movementId: 'm1', itemId: 'lasagne', quantity: 5 });
  assert.deepEqual(restocked, { itemId: 'lasagne', available: before + 5 });
  const lines = [{ itemId: 'lasagne', quantity: 2 }];
  assert.equal((await broker.call<{ total: number }, object>('stock.check', { lines })).total, 3100);
  assert.equal(await available('lasagne'), before + 5, 'a check holds nothing');
});

test('options and notes are priced, kept and answered again, and what they use is taken and given back', async (t) => {
  const { broker, service, reserve } = await shop(t);
  const left = async () => {
    const row = service.db.selectFrom('items').select('available').where('id', '=', 'mozzarella');
    return (await row.executeTakeFirst())?.available;
  };
  const before = await left();
  const options = [
    { groupId: 'without', choiceId: 'basil' },
    { groupId: 'extras', choiceId: 'mozzarella', quantity: 2 },
  ];
  const lines = [{ itemId: 'margherita', quantity: 3, options, note: '  crisp, please ' }];
  const reserved = await broker.call<Offer, object>('stock.reserve', { orderId: 'chosen', lines });
  assert.deepEqual(await broker.call('stock.reserve', { orderId: 'chosen', lines }), reserved);
  assert.deepEqual(await broker.call('stock.check', { lines }), reserved);
  const [line] = reserved.lines;
  assert.deepEqual(
    line?.options.map(({ name, price, quantity }) => [name, price, quantity]),
    [
      ['extra mozzarella', 150, 2],
      ['no basil', 0, 1],
    ],
  );
  assert.deepEqual([line?.note, line?.unitPrice, line?.total, reserved.total], ['crisp, please', 1450, 4350, 4350]);
  assert.deepEqual([line?.station, line?.allergens, line?.category], ['oven', ['gluten', 'milk'], 'Mains']);
  assert.equal(await left(), before - 6);
  const { orders } = await broker.call<{ orders: object[] }, object>('stock.audit', { orderIds: ['chosen'] });
  assert.deepEqual(orders, [{ orderId: 'chosen', is: 'held', total: 4350, balanced: true }]);
  await broker.call('stock.release', { orderId: 'chosen', units: 'returned' });
  assert.equal(await left(), before);
  const marked = { itemId: 'margherita', choice: { groupId: 'extras', choiceId: 'mozzarella' }, soldOut: true };
  assert.deepEqual(await broker.call('stock.setSoldOut', marked), marked);
  await assert.rejects(broker.call('stock.check', { lines }), { code: 'OPTIONS_INVALID' });
  await reserve('plain', 'margherita', 1);
  await broker.call('stock.setSoldOut', { ...marked, soldOut: false });
});

test('an archived dish is off the menu until it is restored', async (t) => {
  const { broker, available, reserve } = await shop(t);
  await broker.call('stock.archive', { itemId: 'affogato' });
  assert.ok(Number.isNaN(await available('affogato')));
  await assert.rejects(reserve('too-late', 'affogato', 1), { code: 'ITEM_UNKNOWN' });
  assert.deepEqual(await broker.call('stock.restore', { itemId: 'affogato' }), { itemId: 'affogato', archived: false });
  assert.equal(await available('affogato'), 1000);
  await assert.rejects(broker.call('stock.restore', { itemId: 'no-such' }), { code: 'ITEM_UNKNOWN' });
});

test('a malformed request is refused before it reaches the stock', async (t) => {
  const { broker, reserve } = await shop(t);
  for (const quantity of [0, -1, 1.5, 101]) {
    await assert.rejects(reserve('bad', 'espresso', quantity), { name: 'ValidationError' });
  }
  const bad: object[] = [
    { price: 1 },
    { note: 'x'.repeat(201) },
    { note: 'two\nlines' },
    { note: 'turned \u202E around' },
    { options: [{ groupId: 'kind' }] },
    { options: [{ groupId: 'kind', choiceId: 'double', price: -1 }] },
    { options: [{ groupId: 'kind', choiceId: 'double', quantity: 0 }] },
  ];
  for (const more of bad) {
    const lines = [{ itemId: 'espresso', quantity: 1, ...more }];
    await assert.rejects(broker.call('stock.reserve', { orderId: 'bad', lines }), { name: 'ValidationError' });
  }
});
