import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { after, before, describe, type TestContext, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { countOrders, isReady, load, ready, untilRefused } from '../support/crowd.ts';
import { Customers, until } from '../support/customers.ts';
import { freePort } from '../support/free-port.ts';
import { comesDue, loseEvents, sent } from '../support/lost-events.ts';
import { NodeProcess } from '../support/node-process.ts';
import { needs, servers } from '../support/servers.ts';

describe('nodes of a cluster', needs(), () => {
  let four: Awaited<ReturnType<typeof servers>>;
  before(async () => {
    four = await servers();
  });
  after(() => four?.stop());

  /** Two gateways of a test, and the environments of their nodes. */
  async function places() {
    const twin = { STRIPE: 'twin', DEMO_MENU: 'on', STRIPE_TWIN_URL: `http://localhost:${await freePort()}` };
    const ports = [String(await freePort()), String(await freePort())] as const;
    const shared = { ...four.env, ...twin, PUBLIC_URL: `http://localhost:${ports[0]}` };
    const shop = (port: string) => new Customers(`http://localhost:${port}`);
    const env = [
      { ...shared, PORT: ports[0] },
      { ...shared, PORT: ports[1] },
    ] as const;
    return { gateways: [shop(ports[0]), shop(ports[1])] as const, env };
  }

  test('any service on any node: an order goes from basket to plate over four nodes', async (t) => {
    const { gateways, env } = await places();
    const nodes = [['api'], ['order'], ['payment', 'stripe-twin'], ['stock', 'kitchen']];
    await Promise.all(nodes.map((names) => opened(t, names, env[0])));
    const [shop] = gateways;
    await ready(shop);
    const order = await shop.order('ann', { margherita: 2 });
    await shop.pay(order);
    await shop.waitForStatus(order, ['cooked']);
  });

  test('a node of two that stops under load lets no request fail', async (t) => {
    const { gateways, env } = await places();
    const [, leaving] = await Promise.all([
      opened(t, [], env[0]),
      opened(t, ['api', 'order', 'stock', 'payment', 'kitchen'], env[1]),
    ]);
    await ready(...gateways);
    const { failed, accepted, end } = load(gateways);
    await sleep(1500);
    const { code, ms } = await leaving.stop();
    const before = accepted();
    await sleep(1000);
    await end();
    t.diagnostic(`${accepted()} orders; the node stopped in ${Math.round(ms)} ms`);
    assert.deepEqual(failed, []);
    assert.equal(code, 0, leaving.output);
    assert.ok(ms < 10_000, `it took ${ms} ms`);
    assert.ok(accepted() > before, 'the other node goes on');
  });

  test('a node that stops answers every request it took', async (t) => {
    const { gateways, env } = await places();
    const [shop, other] = gateways;
    const [node] = await Promise.all([opened(t, [], env[0]), opened(t, ['api', 'order', 'stock'], env[1])]);
    await ready(shop);
    const insisting = Promise.all(Array.from({ length: 8 }, (_, id) => untilRefused(shop, `insisting${id}`)));
    await sleep(500);
    assert.equal((await node.stop()).code, 0);
    for (const [id, { accepted, faults }] of (await insisting).entries()) {
      assert.deepEqual(faults, []);
      assert.equal(await countOrders(other, `insisting${id}`), accepted);
    }
  });

  test('several instances share a port, one that dies is replaced, and all stop together', async (t) => {
    const { gateways, env } = await places();
    const node = new NodeProcess(t, ['--instances=2'], env[0]);
    await node.says('Comanda is open', 2);
    const [shop] = gateways;
    await ready(shop);
    const workers = childrenOf(node.child.pid);
    assert.equal(workers.length, 2);
    process.kill(workers[0] as number, 'SIGKILL');
    await node.says('Comanda is open', 3);
    const order = await shop.order('ann', { margherita: 1 });
    await shop.pay(order);
    await shop.waitForStatus(order, ['cooked']);
    const { code, ms } = await node.stop();
    assert.equal(code, 0, node.output);
    assert.ok(ms < 10_000, `it took ${ms} ms`);
  });

  test('a gateway says that NATS is away, and is ready again within 10 s of its return', async (t) => {
    const { gateways, env } = await places();
    await opened(t, [], env[0]);
    const [shop] = gateways;
    await ready(shop);
    await four.nats.kill();
    const missing = async () => (await shop.send<{ missing: string[] }>('GET', '/health/ready')).body.missing;
    await until(
      5,
      async () => `${await missing()}` === 'nats',
      () => 'it does not say so',
    );
    assert.equal(await isReady(shop), false);
    await four.nats.restart();
    await until(
      10,
      () => isReady(shop),
      () => 'not ready',
    );
    const order = await shop.order('ann', { margherita: 1 });
    await shop.pay(order);
    await shop.waitForStatus(order, ['cooked']);
  });

  test('a gateway says which services cannot write to their stores, until they can', async (t) => {
    const { gateways, env } = await places();
    await opened(t, [], env[0]);
    const [shop] = gateways;
    await ready(shop);
    const says = (...wanted: string[]) =>
      until(
        10,
        async () => `${(await shop.send<{ missing: string[] }>('GET', '/health/ready')).body.missing}` === `${wanted}`,
        () => `it does not say "${wanted}"`,
      );
    await four.mongo.kill();
    await says('api.store', 'order.store', 'payment.store', 'kitchen.store');
    await four.mongo.restart();
    await says();
    await four.mysql.kill();
    await says('stock.store');
    await four.mysql.restart();
    await says();
  });

  test('the REPL shows the nodes and calls their actions', async (t) => {
    const { gateways, env } = await places();
    await opened(t, [], env[0]);
    const [shop] = gateways;
    await ready(shop);
    const { id, customerId } = await shop.order('ann', { margherita: 1 });
    const repl = new NodeProcess(t, [], { NATS_URL: env[0].NATS_URL }, 'repl.ts');
    const call = `call order.get '${JSON.stringify({ customerId, orderId: id })}'`;
    repl.child.stdin?.write(['nodes', 'services', call, ''].join('\n'));
    await repl.says('payBefore');
    assert.match(repl.output, new RegExp(`id: .*${id}`));
    repl.child.stdin?.end();
    assert.deepEqual(await repl.ended, [0, null]);
    assert.match(repl.output, /ONLINE/);
    assert.match(repl.output, /stripe-twin/);
  });

  test('events that JetStream acknowledged and then lost are sent again, and the order ends cooked', async (t) => {
    const { gateways, env } = await places();
    const [shop] = gateways;
    await opened(t, ['api', 'order', 'stock', 'stripe-twin'], env[0]);
    const order = await until(
      10,
      () => shop.order('ann', { tiramisu: 1 }).catch(() => undefined),
      () => shop.output,
    );
    await sent(four.mongo.url, order.id);
    await loseEvents(four.nats.url);
    await opened(t, ['payment'], env[0]);
    await sleep(2000);
    assert.equal((await shop.get(order)).status, 'pending', 'payment has not heard of it');
    await comesDue(four.mongo.url, order.id);
    await shop.pay(order);
    await shop.waitForStatus(order, ['paid']);
    await sent(four.mongo.url, order.id);
    await loseEvents(four.nats.url);
    await opened(t, ['kitchen'], env[0]);
    await sleep(1000);
    assert.equal((await shop.get(order)).status, 'paid', 'the kitchen has not heard of it');
    await comesDue(four.mongo.url, order.id);
    await shop.waitForStatus(order, ['cooked']);
  });
});

const opened = (t: TestContext, args: string[], env: Record<string, string>) => new NodeProcess(t, args, env).opens();

function childrenOf(parent: number | undefined): number[] {
  const rows = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' }).trim().split('\n');
  const pairs = rows.map((row) => row.trim().split(/\s+/).map(Number));
  return pairs.filter(([, ppid]) => ppid === parent).map(([pid]) => pid as number);
}
