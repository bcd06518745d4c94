import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { after, describe, test } from 'node:test';
import { nodesOfCompose, ROOT } from '../support/compose.ts';
import { ready } from '../support/crowd.ts';
import { Customers } from '../support/customers.ts';
import { freePort } from '../support/free-port.ts';
import { needs, servers } from '../support/servers.ts';
import { tempFolder } from '../support/temp-folder.ts';

type Node = ReturnType<typeof nodesOfCompose>[string];

describe('docker-compose.yml', needs(), () => {
  const folder = tempFolder();
  const stops: (() => unknown)[] = [];
  after(() => Promise.all(stops.map((stop) => stop())));

  test('its commands and environments, run as processes, bring an order to the plate and end when told to', async () => {
    const four = await servers();
    stops.push(() => four.stop());
    const [port, twin] = [await freePort(), await freePort()];
    const jaeger = createServer((req, res) => req.resume().on('end', () => res.end())).listen(
      await freePort(),
      '127.0.0.1',
    );
    await once(jaeger, 'listening');
    stops.push(() => jaeger.close());
    const nodes = nodesOfCompose(
      { ...dotEnv(four.env), PORT: `${port}` },
      {
        ...addresses(four.env),
        'shop.localhost': 'localhost',
        'checkout.localhost:3001': `localhost:${twin}`,
        'jaeger:4318': `127.0.0.1:${(jaeger.address() as AddressInfo).port}`,
      },
    );
    const ports = await Promise.all(Object.keys(nodes).map(freePort));
    const running = Object.entries(nodes).map(([name, node], index) => run(name, node, ports[index] as number));
    stops.push(
      ...running.map(
        ({ child }) =>
          () =>
            child.kill('SIGKILL'),
      ),
    );
    const shop = new Customers(`http://localhost:${port}`);
    await ready(shop);
    const order = await shop.order('ann', { margherita: 1, espresso: 2 });
    await shop.pay(order);
    await shop.waitForStatus(order, ['cooked']);
    await showsItsMetrics(Object.keys(nodes), ports);
    for (const { child } of running) child.kill('SIGTERM');
    for (const { name, ended, said } of running) assert.deepEqual(await ended, [0, null], `${name}:\n${said()}`);
  });

  /** A container's own: its folder for data, and the port that is 9464 inside. */
  function run(name: string, { command: [program, ...args], env }: Node, metrics: number) {
    assert.equal(program, 'node');
    const own = { PATH: process.env.PATH, HOME: folder, DATA_DIR: path.join(folder, name) };
    const given = { NODE_ENV: 'production', ...env, METRICS_PORT: String(metrics) };
    const child = spawn(process.execPath, args, { cwd: ROOT, env: { ...own, ...given } });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => {
        output += text;
      });
    }
    return { name, child, ended: once(child, 'close'), said: () => output };
  }
});

/** What alerts stand on: each node tells of its store, and some node of each consumer. */
async function showsItsMetrics(names: string[], ports: number[]): Promise<void> {
  const texts = await Promise.all(ports.map(async (port) => (await fetch(`http://127.0.0.1:${port}/metrics`)).text()));
  for (const name of ['order', 'payment', 'kitchen', 'stock'])
    assert.ok(texts[names.indexOf(name)]?.includes(`\ncomanda_records_due{service="${name}"} `), name);
  for (const consumer of ['payment:order.created', 'kitchen:order.paid'])
    assert.ok(texts.join('\n').includes(`\ncomanda_channel_waiting{consumer="${consumer}"} 0`), consumer);
}

/** What `.env` would hold: passwords become part of addresses as they are, hence percent-encoded. */
const dotEnv = (urls: Record<string, string>) => ({
  ...Object.fromEntries(
    Object.entries(urls).map(([name, url]) => [name.replace('URL', 'PASSWORD'), new URL(url).password]),
  ),
  STRIPE: 'twin',
  DEMO_MENU: 'on',
  KITCHEN_COOK_MS: '50',
});

/** Where what the file calls `nats:4222` is. */
function addresses(urls: Record<string, string>): Record<string, string> {
  const ports = { NATS_URL: 'nats:4222', MONGO_URL: 'mongo:27017', MYSQL_URL: 'mysql:3306', REDIS_URL: 'redis:6379' };
  return Object.fromEntries(Object.entries(ports).map(([name, from]) => [from, new URL(urls[name] as string).host]));
}
