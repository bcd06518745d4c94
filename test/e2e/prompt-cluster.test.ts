import assert from 'node:assert/strict';
import { after, before, describe, type TestContext, test } from 'node:test';
import { load, ready } from '../support/crowd.ts';
import { Customers, until } from '../support/customers.ts';
import { freePort } from '../support/free-port.ts';
import { NodeProcess } from '../support/node-process.ts';
import { prompt } from '../support/prompt.ts';
import { needs, servers } from '../support/servers.ts';
import { Terminal } from '../support/terminal.ts';

const ALL = ['api', 'order', 'payment', 'stock', 'kitchen', 'webhooks'];
const READY = /shop \$ $/;

describe('the prompt in a cluster', needs('nats-server', 'mongod', 'mariadbd', 'redis-server', 'python3'), () => {
  let four: Awaited<ReturnType<typeof servers>>;
  before(async () => {
    four = await servers();
  });
  after(() => four?.stop());

  /** Two nodes with all services, and their gateways. */
  async function twoNodes(t: TestContext) {
    const [first, second] = [await freePort(), await freePort()];
    const twin = { STRIPE: 'twin', DEMO_MENU: 'on', STRIPE_TWIN_URL: `http://localhost:${await freePort()}` };
    const shared = { ...four.env, ...twin, PUBLIC_URL: `http://localhost:${first}`, LOG_LEVEL: 'info' };
    const nodes = [
      new NodeProcess(t, [...ALL, 'stripe-twin'], { ...shared, PORT: `${first}` }),
      new NodeProcess(t, ALL, { ...shared, PORT: `${second}` }),
    ] as const;
    await Promise.all(nodes.map((node) => node.opens()));
    const gateways = [first, second].map((port) => new Customers(`http://localhost:${port}`));
    await ready(...gateways);
    return { nodes, gateways: gateways as [Customers, Customers] };
  }
  const idOf = (node: NodeProcess, ids: string[]) => ids.find((id) => id.includes(`-${node.child.pid}-`)) as string;

  test('knows the same words as on one machine, and asks every node', async (t) => {
    const { gateways } = await twoNodes(t);
    const order = await gateways[0].order('ann', { burrata: 1 });
    await gateways[0].pay(order);
    await gateways[0].waitForStatus(order, ['cooked']);
    const terminal = new Terminal(t, { NATS_URL: four.env.NATS_URL }, 'repl.ts');
    await terminal.shows(READY);
    assert.match(
      await terminal.type('orders --stat\t cooked\n', READY),
      new RegExp(`^ *\\d+ +${order.id} .* ann$`, 'm'),
    );
    assert.match(await terminal.type(`order ${order.id}\n`, READY), /^hold +sold$/m);
    assert.equal(
      (await terminal.type('log-level payment debug\n', READY)).match(/^\S+-\d+-\S+ +payment +debug$/gm)?.length,
      2,
    );
    await terminal.type(`refund ${order.id}\n`, /\(y\/N\) $/);
    assert.match(await terminal.type('n\n', READY), /Nothing was done/);
    assert.match(await terminal.type('dead\n', READY), /no dead letters/);
    assert.match(await terminal.type('alerts\n', READY), /no alerts/);
    assert.match(await terminal.type('restock cake 1\n', READY), /^ITEM_UNKNOWN: not on the menu: cake$/m);
    assert.match(await terminal.type('call order.gte\n', READY), /^no node has order\.gte$/m);
    assert.match(await terminal.type('drain nobody --yes\n', READY), /^no node is called nobody; there are /m);
    await terminal.type('quit\n', /quit/);
    assert.deepEqual(await terminal.ended, [0, null]);
  });

  test('takes a node out of work under load, and no request fails; a drained node works again when it is asked to', async (t) => {
    const { nodes, gateways } = await twoNodes(t);
    const type = await prompt(t, { nats: four.env.NATS_URL });
    const ids = Object.keys(JSON.parse((await type('log-level --json')).out));
    const leaving = idOf(nodes[1], ids);
    const worked = () =>
      nodes[1].output.split('\n').filter((line) => /"action":"(order|stock)\.|"event":/.test(line)).length;

    const { failed, accepted, end } = load([gateways[0]]);
    await until(
      10,
      () => worked() > 20,
      () => 'the second node does nothing',
    );
    const drained = await type(`drain ${leaving} --json`, true);
    assert.equal(drained.code, 0, drained.err);
    assert.deepEqual(JSON.parse(drained.out), { [leaving]: { state: 'drained', open: 0 } });
    const { status, body } = await gateways[1].send<{ missing: string[] }>('GET', '/health/ready');
    assert.deepEqual([status, body.missing], [503, ['drained']]);
    const [before, orders] = [worked(), accepted()];
    await until(
      10,
      () => accepted() > orders + 20,
      () => 'the first node takes no orders',
    );
    assert.equal(worked(), before, nodes[1].output.slice(-2000));

    const last = await type(`drain ${idOf(nodes[0], ids)}`, true);
    assert.match(last.err, /^NODE_LAST: no other node has .*order.*--force/);
    assert.match((await type(`drain ${leaving} --off`)).out, /working/);
    await until(
      10,
      () => worked() > before,
      () => 'the node does not work again',
    );
    await ready(...gateways);
    await end();
    assert.deepEqual(failed, []);
  });

  test('a node that cannot write to a store says so, and its service gets no work until it can', async (t) => {
    const { nodes, gateways } = await twoNodes(t);
    await four.mysql.kill();
    const wanted = { items: [{ id: 'burrata', quantity: 1 }] };
    const answer = async (gateway: Customers) =>
      (await gateway.send('POST', '/api/customer/ann/orders', wanted)).status;
    for (const gateway of gateways) assert.equal(await answer(gateway), 503);
    for (const node of nodes) await node.says('this node does not offer the service');
    const type = await prompt(t, { nats: four.env.NATS_URL });
    const { err } = await type('stock');
    assert.match(err, /^no node has stock\.shelf\n$/);
    const began = performance.now();
    assert.equal(await answer(gateways[0]), 503);
    assert.ok(performance.now() - began < 2000, 'it waits for what is away');
    const ready503 = await gateways[1].send<{ missing: string[] }>('GET', '/health/ready');
    assert.deepEqual([ready503.status, ready503.body.missing], [503, ['stock.store']]);
    await four.mysql.restart();
    await ready(...gateways);
    const order = await gateways[0].order('ann', { burrata: 1 });
    await gateways[0].pay(order);
    await gateways[0].waitForStatus(order, ['cooked']);
  });
});
