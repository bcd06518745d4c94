import assert from 'node:assert/strict';
import { test } from 'node:test';
import { later, MINUTE } from '../../kernel/time.ts';
import { DAY } from '../../kernel/zone.ts';
import type { DishEntry } from '../../services/stock/infrastructure/menu-entry.ts';
import { CUSTOMER as customerId, orderWorld } from '../support/order-world.ts';

const { call, ask, get, seedMenu } = await orderWorld();
const pizza: DishEntry = {
  ...{ id: 'pizza', name: 'Pizza', description: '', category: 'Mains', price: 1150, currency: 'eur', quantity: 99 },
  tax: 'food',
};
const TAXES = { included: false, rates: { food: { pickup: 700, table: 1900 } } };
const SHOP = { slotMinutes: 15, slotOrders: 1, leadMinutes: 20, contact: ['phone'] };
await seedMenu({ items: [pizza], settings: { shop: SHOP, taxes: TAXES } });

const order = { customerId, items: [{ id: 'pizza', quantity: 2 }], contact: { phone: '030 12345' } };
const day = later(new Date(), 2 * DAY)
  .toISOString()
  .slice(0, 10);
const shop = await call('stock.opening', { day });
const slots = shop.slots.map(({ slot }) => slot) as [string, string, string];

test('an order costs its taxes and tip too, as its quote said, and takes its place in time', async () => {
  const wishes = { service: { kind: 'table', table: '7' } as const, wanted: slots[0], tip: 150 };
  assert.partialDeepStrictEqual(shop, { contact: ['phone'], slotMinutes: 15 });
  const quote = await call('order.quote', { items: order.items, ...wishes });
  assert.deepEqual([quote.subtotal, quote.tip, quote.total], [2300, 150, 2887]);
  assert.deepEqual(quote.taxes, [{ rate: 1900, included: false, amount: 437 }]);
  assert.deepEqual([quote.lines[0]?.tax, quote.readyAt], [437, slots[0]]);
  const created = await call('order.create', { orderId: 'o1', ...order, ...wishes, expectedTotal: 2887 });
  const { lines, taxes, subtotal, total } = quote;
  assert.partialDeepStrictEqual(created, { lines, taxes, subtotal, total, ...wishes });
  assert.deepEqual(await call('order.create', { orderId: 'o1', ...order, ...wishes }), created);
  const full = call('order.create', { orderId: 'o2', ...order, wanted: slots[0] });
  await assert.rejects(full, ({ code, data }: Error & { code: string; data: { next: string[] } }) => {
    return code === 'SLOT_FULL' && data.next[0] === slots[1];
  });
  await call('order.cancel', { orderId: 'o1', customerId });
  await call('order.create', { orderId: 'o2', ...order, wanted: slots[0] });
  await assert.rejects(ask('order.create', { orderId: 'o3', ...order, tip: 2301 }), { code: 'TIP_INVALID' });
});

test('it must be paid for while the kitchen can still cook it in time', async () => {
  const { payBefore } = await call('order.create', { orderId: 'soon', ...order });
  const slot = later(new Date(payBefore), 20 * MINUTE);
  assert.ok(slot > later(new Date(), 20 * MINUTE) && slot <= later(new Date(), 65 * MINUTE), payBefore);
  assert.equal(slot.getTime() % (15 * MINUTE), 0);
});

test('a shop that wants to reach its customers refuses who leaves no contact, names the field and holds nothing', async () => {
  const quiet = { customerId, items: order.items, contact: { name: 'Ann' }, wanted: slots[2] };
  const errors = [{ field: 'contact.phone', message: 'contact.phone is missing' }];
  await assert.rejects(call('order.create', { orderId: 'quiet', ...quiet }), {
    code: 'CONTACT_REQUIRED',
    data: { errors },
  });
  await call('order.quote', { items: order.items, wanted: slots[2] });
  await call('order.create', { orderId: 'quiet', ...quiet, contact: order.contact });
  assert.equal((await get('quiet')).contact?.phone, '030 12345');
});
