import assert from 'node:assert/strict';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after, before, test } from 'node:test';
import { Stripe } from 'stripe';
import { CART, eventually, inMinutes, refused, twinWorld } from '../support/twin-world.ts';

const world = await twinWorld();
const { stripe } = world;
before(world.start);
after(world.end);

test('a session is created open, priced from the menu and from inline prices', async () => {
  const session = await stripe.checkout.sessions.create(CART);
  assert.match(session.id, /^cs_test_\w+$/);
  assert.equal(session.url, `${world.url}/pay/${session.id}`);
  assert.partialDeepStrictEqual(session, {
    object: 'checkout.session',
    status: 'open',
    payment_status: 'unpaid',
    payment_intent: null,
    amount_total: 1700,
    currency: 'eur',
    metadata: { order_id: 'o-1', shop_id: 's-1' },
  });
  assert.equal(session.expires_at, session.created + 24 * 3600);
  assert.equal('items' in session, false);
  const { lastResponse, ...again } = await stripe.checkout.sessions.retrieve(session.id);
  assert.match(lastResponse.requestId, /^req_/);
  assert.equal(lastResponse.apiVersion, Stripe.API_VERSION);
  const { lastResponse: _first, ...before } = session;
  assert.deepEqual(again, before);
});

test('line items are listed page by page, with their prices', async () => {
  const { id } = await stripe.checkout.sessions.create(CART);
  const first = await stripe.checkout.sessions.listLineItems(id, { limit: 1 });
  assert.equal(first.has_more, true);
  const all = await stripe.checkout.sessions.listLineItems(id, { limit: 1 }).autoPagingToArray({ limit: 100 });
  const told = all.map((item) => [item.description, item.quantity, item.amount_total, item.price?.unit_amount]);
  assert.deepEqual(told, [
    ['Soup', 2, 1300, 650],
    ['Cake & <cream>', 1, 400, 400],
  ]);
});

test('products and prices are created, read and sold', async () => {
  const product = await stripe.products.create({ name: 'Tea', metadata: { leaf: 'green' } });
  const price = await stripe.prices.create({ currency: 'eur', unit_amount: 250, product: product.id });
  const inline = await stripe.prices.create({ currency: 'eur', unit_amount: 300, product_data: { name: 'Coffee' } });
  assert.equal((await stripe.products.retrieve(product.id)).name, 'Tea');
  assert.equal((await stripe.prices.retrieve(price.id)).unit_amount_decimal?.toString(), '250');
  assert.equal((await stripe.prices.retrieve('price_soup')).unit_amount, 650);
  const line_items = [price, inline].map(({ id }) => ({ price: id, quantity: 1 }));
  const session = await stripe.checkout.sessions.create({ ...CART, line_items });
  assert.equal(session.amount_total, 550);
});

test('an open session is expired once, tells so, and cannot be paid', async () => {
  const session = await stripe.checkout.sessions.create(CART);
  const expired = await stripe.checkout.sessions.expire(session.id);
  assert.equal(expired.status, 'expired');
  assert.equal(expired.url, null);
  await assert.rejects(
    stripe.checkout.sessions.expire(session.id),
    refused({ statusCode: 400, type: 'StripeInvalidRequestError' }),
  );
  const page = await (await world.press(session, 'pay')).text();
  assert.match(page, /expired/);
  assert.equal((await stripe.checkout.sessions.retrieve(session.id)).payment_status, 'unpaid');
  const events = await stripe.events.list({ type: 'checkout.session.expired' });
  assert.equal(events.data.filter((event) => (event.data.object as { id: string }).id === session.id).length, 1);
});

test('a session whose time is over expires by itself, and a payment before the sweep comes by is refused', async () => {
  const session = await stripe.checkout.sessions.create(CART);
  age(session.id);
  const page = await (await world.press(session, 'pay')).text();
  assert.match(page, /expired/);
  const after = await eventually(async () => {
    const found = await stripe.checkout.sessions.retrieve(session.id);
    return found.status === 'expired' && found;
  });
  assert.equal(after.payment_status, 'unpaid');
  const [event] = (await stripe.events.list({ type: 'checkout.session.expired', limit: 1 })).data;
  assert.partialDeepStrictEqual(event?.data.object, { id: session.id, status: 'expired' });
});

/** Lets a session's time be over, by hand in the twin's file. */
function age(id: string): void {
  const db = new DatabaseSync(path.join(world.dataDir, 'stripe-twin.sqlite'));
  const over = inMinutes(0) - 1;
  db.exec(
    `UPDATE sessions SET expires_at = ${over}, body = json_set(body, '$.expires_at', ${over}) WHERE _id = '${id}'`,
  );
  db.close();
}

test('lists are paged, newest first, and narrowed by type and time', async () => {
  const ids: string[] = [];
  for (let i = 0; i < 5; i++) {
    const { id } = await stripe.checkout.sessions.create(CART);
    await stripe.checkout.sessions.expire(id);
    ids.unshift(id);
  }
  const idOf = (event: Stripe.Event) => (event.data.object as { id: string }).id;
  const type = 'checkout.session.expired';
  const paged = await stripe.events.list({ type, limit: 2 }).autoPagingToArray({ limit: 5 });
  assert.deepEqual(paged.map(idOf), ids);
  const newest = paged[0] as Stripe.Event;
  assert.equal((await stripe.events.retrieve(newest.id)).type, type);
  const { created } = newest;
  assert.equal((await stripe.events.list({ type, created: { gt: created } })).data.length, 0);
  assert.equal((await stripe.events.list({ type, created: { gte: created }, limit: 1 })).data[0]?.id, newest.id);
  assert.equal((await stripe.events.list({ type, created: { lt: created - 60 } })).data.length, 0);
  assert.equal((await stripe.events.list({ type: 'invoice.paid' })).data.length, 0);
  await assert.rejects(stripe.events.list({ limit: 101 }), refused({ statusCode: 400, param: 'limit' }));
  await assert.rejects(stripe.events.list({ starting_after: 'evt_none' }), refused({ code: 'resource_missing' }));
});
