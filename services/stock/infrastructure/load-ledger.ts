import type { Kysely } from 'kysely';
import type { Touched } from '../application/ports.ts';
import { type Booked, Ledger } from '../domain/ledger.ts';
import type { Item } from '../domain/lines.ts';
import type { Reservation } from '../domain/reservation.ts';
import type { ReservationLineRow, ReservationRow, StockTables } from './tables.ts';

type Db = Kysely<StockTables>;

/**
 * Loads what these requests touch, the items of their reservations included. `toChange` locks the items for the transaction:
 * what it read of them holds until it ends, and what another node did to a reservation meanwhile shows when it is stored.
 */
export async function loadLedger(db: Db, touched: readonly Touched[], toChange = false): Promise<Ledger> {
  const reservations = await loadReservations(db, unique(touched, 'orderIds'));
  const reserved = reservations.flatMap(({ lines }) => lines.map(({ itemId }) => itemId));
  const items = await loadItems(db, [...new Set([...unique(touched, 'itemIds'), ...reserved])], toChange);
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
  const lines = db.selectFrom('reservation_lines').selectAll().where('order_id', 'in', found).orderBy('position');
  const byOrder = Map.groupBy(await lines.execute(), ({ order_id }) => order_id);
  return rows.map((row) => toReservation(row, byOrder.get(row.order_id) ?? []));
}

function toReservation(row: ReservationRow, lines: readonly ReservationLineRow[]): Reservation {
  return {
    orderId: row.order_id,
    state: row.state,
    currency: row.currency,
    createdAt: new Date(row.created_at),
    wasted: row.wasted === 1,
    lines: lines.map(({ item_id, name, quantity, unit_price, price_id }) => {
      return { itemId: item_id, name, quantity, unitPrice: unit_price, priceId: price_id };
    }),
  };
}

/** In one order on every node, so that two never wait for each other. */
async function loadItems(db: Db, ids: string[], toChange: boolean): Promise<Item[]> {
  if (ids.length === 0) return [];
  const items = db.selectFrom('items').selectAll().where('id', 'in', ids).orderBy('id');
  const rows = await (toChange ? items.forUpdate() : items).execute();
  return rows.map(({ id, name, price_minor, currency, price_id, available, sold_out, archived }) => {
    const flags = { soldOut: sold_out === 1, archived: archived === 1 };
    return { id, name, price: price_minor, currency, priceId: price_id, available, ...flags };
  });
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
