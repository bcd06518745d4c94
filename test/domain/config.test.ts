import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HOUR, MINUTE, SECOND } from '../../kernel/time.ts';
import { readConfig } from '../../platform/config/config.ts';
import { ConfigError } from '../../platform/config/config-error.ts';

const KEYS = { STRIPE_SECRET_KEY: 'sk_live_secret', STRIPE_WEBHOOK_SECRET: 'whsec_secret' };

test('an empty environment runs everything on this machine, with the twin', () => {
  const { dataDir, port, publicUrl, logLevel, payWithin, linkWithin, collectWithin, stripe, kitchen, ...limits } =
    readConfig({});
  assert.deepEqual([dataDir, port, publicUrl, logLevel], ['data', 3000, 'http://localhost:3000', 'info']);
  assert.deepEqual([readConfig({}).host, readConfig({}).keepAlive], ['localhost', 65 * SECOND]);
  assert.deepEqual([payWithin, linkWithin, collectWithin], [30 * MINUTE, 10 * SECOND, 4 * HOUR]);
  assert.deepEqual([limits.rateLimits, limits.unpaidPerClient, limits.trustedProxies], [true, 20, []]);
  assert.equal(stripe.twinUrl, 'http://localhost:3001');
  assert.deepEqual(kitchen, { mode: 'simulated', cooks: 4, cookMs: 5000 });
});

test('the demo menu comes by itself on one machine with the twin only, and elsewhere when it is asked for', () => {
  const cluster = { ...SERVERS, STRIPE: 'twin' };
  const given = [{}, KEYS, cluster].map((env) => readConfig(env).demoMenu);
  assert.deepEqual(given, [true, false, false]);
  for (const env of [KEYS, cluster]) assert.equal(readConfig({ ...env, DEMO_MENU: 'on' }).demoMenu, true);
  assert.equal(readConfig({ DEMO_MENU: 'off' }).demoMenu, false);
  assert.throws(() => readConfig({ DEMO_MENU: 'yes' }), ConfigError);
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
  assert.equal(readConfig({ UNPAID_PER_CLIENT: '0' }).unpaidPerClient, 0);
  assert.equal(readConfig({ RATE_LIMITS: 'off' }).rateLimits, false);
  assert.equal(readConfig({ ORDER_PAY_WITHIN: '23h' }).payWithin, 23 * HOUR);
  assert.equal(readConfig({ ORDER_LINK_WITHIN: '1s' }).linkWithin, SECOND);
  assert.equal(readConfig({ ORDER_LINK_WITHIN: '10m' }).linkWithin, 10 * MINUTE);
  assert.equal(readConfig({ STRIPE_TWIN_URL: 'http://twin:9/' }).stripe.twinUrl, 'http://twin:9');
  assert.equal(readConfig({ PUBLIC_URL: 'https://example.org/a/shop/' }).publicUrl, 'https://example.org/a/shop');
  assert.equal(readConfig({ KEEP_ALIVE: '10m' }).keepAlive, 10 * MINUTE);
  const origins = ['https://shop.example', 'http://localhost:5173'];
  assert.deepEqual(readConfig({ CORS_ORIGINS: ` ${origins.join(' , ')},` }).corsOrigins, origins);
  assert.deepEqual(readConfig({ CORS_ORIGINS: '' }).corsOrigins, []);
  const traces = 'https://grafana.example/explore?left={trace_id}';
  assert.deepEqual(
    [readConfig({ TRACES_URL: traces }).tracesUrl, readConfig({ TRACES_URL: '' }).tracesUrl],
    [traces, null],
  );
});

test('a node of a cluster listens everywhere, one machine to itself, and addresses follow HOST and PORT', () => {
  assert.equal(readConfig({ ...SERVERS, STRIPE: 'twin' }).host, '::');
  const hosts = {
    '::': 'localhost',
    '0.0.0.0': 'localhost',
    localhost: 'localhost',
    '127.0.0.1': '127.0.0.1',
    '::1': '[::1]',
    '192.168.7.7': '192.168.7.7',
    'shop-1.lan': 'shop-1.lan',
  };
  for (const [HOST, name] of Object.entries(hosts)) {
    const { host, publicUrl, stripe } = readConfig({ HOST, PORT: '8080' });
    assert.deepEqual([host, publicUrl, stripe.twinUrl], [HOST, `http://${name}:8080`, `http://${name}:8081`]);
  }
});

