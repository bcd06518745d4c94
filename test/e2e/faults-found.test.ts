import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { Wire } from '../chaos/wire.ts';
import { faultCluster } from '../support/fault-cluster.ts';
import { needs } from '../support/servers.ts';

/** Milliseconds: longer than the patience of one look at the tables. */
const TORN_FOR = 7000;
const TORN_EVERY = 15;

describe('what the chaos run has found', needs(), () => {
  let place: Awaited<ReturnType<typeof faultCluster>>;
  before(async () => {
    place = await faultCluster();
  });
  after(() => place?.stop());

  test('while no node has the stock, who orders is told to come again, and never that one cannot order there', async (t) => {
    await place.node(t, 0, 'api order payment kitchen stripe-twin').opens();
    const [shop] = place.gateways;
    for (let i = 0; i < 3; i++) {
      const { status } = await shop.send('POST', '/api/customer/ann/orders', {
        items: [{ id: 'espresso', quantity: 1 }],
      });
      assert.equal(status, 503);
    }
  });

  test('a node that starts while its connections to MySQL are torn, again and again, opens when that is over', async (t) => {
    const url = new URL(place.env.MYSQL_URL);
    const wire = await Wire.to(Number(url.port), t);
    url.port = String(wire.port);
    const node = place.node(t, 1, 'stock', { MYSQL_URL: url.href });
    for (const end = Date.now() + TORN_FOR; Date.now() < end; await sleep(TORN_EVERY)) {
      assert.equal(node.child.exitCode, null, node.output);
      wire.mend(true);
    }
    await node.opens();
  });
});
