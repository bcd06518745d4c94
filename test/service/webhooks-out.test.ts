import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { Webhook } from 'standardwebhooks';
import type { EventType, OrderFacts } from '../../kernel/events.ts';
import type { Surroundings } from '../../services/webhooks/webhooks.deps.ts';
import { cloudEvent, orderFacts } from '../support/events.ts';
import { eventually } from '../support/eventually.ts';
import { nodes } from '../support/nodes.ts';
import { receiver } from '../support/receiver.ts';

/** Milliseconds in which a slow machine answers too; one test waits for them four times over. */
const WITHIN = 1000;
const PLAN = [10, 20, 30];
const stalls = () => {};
const pos = await receiver({
  '/flaky': (response, nth) => response.writeHead(nth === 1 ? 500 : 200).end('thanks'),
  '/broken': (response) => response.writeHead(500).end('no\u0000 \u202Egood'),
  '/moved': (response) => response.writeHead(302, { location: pos.url('/elsewhere') }).end(),
  '/gone': (response) => response.writeHead(410).end(),
  '/busy': (response, nth) => response.writeHead(nth === 1 ? 429 : 200, { 'retry-after': '1' }).end(),
  '/stalls': stalls,
  '/endless': (response) => response.writeHead(200).write('on and on'),
  '/huge': (response) => void response.writeHead(200).end('x'.repeat(10_000_000)),
  '/cut': (_response, _nth, request) => request.socket.destroy(),
});

const { start, config } = await nodes({ WEBHOOKS_PRIVATE: 'allow' });
const { default: webhooks } = await import('../../services/webhooks/webhooks.service.ts');
const names = new Map<string, string[]>();
const asked: string[] = [];
/** A name means what the test says, the next thing at each look-up; the last for good. */
const lookup: Surroundings['lookup'] = async (name) => {
  asked.push(name);
  const means = names.get(name) ?? ['127.0.0.1'];
  const address = (means.length > 1 ? means.shift() : means[0]) ?? '';
  if (address === '') throw Object.assign(new Error('no such name'), { code: 'ENOTFOUND' });
  return [{ address, family: 4 }];
};
const open = { plan: PLAN, sentWithin: WITHIN, slowFor: 50, lookup };
const node = await start(webhooks(config, open));
const { call } = node;

const create = (path: string, events: EventType[] = ['order.paid'], name?: string) =>
  call('webhooks.create', { url: pos.url(path, name), events: events as never });
let orders = 0;
const tell = async (type: EventType = 'order.paid', over: Partial<OrderFacts> = {}) => {
  const orderId = over.orderId ?? `order-${++orders}`;
  await node.publish(cloudEvent(type as 'order.paid', orderFacts({ ...over, orderId })));
  return orderId;
};
const deliveries = async (endpointId: string) => (await call('webhooks.deliveries', { endpointId })).items;
/** The delivery of an order's event to an endpoint, once it is over; the sweep looks all the time. */
const over = (endpointId: string, orderId: string | null) =>
  eventually(async () => {
    node.service('webhooks').wake('deliveries');
    return (await deliveries(endpointId)).find((one) => one.orderId === orderId && one.state !== 'waiting');
  });

test('what happens is sent once to each who asked for it, signed so that others can verify it', async () => {
  const [till, books] = [
    await create('/till', ['order.paid', 'order.cooked']),
    await create('/books', ['order.created']),
  ];
  const orderId = await tell();
  await tell('order.paid', { orderId });
  await tell('order.created', { orderId: 'another' });
  await over(till.id, orderId);
  await over(books.id, 'another');
  assert.deepEqual([pos.at('/till').length, pos.at('/books').length], [1, 1], 'a repeated event is no second message');
  const [{ headers, body } = assert.fail()] = pos.at('/till');
  const read = new Webhook(till.secret).verify(body, headers) as { type: string; timestamp: string; data: object };
  assert.throws(() => new Webhook(books.secret).verify(body, headers));
  assert.deepEqual([read.type, headers['content-type']], ['order.paid', 'application/json']);
  assert.match(headers['user-agent'] ?? '', /^Comanda/);
  assert.match(headers['webhook-id'] ?? '', /^[\w-]+$/);
  assert.partialDeepStrictEqual(read.data, { id: orderId, customerId: 'ann', version: 1, total: 1700 });
  assert.ok(!/contact|"note"/.test(body), body);
  for (const shown of [await call('webhooks.list', {}), await call('webhooks.get', { endpointId: till.id })])
    assert.ok(!JSON.stringify(shown).includes('whsec_'));
  await call('webhooks.remove', { endpointId: till.id });
  await call('webhooks.remove', { endpointId: books.id });
  await tell();
  await assert.rejects(call('webhooks.get', { endpointId: till.id }), { code: 'WEBHOOK_UNKNOWN' });
});

