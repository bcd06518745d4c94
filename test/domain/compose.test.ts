import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { readConfig } from '../../platform/config/config.ts';
import { interpolate, nodesOfCompose, ROOT, readCompose } from '../support/compose.ts';
import schema from '../support/compose-spec.json' with { type: 'json' };

const { services, volumes } = readCompose();
const ours = Object.entries(services).filter(([, { image }]) => image === 'comanda');
const stores = { NATS_PASSWORD: 'n1', MONGO_PASSWORD: 'm2', MYSQL_PASSWORD: 's3', REDIS_PASSWORD: 'r4' };
const ENV = { ...stores, STRIPE: 'twin', GRAFANA_PASSWORD: 'g5' };

test('docker-compose.yml is what the compose specification says', () => {
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: false });
  const valid = ajv.compile(schema);
  assert.equal(valid(readCompose()), true, JSON.stringify(valid.errors, null, 2));
  assert.equal(valid({ services: { order: { imagee: 'x' } } }), false, 'the schema refuses nothing');
});

test('each service of ours has one container that runs it', () => {
  const names = readdirSync(path.join(ROOT, 'services')).filter((name) =>
    existsSync(path.join(ROOT, 'services', name, `${name}.service.ts`)),
  );
  const contained = ours.map(([name]) => name);
  assert.deepEqual(
    names.filter((name) => !contained.includes(name)),
    [],
  );
  const nodes = nodesOfCompose(ENV, {});
  for (const [name, { command }] of Object.entries(nodes)) {
    assert.deepEqual(command, ['node', '--max-semi-space-size=16', 'start.ts', name]);
  }
});

test('each container of ours has an environment that a node takes', () => {
  const moved = { 'nats:4222': '127.0.0.1:1', 'checkout.localhost:3001': '127.0.0.1:2' };
  const nodes = Object.values(nodesOfCompose(ENV, moved));
  assert.ok(nodes.length >= 6);
  for (const { env } of nodes) {
    const { cluster, stripe } = readConfig(env);
    assert.deepEqual(cluster, {
      nats: 'nats://comanda:n1@127.0.0.1:1',
      mongo: 'mongodb://comanda:m2@mongo:27017/comanda?replicaSet=rs0&authSource=admin',
      mysql: 'mysql://comanda:s3@mysql:3306/comanda',
      redis: 'redis://:r4@redis:6379',
    });
    assert.equal(stripe.twinUrl, 'http://127.0.0.1:2');
  }
  const keys = { ...ENV, STRIPE: '', STRIPE_SECRET_KEY: 'sk_live_1', STRIPE_WEBHOOK_SECRET: 'whsec_1' };
  assert.equal(readConfig(nodesOfCompose(keys, {}).payment?.env ?? {}).stripe.apiKey, 'sk_live_1');
  const tokens = {
    AUTH_JWKS_URL: 'https://id.example/keys',
    AUTH_ISSUER: 'i',
    AUTH_AUDIENCE: 'a',
    AUTH_ROLES_CLAIM: 'r',
  };
  const { issuer, audience, rolesClaim } =
    readConfig(nodesOfCompose({ ...ENV, ...tokens }, {}).api?.env ?? {}).auth ?? {};
  assert.deepEqual([issuer, audience, rolesClaim], ['i', 'a', 'r']);
});

test('PORT alone moves the shop: its address, the published port, the port inside and the health check', () => {
  const shop = services.api;
  const texts = [...(shop?.ports ?? []), ...(shop?.healthcheck?.test ?? [])];
  for (const [PORT, port] of [
    ['', '3000'],
    ['8080', '8080'],
  ] as const) {
    const env = { ...ENV, PORT };
    for (const node of Object.values(nodesOfCompose(env, {}))) {
      const config = readConfig(node.env);
      assert.deepEqual([config.port, config.host], [Number(port), '::']);
      assert.equal(config.publicUrl, `http://shop.localhost:${port}`, "where the twin's webhooks go, too");
      assert.equal(config.stripe.twinUrl, 'http://checkout.localhost:3001');
    }
    const filled = texts.map((text) => interpolate(text, env));
    assert.equal(filled[0], `${port}:${port}`);
    assert.equal(filled.at(-1), `http://localhost:${port}/health/ready`);
  }
  const own = nodesOfCompose({ ...ENV, PORT: '8080', PUBLIC_URL: 'https://shop.example.com' }, {});
  assert.equal(readConfig(own.api?.env ?? {}).publicUrl, 'https://shop.example.com');
});

