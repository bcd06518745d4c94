import type { Kysely } from 'kysely';
import type { Dish, Touched } from '../application/ports.ts';
import { usesOf } from '../domain/item.ts';
import { type Booked, Ledger } from '../domain/ledger.ts';
import type { Line } from '../domain/lines.ts';
import type { Reservation } from '../domain/reservation.ts';
import { toDish } from './item-rows.ts';
import type { ReservationLineRow, ReservationRow, ReservationUnitsRow, StockTables } from './tables.ts';

type Db = Kysely<StockTables>;

/**
 * Loads what these requests touch, with the items of their reservations and what its dishes use. `toChange` locks the items for the transaction:
 * what it read of them holds until it ends, and what another node did to a reservation meanwhile shows when it is stored.
 */
export async function loadLedger(db: Db, touched: readonly Touched[], toChange = false): Promise<Ledger> {
  const reservations = await loadReservations(db, unique(touched, 'orderIds'));
  const reserved = reservations.flatMap(({ units }) => units.map(({ itemId }) => itemId));
  const wanted = new Set(unique(touched, 'itemIds'));
  const items = await loadItems(db, wanted.union(new Set(reserved)), toChange);
  const there = new Set(items.map(({ id }) => id));
  const used = items
    .filter(({ id }) => wanted.has(id))
    .flatMap(usesOf)
    .map(({ itemId }) => itemId);
  items.push(...(await loadItems(db, new Set(used.filter((id) => !there.has(id))), toChange)));
  return new Ledger({ items, reservations, booked: await findMovements(db, unique(touched, 'movementIds')) });
}

const unique = (touched: readonly Touched[], kind: keyof Touched) => [
  ...new Set(touched.flatMap((one) => one[kind] ?? [])),
];

async function loadReservations(db: Db, ids: string[]): Promise<Reservation[]> {
  if (ids.length === 0) return [];
  const rows = await db.selectFrom('reservations').selectAll().where('order_id', 'in', ids).execute();
  if (rows.length === 0) return [];
  const found = rows.map(({ order_id }) => order_id);
  const of = { lines: db.selectFrom('reservation_lines'), units: db.selectFrom('reservation_units') };
  const lines = await of.lines.selectAll().where('order_id', 'in', found).orderBy('position').execute();
  const units = await of.units.selectAll().where('order_id', 'in', found).execute();
  const linesOf = Map.groupBy(lines, ({ order_id }) => order_id);
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
    lines: lines.map(toLine),
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
  category: row.category,
  station: row.station,
  allergens: JSON.parse(row.allergens),
  priceId: row.price_id,
});

/** In one order on every node, so that two seldom wait for each other; where they do, the batch is run again. */
async function loadItems(db: Db, ids: ReadonlySet<string>, toChange: boolean): Promise<Dish[]> {
  if (ids.size === 0) return [];
  const items = db
    .selectFrom('items')
    .selectAll()
    .where('id', 'in', [...ids])
    .orderBy('id');
  return (await (toChange ? items.forUpdate() : items).execute()).map(toDish);
}

async function findMovements(db: Db, ids: string[]): Promise<Booked[]> {
  if (ids.length === 0) return [];
  const rows = db.selectFrom('movements').select(['id', 'item_id', 'available_change']).where('id', 'in', ids);
  return (await rows.execute()).map((row) => ({
    id: row.id,
    itemId: row.item_id,
    availableChange: row.available_change,
  }));
}
