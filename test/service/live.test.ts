import assert from 'node:assert/strict';
import { randomUUIDv7 } from 'node:crypto';
import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { test } from 'node:test';
import { eventually } from '../support/eventually.ts';
import { nodes } from '../support/nodes.ts';
import { asStaff, bearer, tokenOf } from '../support/passes.ts';
import type { Scope } from '../support/scope.ts';

const { start } = await nodes();
const node = await start('api', 'order', 'stock', 'payment', 'kitchen', 'stripe-twin');
test.after(() => node.stop());

const STREAM = { accept: 'text/event-stream' };

/** Follows an address; what came is put together in `text`. */
async function follow(t: Scope, path: string, headers: Record<string, string> = {}, method = 'GET') {
  const options = { host: '127.0.0.1', port: process.env.PORT, path, method, agent: false };
  const asked = request({ ...options, headers: { ...STREAM, ...headers } }).end();
  t.after(() => asked.destroy());
  const [response] = (await once(asked, 'response')) as [IncomingMessage];
  const heard = { response, text: '', isOver: false };
  response.setEncoding('utf8').on('data', (text: string) => (heard.text += text));
  response.on('close', () => (heard.isOver = true)).on('error', () => {});
  return Object.assign(heard, { hangUp: () => asked.destroy() });
}
/** The events that came, with their data. */
const eventsIn = ({ text }: { text: string }) =>
  [...text.matchAll(/^event: (\w+)\n(?:id: (\S+)\n)?data: (.*)\n\n/gm)].map(([, event, id = '', data = '']) => ({
    event,
    id,
    data: JSON.parse(data),
  }));

async function placed(): Promise<string> {
  const orderId = randomUUIDv7();
  await node.call('order.create', { orderId, customerId: 'ann', items: [{ id: 'margherita', quantity: 1 }] });
  return orderId;
}
const cancel = (orderId: string) => node.call('order.cancel', { customerId: 'ann', orderId });

test('an order is told whole, and then what changed', async (t) => {
  const orderId = await placed();
  const address = `/api/orders/${orderId}`;
  const heard = await follow(t, address, asStaff());
  const { 'content-type': type, 'cache-control': kept, 'x-accel-buffering': buffered } = heard.response.headers;
  assert.deepEqual([type, kept, buffered], ['text/event-stream', 'no-store, no-transform', 'no']);
  const [first] = await eventually(() => eventsIn(heard).length > 0 && eventsIn(heard));
  assert.deepEqual([first?.event, first?.data.id], ['snapshot', orderId]);
  assert.match(heard.text, /^retry: 2000\nevent: snapshot\n/);
  await cancel(orderId);
  const change = await eventually(() => eventsIn(heard).find(({ data }) => data.set?.status === 'cancelled'));
  assert.equal(change.data.set.id, undefined, 'what stays is not told again');
});

test('who comes again is told what was missed, and who comes from elsewhere all of it', async (t) => {
  const orderId = await placed();
  const address = `/api/orders/${orderId}`;
  const first = await follow(t, address, asStaff());
  const [snapshot] = await eventually(() => eventsIn(first).length > 0 && eventsIn(first));
  first.hangUp();
  await cancel(orderId);
  const back = await follow(t, address, { ...asStaff(), 'last-event-id': snapshot?.id ?? '' });
  const last = await eventually(() => eventsIn(back).find(({ data }) => data.set?.status === 'cancelled'));
  assert.ok(eventsIn(back).every(({ event }) => event === 'change'));
  for (const id of ['other-0', 'nonsense', last.id.replace(/\d+$/, '99'), last.id.replace(/\d+$/, '-1')]) {
    const lost = await follow(t, address, { ...asStaff(), 'last-event-id': id });
    const [event] = await eventually(() => eventsIn(lost).length > 0 && eventsIn(lost));
    assert.equal(event?.event, 'snapshot', id);
  }
});

test('a stream is refused as the answer is, and who takes JSON as gladly gets that', async (t) => {
  const orderId = await placed();
  const refused = await follow(t, `/api/orders/${orderId}`);
  assert.equal(refused.response.statusCode, 401);
  const others = await follow(t, `/api/orders/${orderId}`, bearer(tokenOf({ sub: 'bob' })));
  assert.equal(others.response.statusCode, 404);
  const unknown = await follow(t, '/api/orders/019f0000-0000-7000-8000-000000000000', asStaff());
  assert.deepEqual(
    [unknown.response.statusCode, unknown.response.headers['content-type']],
    [404, 'application/problem+json'],
  );
  const json = await follow(t, '/api/menu', { accept: 'application/json, text/event-stream;q=0.9' });
  assert.match(json.response.headers['content-type'] ?? '', /^application\/json/);
  assert.match(json.response.headers.vary ?? '', /Accept(,|$)/);
  const notFollowed = await follow(t, '/api/session', asStaff());
  assert.doesNotMatch(notFollowed.response.headers['content-type'] ?? '', /event-stream/);
});

test('a HEAD ends with the headers of the stream', async (t) => {
  const heard = await follow(t, '/api/menu', {}, 'HEAD');
  assert.equal(heard.response.headers['content-type'], 'text/event-stream');
  await eventually(() => heard.isOver);
  assert.equal(heard.text, '');
});

test('a dish that sells out is told of alone', async (t) => {
  const heard = await follow(t, '/api/menu');
  await eventually(() => eventsIn(heard).length > 0);
  await node.call('stock.setSoldOut', { itemId: 'margherita', soldOut: true });
  const { data } = await eventually(() => eventsIn(heard).find(({ event }) => event === 'change'));
  assert.deepEqual([data.items.map(({ id }: { id: string }) => id), data.order], [['margherita'], undefined]);
});

test('where its node is drained a stream ends, no other begins, and work goes on afterwards', async (t) => {
  const heard = await follow(t, '/api/menu');
  await eventually(() => eventsIn(heard).length > 0);
  await node.ask('$node.drain', { force: true });
  await eventually(() => heard.isOver);
  assert.equal(eventsIn(heard).at(-1)?.event, 'end');
  const refused = await follow(t, '/api/menu');
  assert.deepEqual([refused.response.statusCode, refused.response.headers['retry-after']], [503, '1']);
  await node.ask('$node.drain', { off: true, force: false });
  assert.equal((await follow(t, '/api/menu')).response.statusCode, 200);
});

test('where its node stops a stream is told of its end, and nothing waits for it', async (t) => {
  const heard = await follow(t, '/api/menu');
  await eventually(() => eventsIn(heard).length > 0);
  const began = performance.now();
  await node.stop();
  assert.ok(performance.now() - began < 2500, 'the server would wait for three seconds');
  await eventually(() => heard.isOver);
  assert.equal(eventsIn(heard).at(-1)?.event, 'end');
});
