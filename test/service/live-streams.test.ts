import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type IncomingMessage, request } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { test } from 'node:test';
import { type Context, ServiceBroker } from 'moleculer';
import { broadcastChanges, type Changed } from '../../platform/record/broadcast-changes.ts';
import { CredentialsInvalid } from '../../services/api/access/refusals.ts';
import { type Answer, changeOf } from '../../services/api/live/change-of.ts';
import { Live } from '../../services/api/live/live.ts';
import type { HttpFault } from '../../services/api/problem.ts';
import { eventually } from '../support/eventually.ts';
import type { Scope } from '../support/scope.ts';

const MENU = 'stock.menu';

/** A gateway that knows one action, whose answer the test sets. */
async function gateway(t: Scope, options: Partial<ConstructorParameters<typeof Live>[0]> = {}) {
  const shop = { answer: { items: [{ id: 'soup', left: 9 }] } as Answer, isRevoked: false, reads: 0 };
  const live = new Live({
    async read() {
      shop.reads++;
      return shop.answer;
    },
    async check() {
      if (shop.isRevoked) throw new CredentialsInvalid();
    },
    clientOf: ({ headers }) => String(headers.from),
    ...options,
  });
  const server = createServer((req, res) => {
    try {
      live.enter(req, res, MENU);
      if (!live.answers(Object.assign(req, { $params: {} }), res, shop.answer, MENU)) res.end('one answer');
    } catch (error) {
      res.writeHead((error as HttpFault).status).end();
    }
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => server.close().closeAllConnections());
  const { port } = server.address() as AddressInfo;
  async function follow(from = 'ann', accept = 'text/event-stream') {
    const headers = { accept, from };
    const asked = request({ port, host: '127.0.0.1', headers, agent: false }).on('error', () => {});
    const [response] = (await once(asked.end(), 'response')) as [IncomingMessage];
    const heard = { status: response.statusCode, text: '', isOver: false, hangUp: () => void asked.destroy() };
    response.setEncoding('utf8').on('data', (text: string) => {
      heard.text += text;
    });
    const end = () => {
      heard.isOver = true;
    };
    response.on('close', end).on('error', end);
    return heard;
  }
  const change = (items: object[]) => {
    shop.answer = { items };
    live.changed(MENU, { all: true });
  };
  return { shop, live, port, follow, change };
}

test('all who follow are told of a change by one read', async (t) => {
  const { shop, follow, change } = await gateway(t);
  const all = await Promise.all(Array.from({ length: 20 }, () => follow()));
  await eventually(() => shop.reads > 0 && all.every(({ text }) => text.includes('event: snapshot')));
  const before = shop.reads;
  change([{ id: 'soup', left: 8 }]);
  await eventually(() => all.every(({ text }) => text.includes('{"set":{},"items":[{"id":"soup","left":8}]}')));
  assert.ok(shop.reads - before <= 2, `${shop.reads - before} reads`);
});

test('a stream shows that it lives, and ends once its credentials are revoked', async (t) => {
  const { shop, follow } = await gateway(t, { heartbeat: 10 });
  const heard = await follow();
  await eventually(() => /^:$/m.test(heard.text));
  shop.isRevoked = true;
  await eventually(() => heard.isOver);
  assert.ok(heard.text.endsWith('event: end\ndata: {}\n\n'));
});

test('a stream ends after a day, so that whoever comes again renews a session', async (t) => {
  const { follow } = await gateway(t, { heartbeat: 10, lasts: 40 });
  const heard = await follow();
  await eventually(() => heard.isOver);
  assert.ok(heard.text.endsWith('event: end\ndata: {}\n\n'));
});

test('a stream goes on where nobody can say whether its credentials are good', async (t) => {
  let asked = 0;
  const check = () => Promise.reject(new Error(`away, ${++asked}`));
  const { follow } = await gateway(t, { heartbeat: 5, check });
  const heard = await follow();
  await eventually(() => asked > 2);
  assert.equal(heard.isOver, false);
});

test('a gateway takes so many streams, and so many of one client', async (t) => {
  const { live, follow } = await gateway(t, { most: 3, mostOfOne: 2 });
  const first = await follow();
  await follow();
  assert.equal((await follow()).status, 429);
  await follow('ben');
  assert.equal((await follow('cat')).status, 503);
  const other = await follow('cat', 'text/event-stream, application/json;q=0.5');
  await eventually(() => other.isOver);
  assert.deepEqual([other.status, other.text, live.open], [200, 'one answer', 3]);
  first.hangUp();
  await eventually(() => live.open === 2);
  assert.equal((await follow()).status, 200);
});

test('a client that does not read is cut off', async (t) => {
  const { live, port, follow, change } = await gateway(t, { mostUnsent: 64 * 1024 });
  const reader = await follow();
  const socket = connect(port, '127.0.0.1').on('error', () => {});
  t.after(() => socket.destroy());
  socket.pause().write('GET / HTTP/1.1\r\nHost: x\r\nFrom: ben\r\nAccept: text/event-stream\r\n\r\n');
  await eventually(() => live.open === 2);
  for (let i = 0; live.open === 2; i++) {
    assert.ok(i < 40, 'it is kept');
    change([{ id: 'soup', text: String(i).repeat(1024 * 1024) }]);
    const told = reader.text.length;
    await eventually(() => reader.text.length > told + 1024 * 1024);
    reader.text = '';
  }
  assert.equal(reader.isOver, false);
});

test('a client of HTTP/1.0 is answered until it ends', async (t) => {
  const { live, port } = await gateway(t);
  const socket = connect(port, '127.0.0.1');
  let text = '';
  socket.setEncoding('utf8').on('data', (more: string) => {
    text += more;
  });
  socket.write('GET / HTTP/1.0\r\nAccept: text/event-stream\r\n\r\n');
  await eventually(() => text.includes('event: snapshot'));
  assert.doesNotMatch(text, /chunked/i);
  await live.pause();
  await once(socket, 'close');
});

test('what a node stores reaches those who follow at the gateway of another', async () => {
  const [here, there] = ['here', 'there'].map(
    (nodeID) => new ServiceBroker({ nodeID, transporter: 'Fake', logger: false }),
  ) as [ServiceBroker, ServiceBroker];
  const heard: Changed[] = [];
  const events = { 'order.changed': (ctx: Context<Changed>) => void heard.push(ctx.params) };
  there.createService({ name: 'api', events });
  await Promise.all([here.start(), there.start()]);
  try {
    await eventually(() => here.registry.events.getAllEndpoints('order.changed').length > 0);
    const counted: string[] = [];
    const stored = broadcastChanges<{ id: string }>({ broker: here }, 'order.changed', {
      stored: (_before, { id }) => void counted.push(id),
    });
    for (const id of ['a', 'b', 'a']) stored(undefined, { id });
    await eventually(() => heard.length > 0);
    assert.deepEqual([heard, counted], [[{ ids: ['a', 'b'] }], ['a', 'b', 'a']]);
    for (let i = 0; i < 1000; i++) stored(undefined, { id: String(i) });
    await eventually(() => heard.length > 1);
    assert.deepEqual(heard[1], { all: true });
  } finally {
    await Promise.all([here.stop(), there.stop()]);
  }
});

test('a change names what is new, what is other, what is gone, and the order where that changed', () => {
  const [soup, salad, bread] = [{ id: 'soup' }, { id: 'salad', left: 1 }, { id: 'bread' }];
  const before = { open: true, note: 'hi', items: [soup, salad] };
  assert.equal(changeOf(before, structuredClone(before), 'id'), undefined);
  assert.deepEqual(changeOf(before, { open: false, items: [soup, salad] }, 'id'), { set: { open: false, note: null } });
  const now = { ...before, items: [bread, { ...salad, left: 0 }] };
  assert.deepEqual(changeOf(before, now, 'id'), {
    ...{ set: {}, items: [bread, { id: 'salad', left: 0 }], order: ['bread', 'salad'] },
  });
  assert.deepEqual(changeOf(before, { ...before, items: [salad, soup] }, 'id'), { set: {}, order: ['salad', 'soup'] });
  assert.deepEqual(changeOf(before, { ...before, items: [] }), { set: { items: [] } });
});
