import assert from 'node:assert/strict';
import { randomUUIDv7 } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { Loggers } from 'moleculer';
import type { OrderState } from '../../services/order/domain/order-state.ts';
import type { StoredOrder } from '../../services/order/infrastructure/order-documents.ts';
import { eventually } from '../support/eventually.ts';
import { wholeShop } from '../support/whole-shop.ts';

const logged: string[] = [];
class Noting extends Loggers.Base<object> {
  override getLogHandler() {
    return (_level: string, args: unknown[]) => {
      const text = args.map((arg) => (arg instanceof Error ? `${arg.stack}` : JSON.stringify(arg, hidingCycles())));
      logged.push(text.join(' '));
    };
  }
}
function hidingCycles() {
  const seen = new Set<unknown>();
  return (_key: string, value: unknown) => {
    if (typeof value === 'bigint') return String(value);
    if (typeof value !== 'object' || value === null) return value;
    if (seen.has(value)) return undefined;
    seen.add(value);
    return value;
  };
}

const shop = await wholeShop({ STRIPE_EVENTS: 'poll' }, new Noting({}));
const contact = { name: 'Zyxwina Planted', phone: '+49 30 9876543', email: 'planted@zyxw.example' };
const items = [{ id: 'margherita', quantity: 1 }];
const place = (customerId: string, more: object = {}) =>
  shop.call('order.create', { orderId: randomUUIDv7(), customerId, items, contact, note: NOTE, ...more });
const stored = (id: string) => shop.node.service('order').adapter.documents<StoredOrder>('orders').findById(id);
const tells = (text: string) => Object.values(contact).filter((value) => text.includes(value));
const NOTE = 'ring twice';

test('the contact of an order is in the order alone: in no event, log line, ticket, payment, hold or request to Stripe', async () => {
  const events: unknown[] = [];
  const broker = shop.node.broker as unknown as { sendToChannel(type: string, event: object): Promise<void> };
  const send = broker.sendToChannel.bind(broker);
  broker.sendToChannel = (type, event) => {
    events.push(event);
    return send(type, event);
  };
  const { id } = await place('ann', { service: { kind: 'table', table: '7' } });
  await shop.reaches(id, 'waiting_for_payment');
  await eventually(async () => (await shop.payment(id)).notified);
  await shop.pay(id);
  const order = await shop.reaches(id, 'cooked');
  assert.deepEqual([order.contact, order.note, order.number], [contact, NOTE, 1]);
  await eventually(async () => (await stored(id))?.outboxPending === null);
  await assert.rejects(place('ann', { contact: { ...contact, fax: '1' } }), { name: 'ValidationError' });
  await assert.rejects(place('ann', { items: [{ id: 'nothing-like-it', quantity: 1 }] }), { code: 'ITEM_UNKNOWN' });

  const paid = (events as { type: string; data: object }[]).find(({ type }) => type === 'order.paid');
  const told = { number: 1, service: { kind: 'table', table: '7' }, wanted: 'asap', slot: null, note: NOTE };
  assert.partialDeepStrictEqual(paid?.data, told);
  assert.equal((await shop.call('kitchen.find', { orderId: id })).note, NOTE);
  assert.deepEqual(tells(JSON.stringify(events)), []);
  const before = (events as { type: string }[]).filter(({ type }) => type === 'order.created');
  assert.ok(before.length > 0 && !JSON.stringify(before).includes(NOTE), 'only who cooks it hears of the note');
  assert.ok(logged.length > 10, 'it logs');
  assert.deepEqual(tells(logged.join('\n')), []);
  assert.ok(!logged.join('\n').includes(NOTE), 'the note is in no log line');

  const files = readdirSync(shop.config.dataDir).filter((name) => name.includes('.sqlite'));
  const having = files.filter((name) => tells(readFileSync(path.join(shop.config.dataDir, name), 'latin1')).length > 0);
  assert.ok(files.length >= 5, `${files}`);
  assert.ok(having.length > 0 && having.every((name) => name.startsWith('order.sqlite')), `${having}`);
});

test('an order forgets its contact and note when asked to, by one write; a repeat of its request is still the same one', async () => {
  const request = { orderId: randomUUIDv7(), customerId: 'ann', items, contact, note: NOTE };
  const { id } = await shop.call('order.create', request);
  await assert.rejects(shop.call('order.create', { ...request, contact: { name: 'Bob' } }), {
    code: 'IDEMPOTENCY_KEY_REUSED',
  });
  await shop.reaches(id, 'waiting_for_payment');
  await eventually(async () => (await stored(id))?.outboxPending === null);
  const before = await stored(id);
  for (let times = 0; times < 2; times++)
    assert.deepEqual(await shop.call('order.forget', { orderId: id }), { orderId: id });
  const after = await stored(id);
  assert.equal(after?.version, (before?.version ?? 0) + 1);
  assert.deepEqual([...tells(JSON.stringify(after)), JSON.stringify(after).includes(NOTE)], [false]);
  assert.partialDeepStrictEqual(await shop.call('order.create', request), { id, contact: null, note: null });
  await assert.rejects(shop.call('order.forget', { orderId: 'order-none' }), { code: 'ORDER_UNKNOWN' });
});

test('all orders of a customer are forgotten at once, and no other; the log names each', async () => {
  const mine = [await place('carl'), await place('carl', { contact: {}, note: 'no onions' }), await place('carl')];
  await place('carl', { contact: undefined, note: undefined });
  const other = await place('dora');
  const forget = () => shop.call('order.forgetCustomer', { customerId: 'carl' });
  assert.deepEqual(await forget(), { customerId: 'carl', forgotten: mine.length });
  assert.deepEqual(await forget(), { customerId: 'carl', forgotten: 0 });
  for (const { id } of mine) assert.ok(logged.some((line) => line.includes('"forgotten"') && line.includes(id)));
  const { items: found } = await shop.call('order.list', { customerId: 'carl' });
  assert.deepEqual(new Set(found.map(({ contact, note }) => contact ?? note)), new Set([null]));
  assert.deepEqual((await shop.call('order.get', { customerId: 'dora', orderId: other.id })).contact, contact);
});

test('the sweep forgets a contact whose time is over', async () => {
  const { id } = await place('ann');
  await shop.reaches(id, 'waiting_for_payment');
  await shop.call('order.cancel', { customerId: 'ann', orderId: id });
  await eventually(async () => (await stored(id))?.outboxPending === null);
  const past = new Date(Date.now() - 1000);
  await shop.node.change<OrderState>('order', id, { isOver: true, contactUntil: past, dueAt: past });
  shop.node.service('order').wake('orders');
  await eventually(async () => (await stored(id))?.isForgotten);
  assert.partialDeepStrictEqual(await stored(id), { contact: null, note: null, dueAt: null, status: 'cancelled' });
});