test('the addresses of the servers keep their users, and what MongoDB and MySQL want to know', () => {
  const given = {
    NATS_URL: 'nats://user:p%23ss@nats:4222',
    MONGO_URL: 'mongodb://user:p%23ss@one:27017,two:27017/shop?replicaSet=rs0&authSource=admin',
    MYSQL_URL: 'mysql://user:p%23ss@mysql/shop?connectTimeout=1000',
    REDIS_URL: 'rediss://:p%23ss@redis:6380/1',
  };
  const { NATS_URL: nats, MONGO_URL: mongo, MYSQL_URL: mysql, REDIS_URL: redis } = given;
  assert.deepEqual(readConfig({ ...given, STRIPE: 'twin' }).cluster, { nats, mongo, mysql, redis });
});

test('tokens are checked by what is set, and none are taken where nothing is', () => {
  assert.equal(readConfig({ AUTH_JWKS_URL: '', AUTH_ISSUER: '' }).auth, null);
  const { AUTH_ISSUER: issuer, AUTH_AUDIENCE: audience } = PROVIDER;
  const { keys, ...others } = readConfig(PROVIDER).auth ?? {};
  assert.ok(keys instanceof URL);
  assert.deepEqual(others, { issuer, audience, rolesClaim: 'roles' });
  const AUTH_JWT_SECRET = 'ü'.repeat(16);
  const shared = { keys: Buffer.from(AUTH_JWT_SECRET), rolesClaim: 'https://shop.example/roles' };
  assert.deepEqual(readConfig({ AUTH_JWT_SECRET, AUTH_ROLES_CLAIM: shared.rolesClaim }).auth, shared);
  const checked = readConfig({ AUTH_JWT_SECRET, AUTH_AUDIENCE: audience }).auth;
  assert.deepEqual([checked?.audience, checked?.issuer], [audience, undefined]);
});

test('the keys of tokens come over https, or from near by', () => {
  const near = 'localhost 127.0.0.2 [::1] 10.1.2.3 172.31.0.1 192.168.7.7 [fd00::1] keycloak id.lan id.internal'.split(
    ' ',
  );
  for (const AUTH_JWKS_URL of ['https://id.example/keys?p=policy', ...near.map((host) => `http://${host}:8080/keys`)])
    assert.equal(String(readConfig({ ...PROVIDER, AUTH_JWKS_URL }).auth?.keys), AUTH_JWKS_URL);
});

