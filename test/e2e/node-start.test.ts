import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../support/free-port.ts';
import { NodeProcess } from '../support/node-process.ts';
import { needs, startNats } from '../support/servers.ts';

const CLUSTER = {
  NATS_URL: 'nats://user:sesame@127.0.0.1:1',
  MONGO_URL: 'mongodb://127.0.0.1:1/comanda',
  MYSQL_URL: 'mysql://127.0.0.1:1/comanda',
  REDIS_URL: 'redis://127.0.0.1:1',
};
const TWIN = { ...CLUSTER, STRIPE: 'twin' };
const KEYS = { ...CLUSTER, STRIPE_SECRET_KEY: 'sk_test_1', STRIPE_WEBHOOK_SECRET: 'whsec_1' };

const refusals: [string, string[], Record<string, string>, RegExp][] = [
  [
    'a service that does not exist',
    ['order', 'stok'],
    TWIN,
    /no service is called stok; there are stock, order, payment, kitchen, webhooks, stripe-twin, api/,
  ],
  ['services named without a cluster', ['order'], {}, /NATS_URL is missing/],
  ['more than one instance without a cluster', ['--instances=2'], {}, /NATS_URL is missing/],
  ['an impossible number of instances', ['-i', 'many'], TWIN, /--instances must be a whole number from 1 to 64/],
  ['an option that does not exist', ['--instance=2'], TWIN, /Unknown option '--instance'/],
  ['the twin beside real keys', ['stripe-twin'], KEYS, /STRIPE=twin is missing, or real Stripe keys are set/],
];
for (const [what, args, env, line] of refusals) {
  test(`${what} is refused in one clear line`, async (t) => {
    const node = new NodeProcess(t, args, env);
    assert.deepEqual(await node.ended, [1, null]);
    assert.match(node.output, line);
    assert.equal(node.output.trim().split('\n').length, 1, node.output);
  });
}

test('a port that another program has is refused in one clear line', async (t) => {
  const other = createServer().listen(await freePort());
  await once(other, 'listening');
  t.after(() => other.close());
  const { port } = other.address() as AddressInfo;
  const node = new NodeProcess(t, [], { PORT: `${port}`, STRIPE_TWIN_URL: `http://localhost:${await freePort()}` });
  assert.deepEqual(await node.ended, [1, null]);
  const line = `PORT: the gateway cannot listen on port ${port} (EADDRINUSE); free it, or set another`;
  assert.equal(node.output, `Comanda cannot start. ${line}\n`);
});

test('a wrong password for NATS is told once and never shown, and the node waits', needs('nats-server'), async (t) => {
  const nats = await startNats();
  t.after(() => nats.stop());
  const wrong = new URL(nats.url);
  wrong.password = 'sesame';
  const node = new NodeProcess(t, ['order'], { ...TWIN, NATS_URL: wrong.href });
  await node.says('NATS_URL');
  await sleep(2000);
  const lines = node.output.split('\n').filter((line) => line.includes('NATS_URL'));
  assert.equal(lines.length, 1, node.output);
  assert.match(lines[0] ?? '', /^NATS_URL: .* refuses this user or password; waiting for it$/);
  assert.doesNotMatch(node.output, /sesame/);
  assert.equal((await node.stop()).code, 0);
});
