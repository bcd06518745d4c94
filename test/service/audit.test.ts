import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, test } from 'node:test';
import type { Role } from '../../platform/contract/access.ts';
import { eventually } from '../support/eventually.ts';
import { bearer, tokenOf } from '../support/passes.ts';
import { wholeShop } from '../support/whole-shop.ts';

const shop = await wholeShop({ KITCHEN_MODE: 'manual' });
const { call, config } = shop;
const gateway = shop.node.broker.createService(
  await (await import('../../services/api/api.service.ts')).default(config),
);
await shop.node.broker.waitForServices('api');
after(() => shop.node.broker.destroyService(gateway));

/** A call by somebody of the shop, as the gateway's guard and the prompt make it. */
const as = <T = unknown>(who: string, action: string, params: object): Promise<T> =>
  shop.node.broker.call(action, params, { meta: { caller: { who, roles: ['manager'] } } });
const rest = async (path: string, roles: Role[], sub = 'max') => {
  const answer = await fetch(`http://localhost:${config.port}/api/${path}`, {
    headers: bearer(tokenOf({ sub, roles })),
  });
  return { status: answer.status, body: (await answer.json()) as { items: object[]; next: string | null } };
};
const audited = async (params: Parameters<typeof call<'api.audit'>>[1]) =>
  (await call('api.audit', params)).items.map(({ who, what, details }) => [what, who, details]);

async function paidOrder(): Promise<string> {
  const orderId = await shop.order();
  await shop.pay(orderId);
  const { session } = await shop.payment(orderId);
  await shop.look(orderId);
  assert.ok(session.id);
  await shop.reaches(orderId, 'paid');
  await eventually(() => call('kitchen.find', { orderId }).catch(() => undefined));
  return orderId;
}

test('who cooked, recalled, handed over and forgot an order stands in its trail, and no customer sees it', async () => {
  const orderId = await paidOrder();
  await as('ann', 'kitchen.start', { orderId });
  const request = randomUUID();
  for (const _ of ['once', 'again']) await as('bob', 'kitchen.bump', { orderId, request });
  await as('cyd', 'kitchen.recall', { orderId });
  await assert.rejects(as('nobody', 'kitchen.handOver', { orderId }), { code: 'TICKET_ILLEGAL_MOVE' });
  await as('dan', 'kitchen.bump', { orderId });
  await as('eva', 'kitchen.handOver', { orderId });
  const { number } = await call('order.find', { orderId });
  const details = `number ${number}`;
  assert.deepEqual(await audited({ id: orderId, kind: 'order' }), [
    ['complete', 'eva', details],
    ['markCooked', 'dan', details],
    ['recall', 'cyd', details],
    ['markCooked', 'bob', details],
    ['startCooking', 'ann', details],
  ]);
  assert.deepEqual(
    (await call('kitchen.find', { orderId })).staffMoves.map(({ who }) => who),
    ['ann', 'bob', 'cyd', 'dan', 'eva'],
  );
  const timeline = (await call('order.find', { orderId })).timeline.map(({ status, who }) => [status, who]);
  assert.deepEqual(timeline.slice(-2), [
    ['cooked', 'dan'],
    ['completed', 'eva'],
  ]);
  assert.deepEqual(timeline[0], ['pending', null]);
  const seen = [await shop.get(orderId), await call('order.list', { customerId: 'ann' })];
  assert.doesNotMatch(JSON.stringify(seen), /"who"|"eva"|"bob"/);
});

test('what staff cancelled, and whom they forgot, is noted; what the customer did themselves is not', async () => {
  const [theirs, ours] = await Promise.all([shop.order(), shop.order()]);
  await shop.node.broker.call(
    'order.cancel',
    { customerId: 'ann', orderId: theirs },
    { meta: { caller: { who: 'ann', owner: 'ann', roles: [] } } },
  );
  await as('fay', 'order.cancelByStaff', { orderId: ours, reason: 'no dough' });
  assert.deepEqual(await audited({ id: theirs }), []);
  assert.deepEqual(await audited({ id: ours }), [['cancel', 'fay', 'no dough']]);
  const orderId = randomUUID();
  const contact = { name: 'Ada Lovelace' };
  await call('order.create', { orderId, customerId: 'ada', contact, items: [{ id: 'margherita', quantity: 1 }] });
  for (const who of ['gil', 'hal']) await as(who, 'order.forgetCustomer', { customerId: 'ada' });
  assert.deepEqual(await audited({ id: orderId }), [['forget', 'gil', null]]);
});

