import type { Kysely } from 'kysely';
import type { Holding } from '../application/ports.ts';
import { totalOf } from '../domain/reservation.ts';
import type { ReservationLineRow, ReservationRow, ReservationUnitsRow, StockTables } from './tables.ts';

type Moved = Map<string, number>;

/** What is reserved for these orders, and whether the movements of their units come to that. */
export async function holdings(db: Kysely<StockTables>, orderIds: readonly string[]): Promise<Holding[]> {
  const of = {
    reservations: db.selectFrom('reservations'),
    lines: db.selectFrom('reservation_lines'),
    units: db.selectFrom('reservation_units'),
  };
  const rows = await of.reservations.selectAll().where('order_id', 'in', orderIds).execute();
  const lines = await of.lines.selectAll().where('order_id', 'in', orderIds).execute();
  const units = await of.units.selectAll().where('order_id', 'in', orderIds).execute();
  const movements = db.selectFrom('movements').select(['order_id', 'item_id', 'available_change']);
  const moved = await movements.where('order_id', 'in', orderIds).execute();
  const linesOf = Map.groupBy(lines, ({ order_id }) => order_id);
  const unitsOf = Map.groupBy(units, ({ order_id }) => order_id);
  const movedOf = Map.groupBy(moved, ({ order_id }) => order_id);
  return rows.map((row) => {
    const changes: Moved = new Map();
    for (const { item_id, available_change } of movedOf.get(row.order_id) ?? []) {
      changes.set(item_id, (changes.get(item_id) ?? 0) + available_change);
    }
    const { order_id: id } = row;
    return toHolding(row, { lines: linesOf.get(id) ?? [], units: unitsOf.get(id) ?? [] }, changes);
  });
}

function toHolding(
  { order_id, state, wasted, taxes, tip }: ReservationRow,
  { lines, units }: { lines: ReservationLineRow[]; units: ReservationUnitsRow[] },
  moved: Moved,
): Holding {
  const kept = state === 'released' ? [] : units;
  const away = new Map(kept.map(({ item_id, taken, returned }) => [item_id, returned - taken]));
  const items = new Set([...away.keys(), ...moved.keys()]);
  return {
    orderId: order_id,
    is: state === 'released' ? 'returned' : wasted === 1 ? 'wasted' : state,
    total: totalOf({ lines, taxes: JSON.parse(taxes), tip }),
    balanced: [...items].every((item) => (away.get(item) ?? 0) === (moved.get(item) ?? 0)),
  };
}
