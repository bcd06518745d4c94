import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Stripe } from 'stripe';
import { readConfig } from '../../platform/config/config.ts';
import { CART, inMinutes, refused, twinWorld } from '../support/twin-world.ts';

const world = await twinWorld();
const { stripe } = world;
before(world.start);
after(world.end);

test('an unknown price is refused by name, and the menu is not read for each of them', async () => {
  const asked = world.menu.asked;
  for (let i = 0; i < 5; i++) {
    const line_items = [{ price: `price_none${i}`, quantity: 1 }];
    await assert.rejects(
      stripe.checkout.sessions.create({ ...CART, line_items }),
      refused({ statusCode: 400, code: 'resource_missing', param: 'line_items[0][price]' }),
    );
  }
  assert.ok(world.menu.asked <= asked + 1);
});

test('expires_at lies between 30 minutes and 24 hours from now', async () => {
  for (const minutes of [-1, 29, 24 * 60 + 1]) {
    await assert.rejects(
      stripe.checkout.sessions.create({ ...CART, expires_at: inMinutes(minutes) }),
      refused({ type: 'StripeInvalidRequestError', param: 'expires_at' }),
    );
  }
  const expires_at = inMinutes(31);
  assert.equal((await stripe.checkout.sessions.create({ ...CART, expires_at })).expires_at, expires_at);
});

test('what Stripe refuses is refused: each with its parameter and code', async () => {
  const line = (price_data: object, quantity = 1) => ({
    ...CART,
    line_items: [
      { price_data: { currency: 'eur', product_data: { name: 'x' }, unit_amount: 1000, ...price_data }, quantity },
    ],
  });
  const many = Array.from({ length: 101 }, () => ({ price: 'price_soup', quantity: 1 }));
  const { success_url: _missing, ...noSuccess } = CART;
  const cases: [object, object][] = [
    [
      { ...CART, nonsense: 1 },
      { code: 'parameter_unknown', param: 'nonsense' },
    ],
    [{ ...CART, mode: 'subscription' }, { param: 'mode' }],
    [{ ...CART, automatic_tax: { enabled: true } }, { param: 'automatic_tax[enabled]' }],
    [
      { ...CART, line_items: [] },
      { code: 'parameter_missing', param: 'line_items' },
    ],
    [{ ...CART, line_items: many }, { param: 'line_items' }],
    [line({ unit_amount: 49 }), { code: 'amount_too_small' }],
    [line({ unit_amount: 99_999_999 }, 2), { code: 'amount_too_large' }],
    [
      line({ unit_amount: 1.5 }),
      { code: 'parameter_invalid_integer', param: 'line_items[0][price_data][unit_amount]' },
    ],
    [line({ currency: 'xxx' }), { param: 'line_items[0][price_data][currency]' }],
    [line({ colour: 'red' }), { code: 'parameter_unknown' }],
    [line({}, 0), { param: 'line_items[0][quantity]' }],
    [
      { ...CART, success_url: 'javascript:alert(1)' },
      { code: 'url_invalid', param: 'success_url' },
    ],
    [noSuccess, { code: 'parameter_missing', param: 'success_url' }],
    [{ ...CART, metadata: { a: 'x'.repeat(501) } }, { param: 'metadata[a]' }],
  ];
  for (const [params, about] of cases) {
    const creating = stripe.checkout.sessions.create(params as Stripe.Checkout.SessionCreateParams);
    await assert.rejects(creating, refused({ statusCode: 400, type: 'StripeInvalidRequestError', ...about }));
  }
});

test('unknown ids and addresses are 404, a wrong key is 401', async () => {
  await assert.rejects(
    stripe.checkout.sessions.retrieve('cs_test_none'),
    refused({ statusCode: 404, code: 'resource_missing' }),
  );
  await assert.rejects(stripe.refunds.retrieve('re_none'), refused({ statusCode: 404 }));
  await assert.rejects(stripe.customers.list(), refused({ statusCode: 404, type: 'StripeInvalidRequestError' }));
  const stranger = new Stripe('sk_test_wrong', {
    host: 'localhost',
    port: Number(new URL(world.url).port),
    protocol: 'http',
  });
  await assert.rejects(
    stranger.checkout.sessions.create(CART),
    refused({ statusCode: 401, type: 'StripeAuthenticationError' }),
  );
  const basic = { Authorization: `Basic ${Buffer.from(`${world.apiKey}:`).toString('base64')}` };
  assert.equal((await fetch(`${world.url}/v1/events`, { headers: basic })).status, 200);
  assert.equal((await fetch(`${world.url}/v1/events`)).status, 401);
});

test('malformed bodies are refused, and nothing is polluted', async () => {
  const post = async (body: string, type = 'application/x-www-form-urlencoded') => {
    const headers = { Authorization: `Bearer ${world.apiKey}`, 'Content-Type': type };
    return fetch(`${world.url}/v1/products`, { method: 'POST', headers, body });
  };
  const bad = [
    'name=%ff',
    'name',
    '=x',
    'name[=x',
    'name=a&name=b',
    'name=a&name[b]=c',
    'a[b][c][d][e][f]=1',
    '__proto__[x]=1',
  ];
  for (const body of [...bad, 'metadata=1&name=x', `name=x${'&a=1'.repeat(1001)}`]) {
    assert.equal((await post(body)).status, 400, body.slice(0, 50));
  }
  assert.equal((await post('{"name":"x"}', 'application/json')).status, 400);
  assert.equal((await post(`name=${'x'.repeat(70_000)}`)).status, 413);
  const polluted = (await (await post('name=x&metadata[__proto__]=y')).json()) as { metadata: object };
  assert.equal(Object.getOwnPropertyDescriptor(polluted.metadata, '__proto__')?.value, 'y');
  assert.equal(({} as { x?: unknown }).x, undefined);
});

test('while the menu cannot be read a session is refused for now, not for good', async () => {
  await world.stop();
  await world.start();
  world.menu.fails = true;
  const options = { idempotencyKey: 'menu-away' };
  await assert.rejects(
    stripe.checkout.sessions.create(CART, options),
    refused({ statusCode: 503, type: 'StripeAPIError' }),
  );
  world.menu.fails = false;
  assert.equal((await stripe.checkout.sessions.create(CART, options)).amount_total, 1700);
});

test('a second twin on the same port is refused by the name of the variable', async () => {
  const { ServiceBroker } = await import('moleculer');
  const { default: stripeTwin } = await import('../../services/stripe-twin/stripe-twin.service.ts');
  const broker = new ServiceBroker({ logger: false });
  broker.createService(stripeTwin(readConfig(process.env)));
  await assert.rejects(broker.start(), /STRIPE_TWIN_URL.*EADDRINUSE/);
  await broker.stop();
});