test('who gave money back is seen by the shop, once for a refund and never for one that is refused', async () => {
  const orderId = await paidOrder();
  const refund = { orderId, refundId: 'r1', amount: 100, reason: 'too late' };
  for (const who of ['ida', 'joe']) await as(who, 'payment.refund', refund);
  await assert.rejects(as('kim', 'payment.refund', { orderId, refundId: 'r2', amount: 99_999 }), {
    code: 'REFUND_TOO_MUCH',
  });
  assert.deepEqual(await audited({ kind: 'refund' }), [['refund', 'ida', '€1.00, refund r1: too late']]);
  assert.equal((await call('payment.find', { orderId })).refunds[0]?.who, 'ida');
  await eventually(async () => (await shop.get(orderId)).refunds.length === 1);
  assert.doesNotMatch(JSON.stringify(await shop.get(orderId)), /"who"|ida/);
});

test('who changed items and settings is noted once, with the change', async () => {
  const itemId = 'tiramisu';
  const restock = { movementId: randomUUID(), itemId, quantity: 5, note: 'delivery' };
  for (const who of ['lea', 'mia']) await as(who, 'stock.restock', restock);
  await assert.rejects(as('ned', 'stock.restock', { movementId: randomUUID(), itemId, quantity: -99_999 }));
  for (const who of ['lea', 'mia']) await as(who, 'stock.setSoldOut', { itemId, soldOut: true });
  for (const action of ['archive', 'archive', 'restore', 'restore']) await as('oda', `stock.${action}`, { itemId });
  await assert.rejects(as('pia', 'stock.archive', { itemId: 'no-such' }), { code: 'ITEM_UNKNOWN' });
  assert.deepEqual(await audited({ id: itemId }), [
    ['restore', 'oda', null],
    ['archive', 'oda', null],
    ['setSoldOut', 'lea', 'sold out'],
    ['restock', 'lea', '+5: delivery'],
  ]);
  for (const until of ['2099-01-01T00:00:00.000Z', null, null]) await as('quy', 'stock.pause', { until });
  assert.deepEqual(await audited({ id: 'pause' }), [
    ['pause', 'quy', 'goes on'],
    ['pause', 'quy', 'until 2099-01-01T00:00:00.000Z'],
  ]);
  assert.deepEqual(
    (await audited({ id: 'menu' })).map(([what, who]) => [what, who]),
    [['seed', null]],
  );
});

test('who made, replaced and revoked keys and sessions is noted, and no key with it', async () => {
  const { id, key } = await as<{ id: string; key: string }>('ria', 'api.createKey', {
    name: 'stove',
    roles: ['kitchen'],
  });
  await as('sam', 'api.replaceKey', { keyId: id });
  await call('api.openSession', { key });
  const [session] = (await call('api.sessions', {})).items;
  await as('tom', 'api.revokeSession', { sessionId: session?.id });
  await assert.rejects(as('uli', 'api.revokeSession', { sessionId: session?.id }), { code: 'SESSION_UNKNOWN' });
  for (const who of ['vic', 'wim']) await as(who, 'api.revokeKey', { keyId: id });
  assert.deepEqual(await audited({ kind: 'session' }), [['revokeSession', 'tom', 'of stove']]);
  const details = 'stove (kitchen)';
  assert.deepEqual(await audited({ kind: 'key' }), [
    ['revokeKey', 'vic', details],
    ['replaceKey', 'sam', details],
    ['createKey', 'ria', details],
  ]);
});

test('a trail without webhooks is one in a cluster that runs none; with them it says who changed which', async () => {
  assert.deepEqual(await audited({ kind: 'webhook' }), []);
  const { default: webhooks } = await import('../../services/webhooks/webhooks.service.ts');
  shop.node.broker.createService(await webhooks(config));
  await shop.node.broker.waitForServices('webhooks');
  const { id: endpointId } = await as<{ id: string }>('xia', 'webhooks.create', {
    url: 'https://1.1.1.1/hook',
    events: ['order.paid'],
  });
  await as('yan', 'webhooks.replaceSecret', { endpointId });
  await as('zoe', 'webhooks.enable', { endpointId });
  await as('zoe', 'webhooks.remove', { endpointId });
  assert.deepEqual(await audited({ kind: 'webhook' }), [
    ['remove', 'zoe', '1.1.1.1'],
    ['replaceSecret', 'yan', '1.1.1.1'],
    ['create', 'xia', '1.1.1.1'],
  ]);
});

test('managers read the trail over HTTP, page by page, and others do not', async () => {
  for (const roles of [['kitchen'], ['counter'], ['ops']] as Role[][])
    assert.equal((await rest('audit', roles)).status, 403, `${roles}`);
  const all = (await call('api.audit', { limit: 100 })).items;
  assert.ok(all.length > 15, `${all.length}`);
  const pages = [];
  let next: string | null = '';
  do {
    const { status, body } = await rest(`audit?limit=7${next && `&after=${next}`}`, ['manager']);
    assert.equal(status, 200);
    pages.push(...body.items);
    next = body.next;
  } while (next);
  assert.deepEqual(pages, all);
  assert.deepEqual(
    all,
    all.toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0)),
  );
  assert.deepEqual((await rest('audit?who=lea&kind=item', ['manager'])).body.items.length, 2);
  assert.equal((await rest('audit?after=xyz', ['manager'])).status, 422);
});