test('no password has a default, and .env.example names each without telling one', () => {
  const example = readFileSync(path.join(ROOT, '.env.example'), 'utf8');
  const text = readFileSync(path.join(ROOT, 'docker-compose.yml'), 'utf8');
  for (const name of Object.keys(ENV).filter((key) => key.endsWith('PASSWORD'))) {
    assert.match(example, new RegExp(`^${name}=$`, 'm'));
  }
  for (const name of Object.keys(stores)) {
    assert.throws(() => nodesOfCompose({ ...ENV, [name]: '' }, {}), new RegExp(`${name} is missing: set it in .env`));
  }
  const uses = [...text.matchAll(/\$\{(\w+PASSWORD)([^}]*)\}/g)];
  assert.ok(uses.length >= 9);
  for (const [use, , rest] of uses) assert.equal(rest, ':?set it in .env', use);
});

test('whoever waits for health waits for a service that has a health check', () => {
  for (const [name, service] of Object.entries(services)) {
    assert.ok(service.healthcheck, `${name} has no health check`);
    for (const [needed, { condition }] of Object.entries(service.depends_on ?? {})) {
      assert.equal(condition, 'service_healthy');
      assert.ok(services[needed], `${name} waits for ${needed}`);
    }
  }
  for (const [name, { depends_on = {} }] of ours) {
    assert.deepEqual(Object.keys(depends_on), ['nats', 'mongo', 'mysql', 'redis'], name);
  }
});

test('what can be scaled has neither a name nor a port of its own', () => {
  for (const [name, { container_name, ports }] of ours) {
    assert.equal(container_name, undefined, name);
    if (!['api', 'stripe-twin'].includes(name)) assert.equal(ports, undefined, name);
  }
});

test('what is mounted exists: files in deploy/, volumes by name', () => {
  const mounts = Object.values(services).flatMap(({ volumes = [] }) =>
    volumes.map((mount) => mount.split(':')[0] ?? ''),
  );
  assert.ok(mounts.length >= 8);
  for (const source of mounts) {
    assert.ok(source.startsWith('./') ? existsSync(path.join(ROOT, source)) : volumes[source], source);
  }
  assert.deepEqual(
    Object.keys(volumes).filter((name) => !mounts.includes(name)),
    [],
  );
});

const WATCHERS = ['prometheus', 'grafana', 'jaeger'];
test('what watches the shop has bounds, one version, no rights, and no port to the outside', () => {
  for (const name of WATCHERS) {
    const {
      image,
      user,
      cpus,
      mem_limit,
      logging,
      read_only,
      cap_drop,
      ports = [],
    } = services[name] ?? assert.fail(name);
    assert.match(image, /^[\w/]+:v?\d+\.\d+\.\d+$/, name);
    assert.match(user ?? '', /^[1-9]\d*:\d+$/, name);
    assert.ok(cpus && mem_limit && logging?.options['max-size'] && read_only, name);
    assert.deepEqual(cap_drop, ['ALL'], name);
    assert.ok(ports.length > 0, name);
    for (const port of ports) assert.match(port, /^127\.0\.0\.1:/, name);
  }
  assert.equal(services.grafana?.environment?.GF_AUTH_ANONYMOUS_ENABLED, 'false');
  assert.match(services.grafana?.environment?.GF_SECURITY_ADMIN_PASSWORD ?? '', /^\$\{GRAFANA_PASSWORD:\?/);
});

test('one trace in twenty goes to Jaeger, whole, by OTLP over HTTP, and the office links there', () => {
  const traces = new URL(readConfig(nodesOfCompose(ENV, {}).api?.env ?? {}).tracesUrl ?? '');
  assert.ok(
    services.jaeger?.ports?.some((port) => port.startsWith(`127.0.0.1:${traces.port}:`)),
    traces.href,
  );
  const jaeger = readFileSync(path.join(ROOT, 'deploy/jaeger/jaeger.yml'), 'utf8');
  for (const [name, { environment = {} }] of ours) {
    const { OTEL_EXPORTER_OTLP_ENDPOINT = '', OTEL_TRACES_SAMPLER, OTEL_TRACES_SAMPLER_ARG } = environment;
    assert.equal(OTEL_TRACES_SAMPLER, 'parentbased_traceidratio', name);
    assert.equal(Number(OTEL_TRACES_SAMPLER_ARG), 0.05, name);
    const { hostname, port } = new URL(OTEL_EXPORTER_OTLP_ENDPOINT);
    assert.ok(services[hostname], name);
    assert.ok(jaeger.includes(`http: { endpoint: 0.0.0.0:${port} }`), name);
  }
});
