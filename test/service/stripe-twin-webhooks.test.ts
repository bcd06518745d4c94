import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { after, afterEach, beforeEach, test } from 'node:test';
import { Stripe } from 'stripe';
import { freePort } from '../support/free-port.ts';
import { CART, eventually, twinWorld } from '../support/twin-world.ts';

const world = await twinWorld();
const { shop, stripe } = world;
const COMPLETED = 'checkout.session.completed';

beforeEach(async () => {
  shop.status = 200;
  shop.webhooks.length = 0;
  shop.mostAtOnce = 0;
  shop.connections = 0;
  await world.start();
});
afterEach(world.stop);
after(world.end);

const read = ({ headers, body }: (typeof shop.webhooks)[number]) =>
  stripe.webhooks.constructEvent(body, headers['stripe-signature'] as string, world.webhookSecret);
const about = (session: { id: string }) =>
  shop.webhooks.filter(({ body }) => {
    const event = JSON.parse(body);
    return event.type === COMPLETED && event.data.object.id === session.id;
  });
const withPriceData = { ...CART, line_items: [CART.line_items?.[1] as Stripe.Checkout.SessionCreateParams.LineItem] };
const create = () => stripe.checkout.sessions.create(withPriceData);

test('a payment is told to the shop, signed, as the event that Stripe lists', async () => {
  const session = await create();
  await world.press(session, 'pay');
  const webhook = await eventually(() => about(session)[0]);
  assert.match(webhook.headers['user-agent'] ?? '', /^Stripe\/1\.0/);
  assert.match(webhook.headers['content-type'] ?? '', /^application\/json/);
  const event = read(webhook);
  assert.equal(event.type, COMPLETED);
  assert.equal(event.api_version, Stripe.API_VERSION);
  assert.equal((event.data.object as Stripe.Checkout.Session).payment_status, 'paid');
  const listed = await eventually(async () => {
    const found = await stripe.events.retrieve(event.id);
    return found.pending_webhooks === 0 && found;
  });
  assert.deepEqual(listed.data, event.data);
  assert.throws(() => read({ ...webhook, body: webhook.body.replace('"paid"', '"free"') }), /signature/i);
});

test('a webhook that is not taken is sent again, signed anew, with growing delays, until it is', async () => {
  shop.status = 500;
  const session = await create();
  await world.press(session, 'pay');
  await eventually(() => about(session).length === 2);
  shop.status = 204;
  await eventually(() => about(session).length === 3);
  const sent = about(session);
  const [first, second, third] = sent.map(({ at }) => at) as [number, number, number];
  assert.ok(second - first >= 750, `first retry after ${second - first} ms`);
  assert.ok(third - second >= 1550, `second retry after ${third - second} ms`);
  assert.equal(new Set(sent.map(({ headers }) => headers['stripe-signature'])).size, 3);
  assert.equal(new Set(sent.map((webhook) => read(webhook).id)).size, 1);
});

test('a webhook that nobody took is sent after a restart', async () => {
  shop.status = 302;
  const session = await create();
  await world.press(session, 'pay');
  await eventually(() => about(session)[0]);
  await world.stop();
  shop.webhooks.length = 0;
  shop.status = 200;
  await world.start();
  assert.equal(read(await eventually(() => about(session)[0])).type, COMPLETED);
});

test('a twin killed after a payment tells of it when it is back', async () => {
  await world.stop();
  shop.status = 500;
  const env = { ...process.env, PORT: `${await freePort()}`, LOG_LEVEL: 'fatal' };
  const child = spawn(process.execPath, ['start.ts'], { env, stdio: ['ignore', 'ignore', 'inherit'] });
  await eventually(() => fetch(`${world.url}/`).catch(() => undefined));
  const session = await create();
  await world.press(session, 'pay');
  child.kill('SIGKILL');
  await new Promise((exited) => child.once('exit', exited));
  shop.webhooks.length = 0;
  shop.status = 200;
  await world.start();
  assert.equal((await stripe.checkout.sessions.retrieve(session.id)).payment_status, 'paid');
  assert.equal(read(await eventually(() => about(session)[0])).type, COMPLETED);
});

test('at most 64 webhooks are under way at once, over kept connections, and none is lost', async () => {
  shop.takes = 50;
  const sessions = await Promise.all(Array.from({ length: 150 }, create));
  await Promise.all(sessions.map((session) => world.press(session, 'pay')));
  await eventually(() => sessions.every((session) => about(session).length === 1));
  assert.ok(shop.mostAtOnce <= 64, `${shop.mostAtOnce} at once`);
  assert.ok(shop.mostAtOnce > 8, `${shop.mostAtOnce} at once`);
  assert.ok(shop.connections <= 64, `${shop.connections} connections`);
});
