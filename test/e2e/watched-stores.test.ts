import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { until } from '../support/customers.ts';
import { freePort } from '../support/free-port.ts';
import { Scraped } from '../support/metrics.ts';
import { NodeProcess } from '../support/node-process.ts';
import { needs, servers } from '../support/servers.ts';

test(
  'while its store is away a node answers who scrapes it, and shows nothing of the store, by which the alert knows',
  needs(),
  async (t) => {
    const four = await servers();
    t.after(() => four.stop());
    const start = async (service: string) => {
      const [metrics, twin] = [await freePort(), await freePort()];
      const env = {
        STRIPE: 'twin',
        DEMO_MENU: 'on',
        STRIPE_TWIN_URL: `http://localhost:${twin}`,
        METRICS_PORT: `${metrics}`,
      };
      const node = await new NodeProcess(t, [service], { ...four.env, ...env }).opens();
      const due = async () => (await Scraped.from(metrics)).value('comanda_records_due', { service });
      return { node, due };
    };
    const nodes = await Promise.all(['order', 'payment', 'kitchen', 'stock'].map(start));
    const seen = () => Promise.all(nodes.map(({ due }) => due()));
    assert.deepEqual(await seen(), [0, 0, 0, 0]);

    await Promise.all([four.mongo.kill(), four.mysql.kill()]);
    for (let scrape = 0; scrape < 3; scrape++) {
      await sleep(600);
      assert.deepEqual(await seen(), [undefined, undefined, undefined, undefined]);
    }
    await Promise.all([four.mongo.restart(), four.mysql.restart()]);
    await until(
      20,
      async () => (await seen()).every((due) => due === 0),
      () => nodes.map(({ node }) => node.output).join('\n'),
    );
  },
);
