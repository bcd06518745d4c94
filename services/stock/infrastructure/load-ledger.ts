import type { Kysely } from 'kysely';
import { isRefusal } from '../../../kernel/domain-error.ts';
import type { Dish, Time, Touched } from '../application/ports.ts';
import { usesOf } from '../domain/item.ts';
import { type Booked, Ledger } from '../domain/ledger.ts';
import { placesFor } from '../domain/places.ts';
import { PLAIN_SHOP, type Shop } from '../domain/shop.ts';
import { isSlotId, slotId } from '../domain/slot-items.ts';
import { toDish } from './item-rows.ts';
import { loadReservations } from './load-reservations.ts';
import { loadShop } from './shop-settings.ts';
import type { StockTables } from './tables.ts';

type Db = Kysely<StockTables>;

/**
 * Loads what these requests touch, with the items of their reservations, what the dishes that are named use, and the slots that
 * orders may take; those come after the dishes, on every node. `toChange` locks the items for the transaction: what it read of
 * them holds until it ends, and what another node did to a reservation meanwhile, or to a slot that was not there, shows when it
 * is stored.
 */
export async function loadLedger(db: Db, touched: readonly Touched[], toChange = false): Promise<Ledger> {
  const needLines = touched.filter(({ itemIds, withLines }) => itemIds !== undefined || withLines);
  const orders = { all: unique(touched, 'orderIds'), withLines: new Set(unique(needLines, 'orderIds')) };
  const reservations = await loadReservations(db, orders);
  const reserved = reservations.flatMap(({ units }) => units.map(({ itemId }) => itemId));
  const named = new Set([...unique(touched, 'itemIds'), ...reserved]);
  const items = await loadItems(db, new Set([...named].filter((id) => !isSlotId(id))), toChange);
  const wanted = new Set(unique(touched, 'itemIds'));
  const used = items.filter(({ id }) => wanted.has(id)).flatMap(usesOf);
  const times = touched.flatMap(({ time }) => time ?? []);
  // Whoever takes over a menu locks its items first: these settings are those that the items were stored with.
  const shop = times.length > 0 ? await loadShop(db) : PLAIN_SHOP;
  const rest = new Set([...named, ...used.map(({ itemId }) => itemId), ...slotsAsked(shop, times)]);
  for (const { id } of items) rest.delete(id);
  items.push(...(await loadItems(db, rest, toChange)));
  return new Ledger({ items, reservations, booked: await findMovements(db, unique(touched, 'movementIds')), shop });
}

/** The slots that these orders may take. */
function slotsAsked({ opening, paused }: Shop, times: readonly Time[]): Set<string> {
  const slots = new Set<string>();
  if (opening.slotMinutes === undefined) return slots;
  for (const { wanted, now } of times)
    for (const { slot } of orRefused(() => placesFor(opening, paused, wanted, now)) ?? [])
      if (slot) slots.add(slotId(slot));
  return slots;
}

/** Who is refused is told by the ledger. */
function orRefused<T>(ask: () => T): T | undefined {
  try {
    return ask();
  } catch (error) {
    if (isRefusal(error)) return undefined;
    throw error;
  }
}

const unique = (touched: readonly Touched[], kind: 'orderIds' | 'itemIds' | 'movementIds') => [
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
