import { randomUUIDv7 } from 'node:crypto';
import type { Kysely, Transaction } from 'kysely';
import type { TrailEntry, TrailPage } from '../../../kernel/trail.ts';
import { insertRows } from '../../../platform/sql/insert-rows.ts';
import type { StaffChange } from '../domain/staff-change.ts';
import type { ChangeRow, StockTables } from './tables.ts';

const MOST_DETAILS = 300;
const TIME = '2026-11-26T18:00:00.000Z'.length;

/** Belongs into the transaction that makes the changes: they and their trail are stored together or not at all. */
export const noteChanges = (trx: Transaction<StockTables>, changes: readonly StaffChange[]): Promise<void> =>
  insertRows(trx, 'changes', changes.map(changeRow));

const changeRow = ({ at, who, what, kind, id, details }: StaffChange): ChangeRow => ({
  ...{ id: `${at.toISOString()} ${randomUUIDv7()}`, who, what, kind, target: id },
  details: details?.slice(0, MOST_DETAILS) ?? null,
});

export async function readChanges(db: Kysely<StockTables>, page: TrailPage): Promise<TrailEntry[]> {
  const { from, before, kind, id, who, limit } = page;
  let changes = db.selectFrom('changes').selectAll().where('id', '>=', from).where('id', '<', before);
  if (kind !== undefined) changes = changes.where('kind', '=', kind as ChangeRow['kind']);
  if (id !== undefined) changes = changes.where('target', '=', id);
  if (who !== undefined) changes = changes.where('who', '=', who);
  const rows = await changes.orderBy('id', 'desc').limit(limit).execute();
  return rows.map(({ id: key, target, ...row }) => ({ key, at: key.slice(0, TIME), id: target, ...row }));
}
