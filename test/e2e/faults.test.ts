import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, type TestContext, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { isReady, ready } from '../support/crowd.ts';
import { type Customers, until } from '../support/customers.ts';
import { allCooked, everythingComesDue, notCooked } from '../support/fault-books.ts';
import { checkNoSecrets, endAll, faultCluster } from '../support/fault-cluster.ts';
import { SteadyLoad } from '../support/fault-load.ts';
import type { NodeProcess } from '../support/node-process.ts';
import { needs, type Server } from '../support/servers.ts';

/** Milliseconds. */
const DOWN = 3000;
/** Seconds, on a machine that is busy with four other tests; alone it is one or two. */
const BACK_WITHIN = 20;
const ALL = 'api order payment stock';

describe('servers of a cluster', needs(), () => {
  let place: Awaited<ReturnType<typeof faultCluster>>;
  before(async () => {
    place = await faultCluster();
  });
  after(() => place?.stop());

  async function opened(t: TestContext, ...names: [string, string, ...string[]]): Promise<NodeProcess[]> {
    const nodes = names.map((some, i) => place.node(t, i === 0 ? 0 : 1, some));
    await Promise.all(nodes.map((node) => node.opens()));
    await ready(...place.gateways);
    return nodes;
  }

  // MongoDB first: what was held for orders that it did not get is settled after a minute, which the next test sees.
  test('each of them killed under load: no order that was accepted is lost, and no node dies', async (t) => {
    const nodes = await opened(t, `${ALL} kitchen stripe-twin`, `${ALL} kitchen`);
    const load = new SteadyLoad(place.gateways);
    t.after(() => load.end());
    await sleep(1000);
    for (const name of ['mongo', 'nats', 'mysql', 'redis'] as const) {
      const { whileDown, back } = await outage(place[name], place.gateways, load);
      t.diagnostic(`${name}: ${whileDown} orders accepted meanwhile; back ${back} s after the server`);
      assert.ok(back <= BACK_WITHIN);
      if (name === 'redis') assert.ok(whileDown > 0, 'orders go on without Redis');
    }
    await load.end();
    t.diagnostic(`${load.accepted.length} of ${load.answers.length} orders accepted`);
    assert.deepEqual([...new Set(load.answers.map(({ status }) => status))].sort(), [201, 503]);
    await allCooked(place.env.MONGO_URL, idsOf(load), 40);
    await endAll(nodes);
    for (const { output } of nodes) checkNoSecrets(output, place.env);
  });

  test('what JetStream loses with its whole store ends cooked all the same, and the books balance', async (t) => {
    const nodes = await opened(t, `${ALL} stripe-twin`, ALL, 'kitchen');
    const kitchen = nodes.pop();
    const load = new SteadyLoad(place.gateways);
    t.after(() => load.end());
    await sleep(2000);
    kitchen?.child.kill('SIGKILL'); // What is paid from now on waits in JetStream.
    await sleep(3000);
    const store = path.join(place.nats.folder, 'jetstream');
    await place.nats.kill();
    rmSync(store, { recursive: true });
    await sleep(1000);
    await place.nats.restart();
    nodes.push(await place.node(t, 1, 'kitchen').opens());
    await ready(...place.gateways);
    await load.end();
    await until(
      10,
      () => isServed(place.gateways[0]),
      () => 'no order is cooked',
    );
    const lost = await notCooked(place.env.MONGO_URL, idsOf(load));
    t.diagnostic(`${lost.length} of ${load.accepted.length} orders wait for an event that is lost`);
    assert.ok(lost.length > 0);
    await everythingComesDue(place.env.MONGO_URL);
    await allCooked(place.env.MONGO_URL, idsOf(load), 30);
    await place.close(t, nodes, 60);
  });
});

const idsOf = ({ accepted }: SteadyLoad): string[] => accepted.map(({ id }) => id);

/** Kills a server for 3 s; answers how many orders were accepted meanwhile, and after how many seconds all is well again. */
async function outage(server: Server, gateways: readonly Customers[], load: SteadyLoad) {
  const before = load.accepted.length;
  await server.kill();
  await sleep(DOWN);
  const whileDown = load.accepted.length - before;
  await server.restart();
  const began = performance.now();
  const served = gateways.map((shop) =>
    until(
      BACK_WITHIN,
      () => isServed(shop),
      () => `${shop.url} does not serve`,
    ),
  );
  await Promise.all(served);
  return { whileDown, back: Math.round((performance.now() - began) / 100) / 10 };
}

/** Whether somebody who comes now gets a meal. */
async function isServed(shop: Customers): Promise<boolean> {
  try {
    if (!(await isReady(shop))) return false;
    const order = await shop.order('guest', { tiramisu: 1 });
    await shop.pay(order);
    await shop.waitForStatus(order, ['cooked'], BACK_WITHIN);
    return true;
  } catch {
    return false;
  }
}
