import type { Kysely } from 'kysely';
import type { Dish, Touched } from '../application/ports.ts';
import { usesOf } from '../domain/item.ts';
import { type Booked, Ledger } from '../domain/ledger.ts';
import { toDish } from './item-rows.ts';
import { loadReservations } from './load-reservations.ts';
import type { StockTables } from './tables.ts';

type Db = Kysely<StockTables>;

/**
 * Loads what these requests touch, with the items of their reservations and what the dishes that are named use. `toChange` locks
 * the items for the transaction: what it read of them holds until it ends, and what another node did to a reservation meanwhile
 * shows when it is stored.
 */
export async function loadLedger(db: Db, touched: readonly Touched[], toChange = false): Promise<Ledger> {
  const reserving = touched.filter(({ itemIds }) => itemIds !== undefined);
  const orders = { all: unique(touched, 'orderIds'), withLines: new Set(unique(reserving, 'orderIds')) };
  const reservations = await loadReservations(db, orders);
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
