import { randomUUIDv7 } from 'node:crypto';
import type { Transaction } from 'kysely';
import { insertRows } from '../../../platform/sql/insert-rows.ts';
import { ChangedMeanwhile } from '../../../platform/sql/rerun.ts';
import type { LedgerChanges } from '../domain/ledger-changes.ts';
import type { Movement, Reservation } from '../domain/reservation.ts';
import { markRow, slotRow } from './item-rows.ts';
import { lineRows, reservationRow, unitsRows } from './reservation-rows.ts';
import type { StockTables } from './tables.ts';

type Writes = Transaction<StockTables>;

/** Stores what a batch changed; `traces`: of the requests, by order id. Throws ChangedMeanwhile where the rows are no longer as they were loaded. */
export async function storeChanges(
  db: Writes,
  { added, moved, movements, marked, opened, resized }: LedgerChanges,
  traces: ReadonlyMap<string, string>,
): Promise<void> {
  await insertRows(db, 'items', opened.map(slotRow));
  await resize(db, resized);
  await changeAvailable(db, movements);
  for (const [id, item] of marked) await db.updateTable('items').set(markRow(item)).where('id', '=', id).execute();
  await insertRows(
    db,
    'reservations',
    added.map((one) => reservationRow(one, traces.get(one.orderId) ?? null)),
  );
  await insertRows(db, 'reservation_lines', added.flatMap(lineRows));
  await insertRows(db, 'reservation_units', added.flatMap(unitsRows));
  await moveReservations(db, moved);
  await returnUnits(db, moved);
  await insertRows(db, 'movements', movements.map(movementRow));
}

/** In item order, so that two nodes never wait for each other; the database decides whether there is enough. */
async function changeAvailable(db: Writes, movements: readonly Movement[]): Promise<void> {
  const changes = new Map<string, number>();
  for (const { itemId: id, availableChange } of movements) changes.set(id, (changes.get(id) ?? 0) + availableChange);
  for (const [id, change] of [...changes].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (change === 0) continue;
    const { numUpdatedRows } = await db
      .updateTable('items')
      .set((eb) => ({ available: eb('available', '+', change) }))
      .where('id', '=', id)
      .where((eb) => eb(eb('available', '+', change), '>=', 0))
      .executeTakeFirstOrThrow();
    assertChanged(numUpdatedRows, 1, `items ${id}`);
  }
}

async function resize(db: Writes, resized: LedgerChanges['resized']): Promise<void> {
  for (const [id, { from, to }] of resized) {
    const slot = db.updateTable('items').set({ capacity: to }).where('id', '=', id).where('capacity', '=', from);
    assertChanged((await slot.executeTakeFirstOrThrow()).numUpdatedRows, 1, `items ${id}`);
  }
}

/**
 * One statement for all that move alike. `returns` is compared too: what a refund gave back on another node meanwhile must not be
 * given back again.
 */
async function moveReservations(db: Writes, moved: LedgerChanges['moved']): Promise<void> {
  const standing = ({ state, wasted, returns }: Reservation) => `${state} ${wasted} ${JSON.stringify(returns)}`;
  const alike = Map.groupBy(moved, ({ from, to }) => `${standing(from)} ${standing(to)}`);
  for (const moves of alike.values()) {
    const [{ from, to }] = moves as [LedgerChanges['moved'][number]];
    const ids = moves.map((move) => move.to.orderId);
    const { numUpdatedRows } = await db
      .updateTable('reservations')
      .set({ state: to.state, wasted: Number(to.wasted), returns: JSON.stringify(to.returns), due_at: null })
      .where('order_id', 'in', ids)
      .where('state', '=', from.state)
      .where('wasted', '=', Number(from.wasted))
      .where('returns', '=', JSON.stringify(from.returns))
      .executeTakeFirstOrThrow();
    assertChanged(numUpdatedRows, ids.length, `reservations ${ids.join(', ')}`);
  }
}

/** What refunds gave back, once their reservations' rows are ours until the transaction ends. */
async function returnUnits(db: Writes, moved: LedgerChanges['moved']): Promise<void> {
  for (const { from, to } of moved) {
    const changed = to.units.filter(({ returned }, nth) => returned !== from.units[nth]?.returned);
    for (const { itemId, returned } of changed) {
      const units = db.updateTable('reservation_units').set({ returned }).where('order_id', '=', to.orderId);
      await units.where('item_id', '=', itemId).execute();
    }
  }
}

function assertChanged(changed: bigint, wanted: number, what: string): void {
  if (changed !== BigInt(wanted)) throw new ChangedMeanwhile(`${what}: somebody else changed them meanwhile`);
}

export const movementRow = (movement: Movement): StockTables['movements'] => ({
  id: movement.id ?? randomUUIDv7(),
  item_id: movement.itemId,
  order_id: movement.orderId,
  reason: movement.reason,
  available_change: movement.availableChange,
  units: movement.units,
  note: movement.note,
  at: movement.at.toISOString(),
});
