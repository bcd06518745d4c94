import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { CompiledQuery, sql } from 'kysely';
import { createTables } from '../../platform/sql/create-tables.ts';
import { openMysql } from '../../platform/sql/database.ts';
import { rerun } from '../../platform/sql/rerun.ts';
import { seedDemo } from '../../services/stock/infrastructure/demo.ts';
import menu from '../../services/stock/infrastructure/demo-menu.json' with { type: 'json' };
import { schema } from '../../services/stock/infrastructure/schema.ts';
import type { StockTables } from '../../services/stock/infrastructure/tables.ts';
import { rowPlans } from '../support/dead-letters.ts';
import { needs, type Server, startMysql } from '../support/servers.ts';
import { freshUrl, open } from './stock-mysql.ts';
import { stockRowsSuite } from './stock-rows.suite.ts';
import { stockSlotsSuite } from './stock-slots.suite.ts';
import { stockUnitsSuite } from './stock-units.suite.ts';

describe('stock on MySQL', needs('mariadbd'), () => {
  let server: Server;
  before(async () => {
    server = await startMysql();
  });
  after(() => server.stop());

  const empty = async () => {
    const url = await freshUrl(server);
    return { open: () => openMysql<StockTables>(url) };
  };
  stockRowsSuite(empty);
  stockSlotsSuite(empty);
  stockUnitsSuite(empty);

  test('ids that differ in case or accent alone are different ids', async (t) => {
    const db = open(t, await freshUrl(server));
    await createTables(db, schema);
    const row = {
      state: 'held',
      currency: 'eur',
      created_at: '',
      due_at: null,
      tries: 0,
      wasted: 0,
      returns: '[]',
      serving: 'pickup',
      taxes: '[]',
      tip: 0,
      trace: null,
    } as const;
    for (const order_id of ['o1', 'O1', 'ö1'])
      await db
        .insertInto('reservations')
        .values({ order_id, ...row })
        .execute();
    const found = await db.selectFrom('reservations').select('order_id').where('order_id', '=', 'O1').execute();
    assert.deepEqual(found, [{ order_id: 'O1' }]);
  });

  test('a text that is too long is an error, never cut', async (t) => {
    const db = open(t, await freshUrl(server));
    await createTables(db, schema);
    const row = { item_id: 'cake', order_id: null, reason: 'restock', available_change: 1, units: 1, at: '' } as const;
    const movement = { id: 'm1', note: 'x'.repeat(201), ...row };
    await assert.rejects(db.insertInto('movements').values(movement).execute(), { code: 'ER_DATA_TOO_LONG' });
  });

  test('every connection reads what is committed, and waits 2 s for a row at most', async (t) => {
    const db = open(t, await freshUrl(server));
    const { rows } = await sql<{ Value: string }>`
      SHOW SESSION VARIABLES WHERE Variable_name IN ('tx_isolation', 'transaction_isolation', 'innodb_lock_wait_timeout')
    `.execute(db);
    const values = new Set(rows.map(({ Value }) => Value));
    assert.deepEqual(values, new Set(['2', 'READ-COMMITTED']));
  });

  test('the tables are completed where a node died between two of them', async (t) => {
    const db = open(t, await freshUrl(server));
    await createTables(db, schema);
    await sql`DROP TABLE movements`.execute(db);
    await createTables(db, schema);
    const { rows } = await sql<{
      name: string;
    }>`SHOW INDEX FROM movements WHERE Key_name = 'movements_by_item'`.execute(db);
    assert.equal(rows.length, 1);
  });

  test('four that find an empty menu at the same moment seed it once', async (t) => {
    const url = await freshUrl(server);
    const nodes = Array.from({ length: 4 }, () => open(t, url));
    await createTables(nodes[0] as (typeof nodes)[0], schema);
    await Promise.all(nodes.map((db) => sql`SELECT 1`.execute(db)));
    await Promise.all(nodes.map((db) => rerun(() => seedDemo(db))));
    const movements = await nodes[0]?.selectFrom('movements').select('item_id').execute();
    assert.equal(movements?.length, menu.length);
  });

  test('every query of the sweep and of the books uses an index', async (t) => {
    const db = open(t, await freshUrl(server));
    await createTables(db, schema);
    const queries = [
      db.selectFrom('reservations').select('order_id').where('due_at', '<=', 'x').orderBy('due_at').limit(9),
      db.selectFrom('movements').selectAll().where('item_id', '=', 'cake'),
      db.selectFrom('reservation_lines').selectAll().where('order_id', 'in', ['o1', 'o2']),
      db.selectFrom('reservation_units').selectAll().where('order_id', 'in', ['o1', 'o2']),
    ];
    for (const query of queries) {
      const { sql: text, parameters } = query.compile();
      const plan = CompiledQuery.raw(`EXPLAIN ${text}`, [...parameters]);
      const { rows } = await db.executeQuery<{ key: string | null }>(plan);
      assert.ok(rows[0]?.key, text);
    }
  });

  test('every query of dead letters uses an index', async (t) => {
    const db = open(t, await freshUrl(server));
    await createTables(db, schema);
    const plans = await rowPlans<{ key: string | null; Extra: string }>(db, 'EXPLAIN');
    assert.ok(plans.size >= 14, [...plans.keys()].join('\n'));
    for (const [text, [plan]] of plans) assert.ok(plan?.key && !/filesort/.test(plan.Extra), `${text} ${plan?.Extra}`);
  });
});
