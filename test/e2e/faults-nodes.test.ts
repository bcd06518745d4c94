import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { ready } from '../support/crowd.ts';
import { until } from '../support/customers.ts';
import { allCooked } from '../support/fault-books.ts';
import { faultCluster } from '../support/fault-cluster.ts';
import { SteadyLoad } from '../support/fault-load.ts';
import type { NodeProcess } from '../support/node-process.ts';
import { needs } from '../support/servers.ts';

/**
 * Milliseconds: what a killed node may cost a caller, three seconds and as many more where other tests have the processors. Without
 * another node that is asked, its callers would wait for ten.
 */
const AT_MOST = 6000;
/** What JetStream handed to a killed node it hands to another after 30 s. Seconds. */
const TAKEN_OVER_WITHIN = 60;

describe('nodes that come and go under load', needs(), () => {
  let place: Awaited<ReturnType<typeof faultCluster>>;
  before(async () => {
    place = await faultCluster();
  });
  after(() => place?.stop());

  test('a new node takes its share and leaves unnoticed; one killed costs 3 s, and another does its work', async (t) => {
    const gateway = place.node(t, 0, 'api stripe-twin');
    const [first, second] = [
      place.node(t, 1, 'order payment stock kitchen'),
      place.node(t, 1, 'order stock payment kitchen'),
    ];
    await Promise.all([gateway, first, second].map((node) => node.opens()));
    const [shop] = place.gateways;
    await ready(shop);
    const load = new SteadyLoad([shop], 6);
    t.after(() => load.end());
    await sleep(1000);

    const third = await place.node(t, 1, 'order', { LOG_LEVEL: 'info' }).opens();
    await until(
      15,
      () => created(third) >= 5,
      () => `${created(third)} orders:\n${third.output}`,
    );
    const [took, all] = [created(third), load.accepted.length];
    await sleep(2000);
    const share = (created(third) - took) / (load.accepted.length - all);
    t.diagnostic(`a third node took ${Math.round(share * 100)} % of the orders`);
    assert.ok(share > 0.1 && share < 0.6, `a share of ${share}`);
    assert.equal((await third.stop()).code, 0, third.output);
    await sleep(500);
    assert.deepEqual(
      load.answers.filter(({ status }) => status !== 201),
      [],
    );

    const killed = performance.now();
    first.child.kill('SIGKILL');
    await sleep(AT_MOST + 2000);
    await load.end();
    const failed = load.answers.filter(({ status }) => status !== 201);
    const slowest = Math.max(...load.answers.map(({ ms }) => ms));
    t.diagnostic(
      `${load.accepted.length} orders; after the kill ${failed.length} failed, the slowest took ${Math.round(slowest)} ms`,
    );
    assert.deepEqual(
      failed.filter(({ at, ms }) => at + ms > killed + AT_MOST),
      [],
    );
    assert.ok(slowest < AT_MOST, `${slowest} ms`);
    await allCooked(
      place.env.MONGO_URL,
      load.accepted.map(({ id }) => id),
      TAKEN_OVER_WITHIN,
    );
    await place.close(t, [gateway, second], 40);
  });
});

/** How many orders a node that logs its commands has taken. */
const created = ({ output }: NodeProcess): number => output.split(/order\.create\b/).length - 1;
