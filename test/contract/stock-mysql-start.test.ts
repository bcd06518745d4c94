import assert from 'node:assert/strict';
import { after, before, describe, type TestContext, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import menu from '../../services/stock/infrastructure/demo-menu.json' with { type: 'json' };
import { migrations } from '../../services/stock/infrastructure/migrations.ts';
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

  /** Holds the lock under which Kysely migrates until four nodes wait for it. */
  const together = (t: TestContext, begin: () => Promise<unknown>) =>
    open(t, server.url)
      .connection()
      .execute(async (db) => {
        const name = 'ea586330-2c93-47c8-908d-981d9d270f9d';
        await sql`SELECT GET_LOCK(${name}, 1)`.execute(db);
        const started = begin();
        const waiting = sql`SELECT id FROM information_schema.processlist WHERE state = 'User lock'`;
        await until(async () => (await waiting.execute(db)).rows.length === 4);
        await sql`SELECT RELEASE_LOCK(${name})`.execute(db);
        await started;
      });

  test('four that start together make the database, its tables and the demo menu once', async (t) => {
    const url = await freshUrl(server, false);
    await together(t, () => start(t, url, 4));
    const db = open(t, url);
    const { rows } = await sql`SELECT name FROM kysely_migration ORDER BY name`.execute(db);
    assert.deepEqual(
      rows,
      Object.keys(migrations).map((name) => ({ name })),
    );
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

  test('one refuses a schema that is newer than it knows, with one line', async (t) => {
    const url = await freshUrl(server);
    await start(t, url, 1);
    const at = new Date(Date.now() + 1000).toISOString();
    await sql`INSERT INTO kysely_migration VALUES ('999_later', ${at})`.execute(open(t, url));
    await assert.rejects(
      new StockNode(t, url).started(),
      /of a newer version: this one does not know migration 999_later/,
    );
  });
});
