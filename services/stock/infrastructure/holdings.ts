import type { Kysely } from 'kysely';
import type { Holding } from '../application/ports.ts';
import type { ReservationLineRow, ReservationRow, StockTables } from './tables.ts';

type Moved = Map<string, number>;

/** What is reserved for these orders, and whether the movements of their units come to that. */
export async function holdings(db: Kysely<StockTables>, orderIds: readonly string[]): Promise<Holding[]> {
  const of = { reservations: db.selectFrom('reservations'), lines: db.selectFrom('reservation_lines') };
  const rows = await of.reservations.selectAll().where('order_id', 'in', orderIds).execute();
  const lines = await of.lines.selectAll().where('order_id', 'in', orderIds).execute();
  const movements = db.selectFrom('movements').select(['order_id', 'item_id', 'available_change']);
  const moved = await movements.where('order_id', 'in', orderIds).execute();
  const linesOf = Map.groupBy(lines, ({ order_id }) => order_id);
  const movedOf = Map.groupBy(moved, ({ order_id }) => order_id);
  return rows.map((row) => {
    const changes: Moved = new Map();
    for (const { item_id, available_change } of movedOf.get(row.order_id) ?? []) {
      changes.set(item_id, (changes.get(item_id) ?? 0) + available_change);
    }
    return toHolding(row, linesOf.get(row.order_id) ?? [], changes);
  });
}

function toHolding({ order_id, state, wasted }: ReservationRow, lines: ReservationLineRow[], moved: Moved): Holding {
  const away = new Map(state === 'released' ? [] : lines.map(({ item_id, quantity }) => [item_id, -quantity]));
  const items = new Set([...away.keys(), ...moved.keys()]);
  return {
    orderId: order_id,
    is: state === 'released' ? 'returned' : wasted === 1 ? 'wasted' : state,
    total: lines.reduce((sum, { quantity, unit_price }) => sum + quantity * unit_price, 0),
    balanced: [...items].every((item) => (away.get(item) ?? 0) === (moved.get(item) ?? 0)),
  };
}
