import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Stripe } from 'stripe';
import { CART, eventually, twinWorld } from '../support/twin-world.ts';

const world = await twinWorld();
const { shop, stripe, ask } = world;
before(world.start);
afterEach(async () => {
  await ask('chaos');
  shop.status = 200;
  shop.webhooks.length = 0;
});
after(world.end);

type Webhook = (typeof shop.webhooks)[number];
const read = ({ headers, body }: Webhook) =>
  stripe.webhooks.constructEvent(body, headers['stripe-signature'] as string, world.webhookSecret);
const isTrue = (webhook: Webhook): boolean => {
  try {
    return read(webhook) !== undefined;
  } catch {
    return false;
  }
};
const line = CART.line_items?.[1] as Stripe.Checkout.SessionCreateParams.LineItem;
/** Two events: of the payment intent, then of the session. Answers their ids, the newest first. */
async function pay(): Promise<string[]> {
  const session = await stripe.checkout.sessions.create({ ...CART, line_items: [line] });
  await world.press(session, 'pay');
  return (await stripe.events.list({ limit: 2 })).data.map(({ id }) => id);
}
const idOf = ({ body }: Webhook): string => JSON.parse(body).id;
const arrivals = (id: string) => shop.webhooks.filter((webhook) => idOf(webhook) === id);
const taken = (id: string) =>
  eventually(async () => (await stripe.events.retrieve(id)).pending_webhooks === 0 && arrivals(id));
/** Longer than a sweep: what is due by now would have been posted. */
const quiet = () => sleep(1300);

test('duplicate: at 100 each webhook is posted twice or thrice, all alike', async () => {
  await ask('chaos', { seed: 1, duplicate: 100 });
  const counts: number[] = [];
  for (let i = 0; i < 6; i++) for (const id of await pay()) counts.push((await taken(id)).length);
  assert.deepEqual([...new Set(counts)].sort(), [2, 3]);
  assert.ok(shop.webhooks.every(isTrue));
});

test('drop: at 100 nothing is posted, ever, but the events are listed', async () => {
  await ask('chaos', { seed: 1, drop: 100 });
  const ids = await pay();
  await ask('chaos');
  await world.stop();
  await world.start();
  await quiet();
  assert.equal(shop.webhooks.length, 0);
  for (const id of ids) assert.equal((await stripe.events.retrieve(id)).pending_webhooks, 1);
});

test('delay: at 100 nothing is posted at once, all of it by delay_ms', async () => {
  await ask('chaos', { seed: 2, delay: 100, delay_ms: 3000 });
  const began = Date.now();
  const ids = [...(await pay()), ...(await pay()), ...(await pay())];
  const waits: number[] = [];
  for (const id of ids) waits.push(((await taken(id))[0] as Webhook).at - began);
  assert.ok(Math.min(...waits) > 20, `${waits}`);
  assert.ok(Math.max(...waits) > 1000, `${waits}`);
  assert.ok(Math.max(...waits) < 5000, `${waits}`);
});

test('reorder: at 100 every second event is posted before the one that happened first', async () => {
  await ask('chaos', { seed: 1, reorder: 100, delay: 100, delay_ms: 60_000 });
  for (let i = 0; i < 3; i++) {
    const [later, first] = (await pay()) as [string, string];
    await taken(first);
    const order = shop.webhooks.map(idOf);
    assert.ok(order.indexOf(later) < order.indexOf(first), `${i}`);
  }
});

test('reorder: an event that nothing overtakes is posted all the same, after delay_ms', async () => {
  await ask('chaos', { seed: 1, reorder: 100, delay_ms: 500 });
  const session = await stripe.checkout.sessions.create({ ...CART, line_items: [line] });
  await stripe.checkout.sessions.expire(session.id);
  const [{ id }] = (await stripe.events.list({ limit: 1 })).data as [Stripe.Event];
  await taken(id);
});

test('forge: at 100 forgeries of all three sorts go ahead, and the true webhook still arrives', async () => {
  await ask('chaos', { seed: 1, forge: 100 });
  for (let i = 0; i < 8; i++) {
    for (const id of await pay()) {
      const [forged, real, ...more] = (await taken(id)) as [Webhook, Webhook];
      assert.ok(!isTrue(forged) && isTrue(real) && more.length === 0);
    }
  }
  const why = (webhook: Webhook): string => {
    if (webhook.body.includes('"livemode":true')) return 'other bytes';
    const t = Number(/t=(\d+)/.exec(webhook.headers['stripe-signature'] as string)?.[1]);
    return t < Date.now() / 1000 - 3500 ? 'an hour old' : 'another secret';
  };
  const sorts = new Set(shop.webhooks.filter((webhook) => !isTrue(webhook)).map(why));
  assert.deepEqual([...sorts].sort(), ['an hour old', 'another secret', 'other bytes']);
});

test('forge: what the shop takes of it is counted, what it refuses is not', async () => {
  shop.status = 400;
  const before = (await ask('chaos', { seed: 1, forge: 100 })).body.forgeries_taken as number;
  const [id] = (await pay()) as [string];
  await eventually(() => arrivals(id).length >= 2);
  assert.equal((await ask('chaos', { seed: 1, forge: 100 })).body.forgeries_taken, before);
  shop.status = 200;
  await taken(id);
  const { body } = await ask('chaos');
  assert.ok((body.forgeries_taken as number) > before);
});

test('at 0 each webhook is posted once, at once and true', async () => {
  await ask('chaos', { seed: 1, refund_pending: 100, duplicate: 0, reorder: 0, delay: 0, drop: 0, forge: 0 });
  const began = Date.now();
  const ids = [...(await pay()), ...(await pay())];
  for (const id of ids) assert.equal((await taken(id)).length, 1);
  assert.ok(shop.webhooks.every((webhook) => isTrue(webhook) && webhook.at - began < 1000));
});

test('the same seed decides the same about the nth event, over a restart too', async () => {
  const run = async (seed: number, restart: boolean) => {
    await ask('chaos', { seed, drop: 50 });
    const ids: string[] = [];
    for (let i = 0; i < 10; i++) {
      if (restart && i === 5) {
        await world.stop();
        await world.start();
      }
      ids.push(...(await pay()).toReversed());
    }
    await quiet();
    return ids.map((id) => arrivals(id).length);
  };
  const first = await run(11, false);
  assert.deepEqual(await run(11, true), first);
  assert.notDeepEqual(await run(12, false), first);
  assert.deepEqual([...new Set(first)].sort(), [0, 1]);
});

test('what is held back is posted after a restart', async () => {
  await ask('chaos', { seed: 1, reorder: 100, delay_ms: 1500 });
  const session = await stripe.checkout.sessions.create({ ...CART, line_items: [line] });
  await stripe.checkout.sessions.expire(session.id);
  const [{ id }] = (await stripe.events.list({ limit: 1 })).data as [Stripe.Event];
  await world.stop();
  assert.equal(arrivals(id).length, 0);
  await world.start();
  await taken(id);
});