test('every trick of a receiver ends as it should, and only 2xx is success', async () => {
  const tricks = ['/flaky', '/moved', '/huge', '/cut', '/stalls', '/endless', '/broken'];
  const made = await Promise.all(tricks.map((path) => create(path)));
  const orderId = await tell();
  const entries = made.map(async ({ id }, nth) => {
    const { state, tries, last } = await over(id, orderId);
    await call('webhooks.remove', { endpointId: id });
    return [tricks[nth], [state, tries, last?.status, last?.error]] as const;
  });
  const ends = Object.fromEntries(await Promise.all(entries));
  const late = `no complete answer within ${WITHIN} ms`;
  assert.deepEqual(ends, {
    '/flaky': ['delivered', 2, 200, null],
    '/moved': ['failed', 4, 302, 'it answered 302, and no redirect is followed'],
    '/huge': ['delivered', 1, 200, null],
    '/cut': ['failed', 4, null, 'socket hang up'],
    '/stalls': ['failed', 4, null, late],
    '/endless': ['failed', 4, null, late],
    '/broken': ['failed', 4, 500, 'it answered 500'],
  });
  assert.equal(pos.at('/elsewhere').length, 0);
  const [first, second] = pos.at('/flaky').map(({ headers }) => headers['webhook-id']);
  assert.ok(first && first === second, 'one id through all tries');
});

test('who never takes a message is disabled with an alert, and so is who says that it is gone, at once', async () => {
  const alerts = () =>
    node.broker.metrics.getMetric('comanda.alerts.total')?.get({ service: 'webhooks', kind: 'webhook-disabled' })
      ?.value ?? 0;
  const before = alerts();
  for (const [path, tries] of [
    ['/broken', 4],
    ['/gone', 1],
  ] as const) {
    const { id } = await create(path);
    const orderId = await tell();
    assert.deepEqual((await over(id, orderId)).tries, tries);
    const { disabled } = await eventually(async () => {
      const now = await call('webhooks.get', { endpointId: id });
      return now.disabled && now;
    });
    assert.ok(disabled);
    await tell();
    assert.equal((await deliveries(id)).length, 1, 'nothing is stored for it');
    await assert.rejects(call('webhooks.test', { endpointId: id }), { code: 'WEBHOOK_DISABLED' });
    assert.equal((await call('webhooks.enable', { endpointId: id })).disabled, null);
    await call('webhooks.remove', { endpointId: id });
  }
  assert.equal(alerts(), before + 2);
});

test('who is busy is left alone for as long as it says, and no other waits for it', async () => {
  const [busy, slow, quick] = [await create('/busy'), await create('/stalls'), await create('/quick')];
  const began = performance.now();
  for (let i = 0; i < 30; i++) await tell();
  // On a slow machine an answer may come too late, and its message again.
  const arrived = (path: string) => new Set(pos.at(path).map(({ headers }) => headers['webhook-id'])).size;
  await eventually(() => arrived('/quick') === 30);
  assert.ok(pos.at('/busy').length < 30, 'the busy one still waits');
  await eventually(() => arrived('/busy') === 30);
  assert.ok(performance.now() - began >= 1000);
  for (const { id } of [busy, slow, quick]) await call('webhooks.remove', { endpointId: id });
});

test('who may name an http address is told so where it is none', async () => {
  for (const url of ['pos.example', 'ftp://pos.example/'])
    await assert.rejects(call('webhooks.create', { url, events: ['order.paid'] as never }), {
      message: 'url must be an http or https address',
    });
});

test('for a while two secrets sign, then the new one alone', async () => {
  const { id: endpointId, secret: old } = await create('/rotated');
  const { secret, oldSecretUntil } = await call('webhooks.replaceSecret', { endpointId });
  assert.ok(Date.parse(oldSecretUntil ?? '') > Date.now() + 23 * 3_600_000);
  await call('webhooks.test', { endpointId });
  await over(endpointId, null);
  const [{ headers, body } = assert.fail()] = pos.at('/rotated');
  for (const one of [old, secret]) new Webhook(one).verify(body, headers);
  const { secret: third } = await call('webhooks.replaceSecret', { endpointId, overlapHours: 0 });
  await tell();
  const { headers: later, body: next } = await eventually(() => pos.at('/rotated')[1]);
  new Webhook(third).verify(next, later);
  for (const one of [old, secret]) assert.throws(() => new Webhook(one).verify(next, later));
  await call('webhooks.remove', { endpointId });
});

