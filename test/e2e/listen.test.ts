import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { test } from 'node:test';
import { Customers } from '../support/customers.ts';
import { freePort } from '../support/free-port.ts';
import { NodeProcess } from '../support/node-process.ts';
import { Shop } from '../support/shop.ts';

/** An address of this machine that others reach it by, where it has one. */
const outer = Object.values(networkInterfaces())
  .flat()
  .find((one) => one?.family === 'IPv4' && !one.internal)?.address;
const LOOPBACK = ['127.0.0.1', '::1'];

const takes = (host: string, port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect({ host, port });
    socket.on('connect', () => resolve(true)).on('error', () => resolve(false));
    socket.on('connect', () => socket.destroy());
  });

/** Which of these addresses of this machine are listened on, by the gateway and by the twin alike. */
async function heardAt(shop: Shop): Promise<string[]> {
  const heard: string[] = [];
  for (const host of [...LOOPBACK, ...(outer ? [outer] : [])]) {
    const [gateway, twin] = [await takes(host, portOf(shop.url)), await takes(host, portOf(shop.twinUrl))];
    assert.equal(gateway, twin, host);
    if (gateway) heard.push(host);
  }
  return heard;
}
const portOf = (url: string) => Number(new URL(url).port);

test('one machine listens to itself only, by both its addresses, and serves orders over each', async (t) => {
  const shop = await Shop.open(t);
  assert.deepEqual(await heardAt(shop), LOOPBACK);
  for (const host of ['localhost', '127.0.0.1', '[::1]']) {
    const { status } = await fetch(`http://${host}:${portOf(shop.url)}/api/menu`);
    assert.equal(status, 200, host);
  }
  const kept = fetch(`http://[::1]:${portOf(shop.url)}/health/ready`);
  assert.equal((await kept).status, 200);
  await shop.stop();
});

for (const [host, expected] of [
  ['::', [...LOOPBACK, ...(outer ? [outer] : [])]],
  ['0.0.0.0', ['127.0.0.1', ...(outer ? [outer] : [])]],
  ['127.0.0.1', ['127.0.0.1']],
] as const) {
  test(`with HOST=${host} gateway and twin listen on ${expected.join(', ')} and nowhere else`, async (t) => {
    const shop = await Shop.open(t, { env: { HOST: host } });
    assert.deepEqual(await heardAt(shop), expected);
  });
}

test('with HOST=::1 everything finds the shop by that address: links, payment and webhooks', async (t) => {
  const [port, twin] = [await freePort(), await freePort()];
  const env = { HOST: '::1', PORT: `${port}`, STRIPE_TWIN_URL: `http://[::1]:${twin}` };
  const node = await new NodeProcess(t, [], env).opens();
  const url = `http://[::1]:${port}`;
  assert.match(node.output, new RegExp(`Shop +http://\\[::1\\]:${port}/\n`));
  const customers = new Customers(url);
  const order = await customers.order('ann', { margherita: 1 });
  await customers.pay(order);
  await customers.waitForStatus(order, ['cooked']);
  assert.equal(await takes('127.0.0.1', port), false);
  assert.doesNotMatch(node.output, /webhook/);
});
