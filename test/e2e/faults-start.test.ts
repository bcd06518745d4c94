import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { isReady } from '../support/crowd.ts';
import { until } from '../support/customers.ts';
import { checkNoSecrets, faultCluster } from '../support/fault-cluster.ts';
import { NodeProcess } from '../support/node-process.ts';
import { needs } from '../support/servers.ts';

const SERVERS = { NATS_URL: 'nats', MONGO_URL: 'mongo', MYSQL_URL: 'mysql', REDIS_URL: 'redis' } as const;
type Name = keyof typeof SERVERS;
const NAMES = Object.keys(SERVERS) as Name[];
const ALL = 'api order payment stock kitchen stripe-twin';

describe('the start of a node', needs(), () => {
  let place: Awaited<ReturnType<typeof faultCluster>>;
  before(async () => {
    place = await faultCluster();
  });
  after(() => place?.stop());

  for (const name of NAMES) {
    test(`without ${name} it ends, and says in one line what is missing`, async (t) => {
      const node = new NodeProcess(t, [], { ...place.env, STRIPE: 'twin', DEMO_MENU: 'on', [name]: '' });
      assert.deepEqual(await node.ended, [1, null]);
      assert.match(node.output, new RegExp(`^Comanda cannot start\\. .*${name}.*\\n$`));
      checkNoSecrets(node.output, place.env);
    });

    test(`while the server of ${name} is away it says so, and it is ready soon after that appears`, async (t) => {
      const server = place[SERVERS[name]];
      await server.kill();
      const node = place.node(t, 0, ALL);
      await node.says(name);
      if (name !== 'REDIS_URL') await waits(node);
      await server.restart();
      await node.opens();
      const [shop] = place.gateways;
      await until(
        10,
        () => isReady(shop),
        () => node.output,
      );
      assert.equal((await node.stop()).code, 0, node.output);
      checkNoSecrets(node.output, place.env);
    });
  }

  test('with wrong passwords it waits, and names each address once without showing any of it', async (t) => {
    const wrong = Object.fromEntries(NAMES.map((name) => [name, withPassword(place.env[name], 'open:sesame')]));
    const nodes = NAMES.map((name) => ({
      name,
      node: place.node(t, 0, 'order stock', { STOCK_LOCK: 'off', [name]: wrong[name] as string }),
    }));
    await Promise.all(
      nodes.map(async ({ name, node }) => {
        await node.says(name);
        if (name !== 'REDIS_URL') await waits(node);
        else await node.opens();
        assert.equal(node.output.split(name).length, 2, `told more than once:\n${node.output}`);
        assert.equal((await node.stop()).code, 0, node.output);
        checkNoSecrets(node.output, { ...place.env, NATS: wrong.NATS_URL as string });
      }),
    );
  });
});

/** It neither ends nor claims to be open. */
async function waits(node: NodeProcess): Promise<void> {
  await sleep(1500);
  assert.equal(node.child.exitCode, null, node.output);
  assert.doesNotMatch(node.output, /Comanda is open/);
}

function withPassword(url: string, password: string): string {
  const changed = new URL(url);
  changed.password = password;
  return changed.href;
}
