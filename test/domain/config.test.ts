import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HOUR, MINUTE, SECOND } from '../../kernel/time.ts';
import { readConfig } from '../../platform/config/config.ts';
import { ConfigError } from '../../platform/config/config-error.ts';

const KEYS = { STRIPE_SECRET_KEY: 'sk_live_secret', STRIPE_WEBHOOK_SECRET: 'whsec_secret' };

test('an empty environment runs everything on this machine, with the twin', () => {
  const { dataDir, port, publicUrl, logLevel, payWithin, linkWithin, collectWithin, ordersPerMinute, stripe, kitchen } =
    readConfig({});
  assert.deepEqual([dataDir, port, publicUrl, logLevel], ['data', 3000, 'http://localhost:3000', 'info']);
  assert.deepEqual([payWithin, linkWithin, collectWithin], [30 * MINUTE, 10 * SECOND, 4 * HOUR]);
  assert.equal(ordersPerMinute, 60);
  assert.equal(stripe.twinUrl, 'http://localhost:3001');
  assert.deepEqual(kitchen, { mode: 'simulated', cooks: 4, cookMs: 5000 });
});

test('what is set is taken, and an empty variable counts as unset', () => {
  const config = readConfig({
    PORT: '80',
    PUBLIC_URL: 'https://shop.example/',
    ORDER_PAY_WITHIN: '90s',
    KITCHEN_COOKS: '',
  });
  assert.deepEqual([config.port, config.publicUrl, config.payWithin], [80, 'https://shop.example', 90 * SECOND]);
  assert.deepEqual([config.stripe.twinUrl, config.kitchen.cooks], ['http://localhost:81', 4]);
  assert.equal(readConfig({ ORDERS_PER_MINUTE: '0' }).ordersPerMinute, 0);
  assert.equal(readConfig({ ORDER_PAY_WITHIN: '23h' }).payWithin, 23 * HOUR);
  assert.equal(readConfig({ ORDER_LINK_WITHIN: '1s' }).linkWithin, SECOND);
  assert.equal(readConfig({ ORDER_LINK_WITHIN: '10m' }).linkWithin, 10 * MINUTE);
  assert.equal(readConfig({ STRIPE_TWIN_URL: 'http://twin:9/' }).stripe.twinUrl, 'http://twin:9');
});

test('metrics have a port only where one is set', () => {
  assert.equal(readConfig({}).metricsPort, null);
  assert.equal(readConfig({ METRICS_PORT: '' }).metricsPort, null);
  assert.equal(readConfig({ METRICS_PORT: '9464' }).metricsPort, 9464);
  assert.equal(readConfig({ ...KEYS, METRICS_PORT: '3001' }).metricsPort, 3001, 'there is no twin');
});

test('with both keys it is the real Stripe, and the twin only where it may be', () => {
  const keys = { apiKey: 'sk_live_secret', webhookSecret: 'whsec_secret', twinUrl: null };
  assert.deepEqual(readConfig(KEYS).stripe, { ...keys, events: 'webhook' });
  const { STRIPE_WEBHOOK_SECRET: _, ...unsigned } = KEYS;
  const polling = readConfig({ ...unsigned, STRIPE_EVENTS: 'poll' }).stripe;
  assert.deepEqual(polling, { ...keys, webhookSecret: '', events: 'poll' }, 'without webhooks nothing is signed');
  assert.ok(readConfig({ NODE_ENV: 'production', STRIPE: 'twin' }).stripe.twinUrl);
  assert.equal(readConfig({ ...KEYS, NODE_ENV: 'production' }).stripe.twinUrl, null);
});

/** Several hosts, as a replica set has them. */
const SERVERS = {
  NATS_URL: 'nats://user:secret@nats:4222',
  MONGO_URL: 'mongodb://user:secret@one:27017,two:27017/shop',
  MYSQL_URL: 'mysql://user:secret@mysql/shop',
  REDIS_URL: 'redis://:secret@redis',
};

const BAD: [string, Record<string, string>][] = [
  ['PORT', { PORT: '0' }],
  ['PORT', { PORT: '65535' }],
  ['PORT', { PORT: '3000.5' }],
  ['PORT', { PORT: '0x10' }],
  ['PORT', { PORT: 'http' }],
  ['METRICS_PORT', { METRICS_PORT: '0' }],
  ['METRICS_PORT', { METRICS_PORT: '65536' }],
  ['METRICS_PORT', { METRICS_PORT: 'on' }],
  ['METRICS_PORT', { METRICS_PORT: '3000' }],
  ['METRICS_PORT', { METRICS_PORT: '3001' }],
  ['PUBLIC_URL', { PUBLIC_URL: 'shop.example' }],
  ['PUBLIC_URL', { PUBLIC_URL: 'ftp://shop.example' }],
  ['STRIPE_TWIN_URL', { STRIPE_TWIN_URL: 'localhost:3001' }],
  ['LOG_LEVEL', { LOG_LEVEL: 'loud' }],
  ['ORDER_PAY_WITHIN', { ORDER_PAY_WITHIN: '24h' }],
  ['ORDER_PAY_WITHIN', { ORDER_PAY_WITHIN: '0m' }],
  ['ORDER_PAY_WITHIN', { ORDER_PAY_WITHIN: '30' }],
  ['ORDER_PAY_WITHIN', { ORDER_PAY_WITHIN: '-5m' }],
  ['ORDER_LINK_WITHIN', { ORDER_LINK_WITHIN: '999ms' }],
  ['ORDER_LINK_WITHIN', { ORDER_LINK_WITHIN: '11m' }],
  ['ORDER_COLLECT_WITHIN', { ORDER_COLLECT_WITHIN: 'soon' }],
  ['ORDERS_PER_MINUTE', { ORDERS_PER_MINUTE: '-1' }],
  ['ORDERS_PER_MINUTE', { ORDERS_PER_MINUTE: 'many' }],
  ['KITCHEN_MODE', { KITCHEN_MODE: 'robots' }],
  ['KITCHEN_COOKS', { KITCHEN_COOKS: '0' }],
  ['KITCHEN_COOK_MS', { KITCHEN_COOK_MS: '5s' }],
  ['STRIPE_WEBHOOK_SECRET', { STRIPE_SECRET_KEY: KEYS.STRIPE_SECRET_KEY }],
  ['STRIPE_SECRET_KEY', { STRIPE_WEBHOOK_SECRET: KEYS.STRIPE_WEBHOOK_SECRET }],
  ['STRIPE', { STRIPE: 'fake' }],
  ['STRIPE_SECRET_KEY', { NODE_ENV: 'production' }],
  ['NATS_URL', { ...SERVERS, NATS_URL: '' }],
  ['NATS_URL', { ...SERVERS, NATS_URL: 'http://user:secret@nats' }],
  ['MONGO_URL', { ...SERVERS, MONGO_URL: '' }],
  ['MYSQL_URL', { ...SERVERS, MYSQL_URL: '' }],
  ['REDIS_URL', { ...SERVERS, REDIS_URL: 'user:secret@redis' }],
  ['REDIS_URL', { ...SERVERS, REDIS_URL: 'redis://:secret%@redis' }],
  ['STRIPE_SECRET_KEY', SERVERS],
];

for (const [name, env] of BAD) {
  test(`${JSON.stringify(env)} is refused in one line that names ${name} and tells no secret`, () => {
    assert.throws(
      () => readConfig(env),
      (error) =>
        error instanceof ConfigError &&
        new RegExp(`^${name} [^\n]+$`).test(error.message) &&
        !/secret/.test(error.message),
    );
  });
}
