import assert from 'node:assert/strict';
import { after, before, describe, type TestContext, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import menu from '../../services/stock/infrastructure/demo-menu.json' with { type: 'json' };
import { needs, type Server, startMysql } from '../support/servers.ts';
import { freshUrl, open, StockNode, until } from './stock-mysql.ts';

const DISH = menu[0]?.id ?? '';

describe('stock nodes on one MySQL', needs('mariadbd'), () => {
  let server: Server;
  before(async () => {
    server = await startMysql();
  });
  after(() => server.stop());

  const start = (t: TestContext, url: string, nodes: number) =>
    Promise.all(Array.from({ length: nodes }, () => new StockNode(t, url).started()));

  test('of two that race for the last unit exactly one gets it, and the same order asked of both is reserved once', async (t) => {
    const url = await freshUrl(server);
    const nodes = (await start(t, url, 2)) as [StockNode, StockNode];
    const db = open(t, url);
    for (let round = 0; round < 25; round++) {
      await db.updateTable('items').set({ available: 1 }).where('id', '=', DISH).execute();
      const reserve = (node: StockNode, orderId: string) =>
        node.call('stock.reserve', { orderId, lines: [{ itemId: DISH, quantity: 1 }] });
      const race = await Promise.allSettled(nodes.map((node, i) => reserve(node, `race-${round}-${i}`)));
      const refusals = race.flatMap((one) => (one.status === 'rejected' ? [one.reason.message] : []));
      assert.deepEqual(refusals, ['STOCK_INSUFFICIENT']);
      await db.updateTable('items').set({ available: 5 }).where('id', '=', DISH).execute();
      const [one, other] = await Promise.all(nodes.map((node) => reserve(node, `same-${round}`)));
      assert.deepEqual(one, other);
      const rows = db.selectFrom('items').select('available').where('id', '=', DISH);
      assert.deepEqual(await rows.execute(), [{ available: 4 }]);
    }
  });

  test('one hold that both settle is settled once', async (t) => {
    const url = await freshUrl(server);
    const nodes = (await start(t, url, 2)) as [StockNode, StockNode];
    const before = open(t, url).selectFrom('items').select('available').where('id', '=', DISH);
    const full = await before.execute();
    for (let round = 0; round < 25; round++) {
      const orderId = `order-${round}`;
      await nodes[0].call('stock.reserve', { orderId, lines: [{ itemId: DISH, quantity: 1 }] });
      const release = { orderId, units: 'returned' };
      const moves = [nodes[0].call('stock.confirm', { orderId }), nodes[1].call('stock.release', release)];
      await Promise.all([...moves, nodes[0].call('stock.release', release)]);
      assert.deepEqual(await before.execute(), full);
    }
  });

  test('one that is to lock over Redis reserves without it, and says so once', async (t) => {
    const node = await new StockNode(t, await freshUrl(server), { STOCK_LOCK: 'on' }).started();
    for (const orderId of ['o1', 'o2']) {
      await node.call('stock.reserve', { orderId, lines: [{ itemId: DISH, quantity: 1 }] });
    }
    assert.match(
      node.output,
      /^.*REDIS_URL: Redis cannot be used, work goes on without its locks: .*ECONNREFUSED.*\n$/,
    );
  });

  test('MySQL is killed and restarted under load: what was answered is there, and the node serves again', async (t) => {
    const url = await freshUrl(server);
    const [node] = (await start(t, url, 1)) as [StockNode];
    const accepted: string[] = [];
    let going = true;
    const client = async (name: string) => {
      for (let i = 0; going; i++) {
        const orderId = `${name}-${i}`;
        const lines = [{ itemId: DISH, quantity: 1 }];
        await node.call('stock.reserve', { orderId, lines }).then(
          () => accepted.push(orderId),
          () => sleep(20),
        );
      }
    };
    const clients = ['a', 'b', 'c', 'd'].map(client);
    for (let kill = 0; kill < 2; kill++) {
      const soFar = accepted.length;
      await until(() => accepted.length > soFar + 5);
      await server.restart();
      const down = accepted.length;
      await until(() => accepted.length > down);
    }
    going = false;
    await Promise.all(clients);
    const db = open(t, url);
    const stored = await db.selectFrom('reservations').select('order_id').execute();
    assert.deepEqual(
      accepted.filter((id) => !stored.some(({ order_id }) => order_id === id)),
      [],
    );
    const sum = await db.selectFrom('movements').select(({ fn }) => fn.sum('available_change').as('sum'));
    const [item] = await db.selectFrom('items').select('available').where('id', '=', DISH).execute();
    const booked = await sum.where('item_id', '=', DISH).executeTakeFirstOrThrow();
    assert.equal(Number(booked.sum), item?.available);
  });
});
