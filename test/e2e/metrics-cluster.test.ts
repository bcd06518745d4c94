import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { ready } from '../support/crowd.ts';
import { Customers } from '../support/customers.ts';
import { freePort } from '../support/free-port.ts';
import { Scraped } from '../support/metrics.ts';
import { NodeProcess } from '../support/node-process.ts';
import { needs, servers } from '../support/servers.ts';

/** A consumer for each service and each event that it hears of. */
const CONSUMERS = 14;

describe('metrics of a cluster', needs(), () => {
  let four: Awaited<ReturnType<typeof servers>>;
  before(async () => {
    four = await servers();
  });
  after(() => four?.stop());

  /** The environment of a node, with ports of its own. */
  async function place() {
    const [port, twin, metrics] = [await freePort(), await freePort(), await freePort()];
    const twinUrl = `http://localhost:${twin}`;
    const env = {
      ...four.env,
      STRIPE: 'twin',
      DEMO_MENU: 'on',
      STRIPE_TWIN_URL: twinUrl,
      PORT: `${port}`,
      METRICS_PORT: `${metrics}`,
    };
    return { env, metrics, shop: new Customers(`http://localhost:${port}`) };
  }

  test('instances have a port each, count what they did, and tell alike what all of them share', async (t) => {
    const { env, metrics, shop } = await place();
    const node = new NodeProcess(t, ['--instances=2'], env);
    await node.says('Comanda is open', 2);
    await ready(shop);
    const order = await shop.order('ann', { margherita: 2 });
    await shop.pay(order);
    await shop.waitForStatus(order, ['cooked']);
    await sleep(1500);
    const [one, other] = [await Scraped.from(metrics), await Scraped.from(metrics + 1)];
    const moves = [one, other].map((seen) => seen.by('status', 'comanda_orders_total'));
    for (const status of ['pending', 'waiting_for_payment', 'paid', 'preparing', 'cooked'])
      assert.equal((moves[0]?.[status] ?? 0) + (moves[1]?.[status] ?? 0), 1, status);
    for (const seen of [one, other]) {
      assert.equal(seen.by('status', 'comanda_orders_open').cooked, 1);
      assert.equal(seen.by('state', 'comanda_tickets_open').cooked, 1);
      assert.equal(seen.value('comanda_holds'), 0);
      const waiting = seen.by('consumer', 'comanda_channel_waiting');
      assert.deepEqual(waiting['payment:order.created'], 0);
      assert.equal(Object.keys(waiting).length, CONSUMERS);
      assert.deepEqual(Object.values(seen.by('consumer', 'comanda_channel_unacknowledged')), Array(CONSUMERS).fill(0));
    }
    assert.notEqual(one.value('comanda_resident_bytes'), other.value('comanda_resident_bytes'));

    const second = await place();
    const late = new NodeProcess(t, ['order'], { ...second.env, METRICS_PORT: `${metrics + 1}` });
    assert.deepEqual(await late.ended, [1, null]);
    assert.match(late.output, /^Comanda cannot start\. METRICS_PORT: [^\n]* port \d+ \(EADDRINUSE\); [^\n]*\n$/);
    const many = new NodeProcess(t, ['order', '--instances=2'], { ...second.env, METRICS_PORT: `${metrics - 1}` });
    assert.deepEqual(await many.ended, [1, null]);
    assert.match(many.output, new RegExp(`METRICS_PORT: .* port ${metrics} \\(EADDRINUSE\\)`));
    assert.equal((await node.stop()).code, 0);
  });

  test('a range of ports with that of the gateway in it is refused', async (t) => {
    const { env } = await place();
    const range = { ...env, PORT: '20002', METRICS_PORT: '20000' };
    const node = new NodeProcess(t, ['--instances=3'], range);
    assert.deepEqual(await node.ended, [1, null]);
    assert.match(node.output, /METRICS_PORT: 3 instances need the ports 20000 to 20002, and PORT is one of them\n$/);
  });

  test('while its stores are away a node still tells what it knows', async (t) => {
    const { env, metrics } = await place();
    await new NodeProcess(t, ['order'], env).opens();
    four.mongo.pause();
    t.after(() => four.mongo.resume());
    const began = performance.now();
    const seen = await Scraped.from(metrics);
    assert.ok(performance.now() - began < 4000);
    assert.deepEqual(seen.by('status', 'comanda_orders_open'), {}, 'nobody knows');
    assert.equal(seen.value('comanda_channel_waiting', { consumer: 'order:payment.received' }), 0);
    assert.ok((seen.value('comanda_resident_bytes') ?? 0) > 0);
  });
});