test('deliveries are listed a page at a time, and sent again one by one or by time', async () => {
  const { id: endpointId } = await create('/replayed');
  const from = new Date().toISOString();
  const ids: (string | null)[] = [];
  for (let i = 0; i < 5; i++) ids.unshift(await tell());
  await eventually(async () => (await deliveries(endpointId)).every(({ state }) => state === 'delivered'));
  const pages: (string | null)[] = [];
  for (let after: string | null | undefined; after !== null; ) {
    const page = await call('webhooks.deliveries', {
      endpointId,
      limit: 2,
      state: 'delivered',
      ...(after && { after }),
    });
    pages.push(...page.items.map(({ orderId }) => orderId));
    after = page.next;
  }
  assert.deepEqual(pages, ids);
  const [{ id: deliveryId } = assert.fail()] = await deliveries(endpointId);
  await call('webhooks.replayDelivery', { endpointId, deliveryId });
  await eventually(() => pos.at('/replayed').length === 6);
  assert.equal(pos.at('/replayed').at(-1)?.headers['webhook-id'], deliveryId);
  await eventually(async () => (await deliveries(endpointId))[0]?.state === 'delivered');
  assert.deepEqual(await call('webhooks.replayEvents', { endpointId, from }), { replayed: 0, next: null });
  const all = await call('webhooks.replayEvents', { endpointId, from, state: 'delivered' });
  assert.deepEqual(all, { replayed: 5, next: null });
  await eventually(() => pos.at('/replayed').length === 11);
  await assert.rejects(call('webhooks.replayDelivery', { endpointId, deliveryId: 'msg_x' }), {
    code: 'DELIVERY_UNKNOWN',
  });
  await assert.rejects(call('webhooks.deliveries', { endpointId, after: 'x' }), { code: 'CURSOR_INVALID' });
  await call('webhooks.remove', { endpointId });
});

test('a message goes to the very address that was looked up for it, whatever the name means next', async () => {
  names.set('pos.example', ['127.0.0.1', '127.0.0.1', '192.0.2.1']);
  const { id } = await create('/by-name', ['order.paid'], 'pos.example');
  asked.length = 0;
  const orderId = await tell();
  assert.equal((await over(id, orderId)).state, 'delivered');
  assert.deepEqual(asked, ['pos.example'], 'a try looks the name up once');
  assert.equal(pos.at('/by-name')[0]?.headers.host, `pos.example:${pos.port}`);
  await call('webhooks.remove', { endpointId: id });
  await node.stop();
});

test('no message goes to a private network, by name or by number, whenever the name began to mean that', async () => {
  const guarded = await start(webhooks({ ...config, webhooksPrivate: 'refuse' }, { ...open, plan: [] }));
  const events = ['order.paid'] as never;
  const made = (url: string) => guarded.call('webhooks.create', { url, events });
  names.set('rebinds.example', ['203.0.112.1', '127.0.0.1']).set('nowhere.example', ['']);
  for (const url of [
    ...['https://127.0.0.1/', 'https://[::1]/', 'https://2130706433/', 'https://0x7f.1/', 'https://[::ffff:10.0.0.1]/'],
    ...['https://localhost/', 'https://169.254.169.254/latest/meta-data/', 'https://nowhere.example/'],
    ...['http://203.0.112.1/', 'ftp://203.0.112.1/', `https://${'ann'}:x@203.0.112.1/`, 'https://203.0.112.1/#x', 'x'],
  ])
    await assert.rejects(made(url), { code: 'WEBHOOK_URL' }, url);
  const { id: endpointId } = await made(`https://rebinds.example:${pos.port}/private`);
  await guarded.publish(cloudEvent('order.paid', orderFacts({ orderId: 'to-nowhere' })));
  const { state, last } = await eventually(async () => {
    const [one] = (await guarded.call('webhooks.deliveries', { endpointId })).items;
    return one?.state === 'failed' && one;
  });
  assert.equal(state, 'failed');
  assert.match(last?.error ?? '', /private or reserved network/);
  assert.equal(pos.at('/private').length, 0);
  await guarded.stop();
});

test('what was stored and not sent when the process died is sent by the next', async () => {
  const { id: endpointId } = await (async () => {
    const dying = await start(webhooks(config, { ...open, sentWithin: 60_000 }));
    const made = await dying.call('webhooks.create', { url: pos.url('/stalls'), events: ['order.paid'] as never });
    await dying.publish(cloudEvent('order.paid', orderFacts({ orderId: 'died-over' })));
    await sleep(50);
    await dying.stop();
    return made;
  })();
  const before = pos.at('/stalls').length;
  const next = await start(webhooks(config, open));
  await eventually(() => pos.at('/stalls').length > before);
  const ids = pos
    .at('/stalls')
    .slice(before - 1)
    .map(({ headers }) => headers['webhook-id']);
  assert.equal(new Set(ids).size, 1, 'the same message under the same id');
  await next.call('webhooks.remove', { endpointId });
  await next.stop();
});
