import type { Kysely } from 'kysely';
import type { Line } from '../domain/lines.ts';
import type { Reservation } from '../domain/reservation.ts';
import { toDate } from './item-rows.ts';
import type { ReservationLineRow, ReservationRow, ReservationUnitsRow, StockTables } from './tables.ts';

export interface Orders {
  all: readonly string[];
  withLines: ReadonlySet<string>;
}

/** Lines are loaded of those orders alone that may be reserved again, or whose lines give units back: nothing else asks for them. */
export async function loadReservations(db: Kysely<StockTables>, { all, withLines }: Orders): Promise<Reservation[]> {
  if (all.length === 0) return [];
  const rows = await db.selectFrom('reservations').selectAll().where('order_id', 'in', all).execute();
  if (rows.length === 0) return [];
  const found = rows.map(({ order_id }) => order_id);
  const priced = found.filter((id) => withLines.has(id));
  const of = { lines: db.selectFrom('reservation_lines'), units: db.selectFrom('reservation_units') };
  const lines = of.lines.selectAll().where('order_id', 'in', priced).orderBy('position');
  const units = await of.units.selectAll().where('order_id', 'in', found).execute();
  const linesOf = Map.groupBy(priced.length > 0 ? await lines.execute() : [], ({ order_id }) => order_id);
  const unitsOf = Map.groupBy(units, ({ order_id }) => order_id);
  return rows.map((row) => toReservation(row, linesOf.get(row.order_id) ?? [], unitsOf.get(row.order_id) ?? []));
}

function toReservation(
  row: ReservationRow,
  lines: readonly ReservationLineRow[],
  units: readonly ReservationUnitsRow[],
): Reservation {
  return {
    orderId: row.order_id,
    state: row.state,
    currency: row.currency,
    createdAt: new Date(row.created_at),
    wasted: row.wasted === 1,
    returns: JSON.parse(row.returns),
    lines: lines.map(toLine),
    takes: lines.map(({ takes }) => JSON.parse(takes)),
    serving: row.serving,
    taxes: JSON.parse(row.taxes),
    tip: row.tip,
    slot: toDate(row.slot),
    payBefore: toDate(row.pay_before),
    units: units.map(({ item_id: itemId, taken, returned }) => ({ itemId, taken, returned })),
  };
}

const toLine = (row: ReservationLineRow): Line => ({
  itemId: row.item_id,
  name: row.name,
  options: JSON.parse(row.options),
  note: row.note,
  quantity: row.quantity,
  unitPrice: row.unit_price,
  total: row.total,
  tax: row.tax,
  taxRate: row.tax_rate,
  category: row.category,
  station: row.station,
  minutes: row.minutes,
  allergens: JSON.parse(row.allergens),
  priceId: row.price_id,
});
