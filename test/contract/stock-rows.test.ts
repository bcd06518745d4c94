import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type TestContext, test } from 'node:test';
import { CompiledQuery } from 'kysely';
import { createTables } from '../../platform/sql/create-tables.ts';
import { openDatabase } from '../../platform/sql/database.ts';
import { schema } from '../../services/stock/infrastructure/schema.ts';
import { holdCounts } from '../../services/stock/infrastructure/stock-metrics.ts';
import type { StockTables } from '../../services/stock/infrastructure/tables.ts';
import { rowPlans } from '../support/dead-letters.ts';
import { isSlow } from '../support/recorded-queries.ts';
import { stockRowsSuite } from './stock-rows.suite.ts';
import type { EmptyStore } from './stock-shop.ts';
import { stockSlotsSuite } from './stock-slots.suite.ts';
import { stockUnitsSuite } from './stock-units.suite.ts';

async function file(t: TestContext): Promise<EmptyStore> {
  const folder = mkdtempSync(path.join(tmpdir(), 'stock-'));
  t.after(() => rmSync(folder, { recursive: true }));
  return { open: () => openDatabase<StockTables>(path.join(folder, 'stock.sqlite')) };
}

stockRowsSuite(file);
stockSlotsSuite(file);
stockUnitsSuite(file);

test('every query of the sweep and of the books uses an index', async (t) => {
  const db = (await file(t)).open();
  t.after(() => db.destroy());
  await createTables(db, schema);
  const queries = [
    db.selectFrom('reservations').select('order_id').where('due_at', '<=', 'x').orderBy('due_at'),
    ...Object.values(holdCounts(db, new Date())),
    db.selectFrom('movements').selectAll().where('item_id', '=', 'cake'),
    db.selectFrom('changes').selectAll().where('id', '>=', 'x').where('id', '<', 'y').orderBy('id', 'desc'),
    db.selectFrom('changes').selectAll().where('target', '=', 'cake').orderBy('id', 'desc'),
    db.selectFrom('reservation_lines').selectAll().where('order_id', 'in', ['o1', 'o2']),
    db.selectFrom('reservation_units').selectAll().where('order_id', 'in', ['o1', 'o2']),
  ];
  for (const query of queries) {
    const { sql, parameters } = query.compile();
    const { rows } = await db.executeQuery<{ detail: string }>(
      CompiledQuery.raw(`EXPLAIN QUERY PLAN ${sql}`, [...parameters]),
    );
    const details = rows.map(({ detail }) => detail);
    assert.ok(details.some((step) => /USING (COVERING )?INDEX/.test(step)) && !details.some(isSlow), `${details}`);
  }
});

test('every query of dead letters uses an index', async (t) => {
  const db = (await file(t)).open();
  t.after(() => db.destroy());
  await createTables(db, schema);
  const plans = await rowPlans<{ detail: string }>(db, 'EXPLAIN QUERY PLAN');
  assert.ok(plans.size >= 14, [...plans.keys()].join('\n'));
  for (const [sql, steps] of plans) {
    const details = steps.map(({ detail }) => detail);
    assert.ok(details.length > 0 && !details.some(isSlow), sql);
    if (/"type" = /.test(sql)) assert.match(`${details}`, /by_type/, sql);
  }
});
