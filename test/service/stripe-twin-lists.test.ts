import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Stripe } from 'stripe';
import { newId } from '../../services/stripe-twin/objects/ids.ts';
import { CART, refused, twinWorld } from '../support/twin-world.ts';

const MANY = 260;
const world = await twinWorld();
const { stripe, ask } = world;
const sessions: string[] = [];
const intents: string[] = [];
const refunds: string[] = [];
/** Seconds since 1970: one half was made before, the other half from then on. */
let halfTime = 0;

/** More than two pages of everything, without webhooks. */
before(async () => {
  await world.start();
  await ask('chaos', { seed: 1, drop: 100 });
  const line_items = [CART.line_items?.[1] as Stripe.Checkout.SessionCreateParams.LineItem];
  const one = async (): Promise<void> => {
    const { id } = await stripe.checkout.sessions.create({ ...CART, line_items });
    await world.press({ id }, 'pay');
    const payment_intent = (await stripe.checkout.sessions.retrieve(id)).payment_intent as string;
    refunds.push((await stripe.refunds.create({ payment_intent })).id);
    sessions.push(id);
    intents.push(payment_intent);
  };
  const many = (n: number) =>
    Promise.all(
      Array.from({ length: 10 }, async () => {
        for (let i = 0; i < n / 10; i++) await one();
      }),
    );
  await many(MANY / 2);
  halfTime = Math.floor(Date.now() / 1000) + 1;
  while (Date.now() < halfTime * 1000) await new Promise((done) => setTimeout(done, 20));
  await many(MANY / 2);
});
after(world.end);

const newestFirst = (ids: string[]) => ids.toSorted().reverse();
async function all<T extends { id: string }>(list: AsyncIterable<T>): Promise<string[]> {
  const ids: string[] = [];
  for await (const { id } of list) ids.push(id);
  return ids;
}

test("the client's own paging comes by every session, payment intent, charge and refund once, newest first", async () => {
  const limit = 100;
  assert.deepEqual(await all(stripe.checkout.sessions.list({ limit })), newestFirst(sessions));
  assert.deepEqual(await all(stripe.paymentIntents.list({ limit })), newestFirst(intents));
  assert.deepEqual(await all(stripe.refunds.list({ limit })), newestFirst(refunds));
  const charges = await all(stripe.charges.list({ limit }));
  assert.equal(new Set(charges).size, MANY);
  assert.deepEqual(charges, newestFirst(charges));
});

test('a span of time narrows every list, page by page', async () => {
  const { checkout, paymentIntents, refunds: refundList, charges } = stripe;
  for (const list of [checkout.sessions, paymentIntents, refundList, charges]) {
    const ask = (created: Stripe.RangeQueryParam) => all<{ id: string }>(list.list({ limit: 100, created }));
    const [newer, older] = [await ask({ gte: halfTime }), await ask({ lt: halfTime })];
    assert.deepEqual([newer.length, older.length], [MANY / 2, MANY / 2]);
    assert.deepEqual(await all<{ id: string }>(list.list({ limit: 100 })), [...newer, ...older]);
    assert.deepEqual(await ask({ gte: halfTime, lt: halfTime }), []);
    assert.deepEqual(await ask({ gt: halfTime - 1, lte: halfTime + 3600 }), newer);
  }
});

test('has_more is true until the last page, in both directions', async () => {
  const ids = newestFirst(sessions);
  const page = async (params: Stripe.Checkout.SessionListParams) => {
    const { data, has_more } = await stripe.checkout.sessions.list(params);
    return { ids: data.map(({ id }) => id), has_more };
  };
  const [third, last] = [ids[2] as string, ids.at(-1) as string];
  assert.deepEqual(await page({ limit: 2, ending_before: third }), { ids: ids.slice(0, 2), has_more: false });
  assert.deepEqual(await page({ limit: 1, ending_before: third }), { ids: ids.slice(1, 2), has_more: true });
  assert.deepEqual(await page({ limit: 2, ending_before: last }), { ids: ids.slice(-3, -1), has_more: true });
  assert.deepEqual(await page({ limit: 2, starting_after: last }), { ids: [], has_more: false });
  const nearTheEnd = ids.at(-3) as string;
  assert.deepEqual(await page({ limit: 2, starting_after: nearTheEnd }), { ids: ids.slice(-2), has_more: false });
  assert.deepEqual(await page({ limit: 1, starting_after: nearTheEnd }), { ids: ids.slice(-2, -1), has_more: true });
});

test('events are narrowed to several types, newest first, and read on from the last one that was seen', async () => {
  const types = ['refund.created', 'checkout.session.completed', 'invoice.paid'];
  const events = await Array.fromAsync(stripe.events.list({ types, limit: 100 }));
  assert.equal(events.length, 2 * MANY);
  assert.deepEqual(new Set(events.map(({ type }) => type)), new Set(types.slice(0, 2)));
  const ids = events.map(({ id }) => id);
  assert.deepEqual(ids, newestFirst(ids));
  const seen = ids[250] as string;
  const since = await all(stripe.events.list({ types, limit: 100, ending_before: seen }));
  assert.deepEqual(since, ids.slice(0, 250).reverse());
  const created = { gte: halfTime };
  assert.equal((await all(stripe.events.list({ types, limit: 100, created }))).length, MANY);
  assert.deepEqual(
    await all(stripe.events.list({ types: ['refund.created', 'refund.created'], limit: 100 })),
    ids.filter((_, i) => events[i]?.type === 'refund.created'),
  );
});

test('ids sort as they were made, however many in a millisecond, and where the clock steps back', () => {
  const now = Date.now();
  const ids = Array.from({ length: 65_000 }, () => newId('x', now));
  for (const ms of [now - 5000, now - 1, now, now + 1, now, now + 2]) ids.push(newId('x', ms));
  assert.equal(
    ids.findIndex((id, i) => i > 0 && id <= (ids[i - 1] as string)),
    -1,
  );
});

test('charges are found by their payment intent', async () => {
  const [payment_intent] = intents as [string];
  const { data } = await stripe.charges.list({ payment_intent });
  assert.equal(data.length, 1);
  assert.equal(data[0]?.payment_intent, payment_intent);
  assert.equal((await stripe.charges.list({ payment_intent: 'pi_none' })).data.length, 0);
});

test('what contradicts itself or is too much is refused', async () => {
  const [a, b] = sessions as [string, string];
  const both = stripe.checkout.sessions.list({ starting_after: a, ending_before: b });
  await assert.rejects(both, refused({ statusCode: 400 }));
  const unknown = stripe.checkout.sessions.list({ ending_before: 'cs_test_none' });
  await assert.rejects(unknown, refused({ param: 'ending_before', code: 'resource_missing' }));
  const types = Array.from({ length: 21 }, (_, i) => `x.${i}`);
  await assert.rejects(stripe.events.list({ types }), refused({ statusCode: 400, param: 'types' }));
  await assert.rejects(stripe.events.list({ types: ['x'], type: 'y' }), refused({ statusCode: 400, param: 'types' }));
});
