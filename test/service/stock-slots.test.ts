import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type TestContext, test } from 'node:test';
import { ServiceBroker, type ServiceSchema } from 'moleculer';
import { later, MINUTE } from '../../kernel/time.ts';
import { brokerOptions } from '../../moleculer.config.ts';
import { readConfig } from '../../platform/config/config.ts';
import { seedMenu } from '../../services/stock/infrastructure/seed-menu.ts';
import stockService from '../../services/stock/stock.service.ts';

interface Opening {
  open: { isOpen: boolean; opensAt: string | null; pausedUntil: string | null };
  day: string;
  slots: { slot: string; left: number }[];
}

/** A shop of one dish, which takes one order a quarter of an hour. */
async function shop(t: TestContext, hours?: object[]) {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'stock-slots-'));
  const stock = await stockService({ ...readConfig(process.env), dataDir, demoMenu: false });
  const broker = new ServiceBroker({ ...(await brokerOptions({ logLevel: 'error' })), cacher: false, logger: false });
  const service = broker.createService(stock as unknown as ServiceSchema);
  await broker.start();
  t.after(async () => {
    await broker.stop();
    rmSync(dataDir, { recursive: true });
  });
  const soup = {
    id: 'soup',
    name: 'Soup',
    description: '',
    category: 'Soups',
    price: 500,
    currency: 'eur',
    quantity: 9,
  };
  const settings = { shop: { slotMinutes: 15, slotOrders: 1, cooks: 3, ...(hours && { hours }) } };
  await seedMenu(service.db, { items: [soup], settings }, new Date());
  const call = <T = Opening>(action: string, params: object = {}) => broker.call<T, object>(`stock.${action}`, params);
  const order = (orderId: string, wanted = 'asap') =>
    call<{ slot: string; payBefore: string }>('reserve', { orderId, wanted, lines: [{ itemId: 'soup', quantity: 1 }] });
  return { call, order };
}

test('an order takes a place in time; the next one for it is told which others are free', async (t) => {
  const { call, order } = await shop(t);
  const day = later(new Date(), 48 * 60 * MINUTE)
    .toISOString()
    .slice(0, 10);
  const { slots, open } = await call('opening', { day });
  assert.deepEqual([open.isOpen, open.opensAt], [true, null]);
  assert.ok(slots.length === 96 && slots.every(({ left }) => left === 1));
  const [first, second, third, fourth] = slots.map(({ slot }) => slot) as [string, string, string, string];
  assert.deepEqual(await order('o1', first), await order('o1', first));
  const { slot, payBefore } = await order('o2', third);
  assert.deepEqual([slot, payBefore], [third, third]);
  const offered = [second, fourth, ...slots.slice(4, 7).map(({ slot }) => slot)];
  const full = { code: 'SLOT_FULL', data: { next: offered } };
  await assert.rejects(order('o3', first), full);
  const lines = [{ itemId: 'soup', quantity: 1 }];
  await assert.rejects(call('check', { lines, wanted: first }), full);
  const after = (await call('opening', { day })).slots.slice(0, 4).map(({ left }) => left);
  assert.deepEqual(after, [0, 1, 0, 1]);
  await call('release', { orderId: 'o1', units: 'returned' });
  assert.equal((await order('o3', first)).slot, first);
  const soonest = [await order('o4'), await order('o5')].map(({ slot }) => Date.parse(slot));
  assert.equal((soonest[1] ?? 0) - (soonest[0] ?? 0), 15 * MINUTE, 'as soon as possible is the first that is free');
  const between = new Date(Date.parse(first) + MINUTE).toISOString();
  await assert.rejects(order('o6', between), { code: 'SLOT_UNKNOWN' });
});

test('a shop that is closed or paused takes no orders, and its menu says so', async (t) => {
  const { call, order } = await shop(t);
  const until = later(new Date(), 30 * MINUTE).toISOString();
  const { open } = await call('pause', { until });
  assert.deepEqual([open.isOpen, open.pausedUntil, open.opensAt], [false, until, until]);
  await assert.rejects(order('o1'), { code: 'PAUSED', data: { until } });
  assert.equal((await call('menu')).open.pausedUntil, until);
  assert.deepEqual(await call<object>('cooks'), { cooks: 3 });
  await assert.rejects(call('pause', { until: new Date().toISOString() }), { code: 'PAUSE_PAST' });
  assert.equal((await call('menu')).open.pausedUntil, until, 'what is refused changes nothing');
  await call('pause', { until: null });
  await order('o1');
  const closed = await shop(t, []);
  assert.equal((await closed.call('menu')).open.isOpen, false);
  await assert.rejects(closed.order('o1'), { code: 'SHOP_CLOSED', data: { opensAt: null } });
  assert.deepEqual((await closed.call('opening')).slots, []);
});
