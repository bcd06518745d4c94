import assert from 'node:assert/strict';
import { after, before, describe, type TestContext, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { createTables } from '../../platform/sql/create-tables.ts';
import { rerun } from '../../platform/sql/rerun.ts';
import menu from '../../services/stock/infrastructure/demo-menu.json' with { type: 'json' };
import { schema } from '../../services/stock/infrastructure/schema.ts';
import { needs, type Server, startMysql } from '../support/servers.ts';
import { freshUrl, open, StockNode, until } from './stock-mysql.ts';

const DISH = menu[0]?.id ?? '';

describe('the start of stock nodes on MySQL', needs('mariadbd'), () => {
  let server: Server;
  before(async () => {
    server = await startMysql();
  });
  after(() => server.stop());

  const start = (t: TestContext, url: string, nodes: number) =>
    Promise.all(Array.from({ length: nodes }, () => new StockNode(t, url).started()));

  test('four that start together make the database, its tables and the demo menu once', async (t) => {
    const url = await freshUrl(server, false);
    await start(t, url, 4);
    const db = open(t, url);
    const { rows } = await sql`SELECT id, format FROM store_format`.execute(db);
    assert.deepEqual(rows, [{ id: 1, format: schema.format }]);
    const count = async (table: 'items' | 'movements') => (await db.selectFrom(table).select('id').execute()).length;
    assert.deepEqual([await count('items'), await count('movements')], [menu.length, menu.length]);
  });

  test('one that starts before MySQL does says so in one line without the password, waits, and then serves', async (t) => {
    const url = await freshUrl(server);
    await server.kill();
    const node = new StockNode(t, url);
    const started = node.started();
    await until(() => node.output.includes('MYSQL_URL'));
    await sleep(2200);
    const lines = node.output.trim().split('\n');
    assert.equal(lines.length, 1, node.output);
    assert.match(node.output, /MYSQL_URL: 127\.0\.0\.1:\d+ cannot be used yet, trying every second: .*ECONNREFUSED/);
    assert.ok(
      !node.output.includes(new URL(url).password) && !node.output.includes(decodeURIComponent(new URL(url).password)),
    );
    await server.restart();
    await started;
    assert.deepEqual(await node.call('stock.setSoldOut', { itemId: DISH, soldOut: true }), {
      itemId: DISH,
      soldOut: true,
    });
  });

  test('a wrong password is told without showing it', async (t) => {
    const url = new URL(await freshUrl(server));
    url.password = 'not-the-password';
    const node = new StockNode(t, url.href);
    node.started().catch(() => {});
    await until(() => node.output.includes('MYSQL_URL'));
    assert.match(node.output, /Access denied for user 'comanda'/);
    assert.doesNotMatch(node.output, /not-the-password/);
  });

  test('eight make the tables of an empty database at the same moment, over and over', async (t) => {
    for (let round = 0; round < 5; round++) {
      const url = await freshUrl(server);
      const nodes = Array.from({ length: 8 }, () => open(t, url));
      await Promise.all(nodes.map((db) => sql`SELECT 1`.execute(db)));
      await Promise.all(nodes.map((db) => rerun(() => createTables(db, schema))));
      const { rows } = await sql`SELECT format FROM store_format`.execute(nodes[0] as (typeof nodes)[0]);
      assert.deepEqual(rows, [{ format: schema.format }]);
    }
  });

  test('one refuses tables of another format, or of none, with one line that names the database', async (t) => {
    const url = await freshUrl(server);
    await start(t, url, 1);
    const refused = (found: string) =>
      new RegExp(
        `ConfigError: MYSQL_URL: the database ${new URL(url).pathname.slice(1)} holds data in ${found}, and .*`,
      );
    await sql`UPDATE store_format SET format = 7`.execute(open(t, url));
    await assert.rejects(new StockNode(t, url).started(), refused('format 7'));
    await sql`DROP TABLE store_format`.execute(open(t, url));
    await assert.rejects(new StockNode(t, url).started(), refused('an unnumbered format'));
    const { rows } = await sql`SHOW TABLES LIKE 'store_format'`.execute(open(t, url));
    assert.deepEqual(rows, [], 'it changed nothing');
  });

  test('tables of others in the same database are no reason to refuse', async (t) => {
    const url = await freshUrl(server);
    await sql`CREATE TABLE guests (id integer)`.execute(open(t, url));
    await start(t, url, 1);
  });
});