test('every kind of key that Stripe gives for such a use is taken', () => {
  for (const STRIPE_SECRET_KEY of ['sk_live_51HxYz', 'sk_test_51HxYz', 'rk_live_51HxYz', 'rk_test_51HxYz'])
    assert.equal(readConfig({ ...KEYS, STRIPE_SECRET_KEY }).stripe.apiKey, STRIPE_SECRET_KEY);
  const STRIPE_WEBHOOK_SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw+/=';
  assert.equal(readConfig({ ...KEYS, STRIPE_WEBHOOK_SECRET }).stripe.webhookSecret, STRIPE_WEBHOOK_SECRET);
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

const PROVIDER = {
  AUTH_JWKS_URL: 'https://id.example/keys',
  AUTH_ISSUER: 'https://id.example/',
  AUTH_AUDIENCE: 'https://shop.example',
};
const NO_KEYS_ADDRESSES = [
  ...[
    'id.example/keys',
    'ftp://id.example/keys',
    'https://',
    'https://user:secret@id.example/',
    'https://id.example/#secret',
  ],
  ...[
    'id.example',
    '8.8.8.8',
    '172.32.0.1',
    '169.254.169.254',
    '[2001:db8::1]',
    'localhost.example',
    '127.0.0.1.example',
  ].map((host) => `http://${host}/keys`),
];

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
  ['PUBLIC_URL', { PUBLIC_URL: 'https://shop.example?from=secret' }],
  ['PUBLIC_URL', { PUBLIC_URL: 'https://shop.example/?' }],
  ['PUBLIC_URL', { PUBLIC_URL: 'https://shop.example/#secret' }],
  ['PUBLIC_URL', { PUBLIC_URL: 'https://user:secret@shop.example' }],
  ['PUBLIC_URL', { PUBLIC_URL: 'https://secret@shop.example' }],
  ['PUBLIC_URL', { PUBLIC_URL: 'https://' }],
  ['STRIPE_TWIN_URL', { STRIPE_TWIN_URL: 'localhost:3001' }],
  ['STRIPE_TWIN_URL', { STRIPE_TWIN_URL: 'http://localhost:3001/?a=secret' }],
  ['STRIPE_TWIN_URL', { STRIPE_TWIN_URL: 'http://localhost:3001#secret' }],
  ['STRIPE_TWIN_URL', { STRIPE_TWIN_URL: 'http://user:secret@localhost:3001' }],
  ['STRIPE_TWIN_URL', { STRIPE_TWIN_URL: 'http://localhost:3001/checkout' }],
  ['STRIPE_TWIN_URL', { STRIPE_TWIN_URL: 'https://localhost:3001' }],
  ['STRIPE_TWIN_URL', { STRIPE_TWIN_URL: 'http://localhost:3000' }],
  ['HOST', { HOST: 'localhost:3000' }],
  ['HOST', { HOST: '[::1]' }],
  ['HOST', { HOST: 'http://localhost' }],
  ['HOST', { HOST: '127.0.0.1/8' }],
  ['HOST', { HOST: ' ' }],
  ...['http://jaeger/trace/', 'jaeger/{trace_id}', 'ftp://jaeger/{trace_id}', 'http://u:secret@j/{trace_id}'].map(
    (TRACES_URL): [string, Record<string, string>] => ['TRACES_URL', { TRACES_URL }],
  ),
  ...['*', 'null', 'shop.example', 'https://shop.example/', 'https://shop.example/app', 'ftp://shop.example'].map(
    (CORS_ORIGINS): [string, Record<string, string>] => ['CORS_ORIGINS', { CORS_ORIGINS }],
  ),
  ['CORS_ORIGINS', { CORS_ORIGINS: 'https://*.shop.example,https://user:secret@shop.example' }],
  ['CORS_ORIGINS', { CORS_ORIGINS: 'https://shop.example https://app.example' }],
  ...NO_KEYS_ADDRESSES.map((AUTH_JWKS_URL): [string, Record<string, string>] => [
    'AUTH_JWKS_URL',
    { ...PROVIDER, AUTH_JWKS_URL },
  ]),
  ['AUTH_JWKS_URL', { AUTH_ISSUER: 'https://id.example' }],
  ['AUTH_JWKS_URL', { AUTH_ROLES_CLAIM: 'groups' }],
  ['AUTH_ISSUER', { ...PROVIDER, AUTH_ISSUER: '' }],
  ['AUTH_AUDIENCE', { ...PROVIDER, AUTH_AUDIENCE: '' }],
  ['AUTH_JWT_SECRET', { ...PROVIDER, AUTH_JWT_SECRET: 'a secret of more than 32 bytes, as it must be' }],
  ['AUTH_JWT_SECRET', { AUTH_JWT_SECRET: 'a secret that has but 31 bytes!' }],
  ['AUTH_ROLES_CLAIM', { ...PROVIDER, AUTH_ROLES_CLAIM: 'sub' }],
  ['AUTH_ROLES_CLAIM', { ...PROVIDER, AUTH_ROLES_CLAIM: 'my roles' }],
  ['KEEP_ALIVE', { KEEP_ALIVE: '65' }],
  ['KEEP_ALIVE', { KEEP_ALIVE: '0s' }],
  ['KEEP_ALIVE', { KEEP_ALIVE: '2h' }],
  ['LOG_LEVEL', { LOG_LEVEL: 'in\nfo' }],
  ['LOG_LEVEL', { LOG_LEVEL: 'loud' }],
  ['ORDER_PAY_WITHIN', { ORDER_PAY_WITHIN: '24h' }],
  ['ORDER_PAY_WITHIN', { ORDER_PAY_WITHIN: '0m' }],
  ['ORDER_PAY_WITHIN', { ORDER_PAY_WITHIN: '30' }],
  ['ORDER_PAY_WITHIN', { ORDER_PAY_WITHIN: '-5m' }],
  ['ORDER_LINK_WITHIN', { ORDER_LINK_WITHIN: '999ms' }],
  ['ORDER_LINK_WITHIN', { ORDER_LINK_WITHIN: '11m' }],
  ['ORDER_LATE_AFTER', { ORDER_LATE_AFTER: '25h' }],
  ['ORDER_COLLECT_WITHIN', { ORDER_COLLECT_WITHIN: 'soon' }],
  ['CONTACT_KEPT', { CONTACT_KEPT: '59m' }],
  ['CONTACT_KEPT', { CONTACT_KEPT: '3651d' }],
  ['CONTACT_KEPT', { CONTACT_KEPT: '2w' }],
  ['RATE_LIMITS', { RATE_LIMITS: '0' }],
  ['UNPAID_PER_CLIENT', { UNPAID_PER_CLIENT: '-1' }],
  ['UNPAID_PER_CLIENT', { UNPAID_PER_CLIENT: 'many' }],
  ...[
    'proxy.example',
    '10.0.0.0/33',
    '10.0.0.0/',
    '10.0.0.0/8/8',
    '::1/129',
    '10.1',
    '0x7f.0.0.1',
    '10.0.0.1 10.0.0.2',
    'public',
    '*',
  ].map((TRUSTED_PROXIES): [string, Record<string, string>] => ['TRUSTED_PROXIES', { TRUSTED_PROXIES }]),
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
  ['NATS_URL', { ...SERVERS, NATS_URL: 'nats://user:secret#1@nats' }],
  ['NATS_URL', { ...SERVERS, NATS_URL: 'nats://user:secret@nats?tls=true' }],
  ['MONGO_URL', { ...SERVERS, MONGO_URL: 'mongodb://user:secret#1@mongo/shop' }],
  ['MYSQL_URL', { ...SERVERS, MYSQL_URL: 'mysql://user:secret/1@mysql/shop' }],
  ['REDIS_URL', { ...SERVERS, REDIS_URL: 'redis://:secret#1@redis' }],
  ['STRIPE_SECRET_KEY', SERVERS],
];

/** What stands in place of a key, and what is said of it; every one of them holds "secret", or nothing. */
const NO_KEYS: [keyof typeof KEYS, string, RegExp][] = [
  ['STRIPE_SECRET_KEY', ' ', /is blank/],
  ['STRIPE_SECRET_KEY', '\n', /is blank/],
  ['STRIPE_SECRET_KEY', '"sk_live_secret"', /quotes, spaces, line breaks/],
  ['STRIPE_SECRET_KEY', "'sk_live_secret'", /quotes, spaces, line breaks/],
  ['STRIPE_SECRET_KEY', 'sk_live_secret ', /quotes, spaces, line breaks/],
  ['STRIPE_SECRET_KEY', ' sk_live_secret', /quotes, spaces, line breaks/],
  ['STRIPE_SECRET_KEY', 'sk_live_secret\n', /quotes, spaces, line breaks/],
  ['STRIPE_SECRET_KEY', 'sk_live_\r\nsecret', /quotes, spaces, line breaks/],
  ['STRIPE_SECRET_KEY', 'sk_live_secret\u200b', /quotes, spaces, line breaks/],
  ['STRIPE_SECRET_KEY', 'whsec_secret', /is a webhook secret/],
  ['STRIPE_SECRET_KEY', 'pk_live_secret', /is a publishable key/],
  ['STRIPE_SECRET_KEY', 'pk_test_secret', /is a publishable key/],
  ['STRIPE_SECRET_KEY', 'sk_live_', /must be a secret or restricted key/],
  ['STRIPE_SECRET_KEY', 'sk_live_sec...ret', /must be a secret or restricted key/],
  ['STRIPE_SECRET_KEY', 'sk_secret', /must be a secret or restricted key/],
  ['STRIPE_SECRET_KEY', 'secret', /must be a secret or restricted key/],
  ['STRIPE_WEBHOOK_SECRET', '  ', /is blank/],
  ['STRIPE_WEBHOOK_SECRET', '"whsec_secret"', /quotes, spaces, line breaks/],
  ['STRIPE_WEBHOOK_SECRET', 'whsec_secret\n', /quotes, spaces, line breaks/],
  ['STRIPE_WEBHOOK_SECRET', 'sk_live_secret', /is an API key/],
  ['STRIPE_WEBHOOK_SECRET', 'rk_test_secret', /is an API key/],
  ['STRIPE_WEBHOOK_SECRET', 'pk_live_secret', /is an API key/],
  ['STRIPE_WEBHOOK_SECRET', 'we_secret', /must be the signing secret/],
];

for (const [name, given, what] of NO_KEYS) {
  test(`${name} that is ${JSON.stringify(given)} is refused in one line that does not show it`, () => {
    assert.throws(
      () => readConfig({ ...KEYS, [name]: given }),
      (error) =>
        error instanceof ConfigError &&
        new RegExp(`^${name} [^\n]+$`).test(error.message) &&
        what.test(error.message) &&
        !/sec\.\.\.ret|whsec_secret|_secret|secret"/.test(error.message),
    );
  });
}

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
