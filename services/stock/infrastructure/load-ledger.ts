import type { Kysely } from 'kysely';
import { isRefusal } from '../../../kernel/domain-error.ts';
import type { Dish, Time, Touched } from '../application/ports.ts';
import { usesOf } from '../domain/item.ts';
import { type Booked, Ledger } from '../domain/ledger.ts';
import { merged, type Span } from '../domain/open-times.ts';
import { placesFor } from '../domain/places.ts';
import type { Reservation } from '../domain/reservation.ts';
import { PLAIN_SHOP, type Shop } from '../domain/shop.ts';
import { isSlotId, overlapping, slotIdsFrom } from '../domain/slot-items.ts';
import { toDish } from './item-rows.ts';
import { loadReservations, type Orders } from './load-reservations.ts';
import { loadShop } from './shop-settings.ts';
import type { StockTables } from './tables.ts';

type Db = Kysely<StockTables>;

/**
 * Loads what these requests touch, with the items of their reservations, what the dishes that are named use, and the slots that
 * orders may take; those come after the dishes, on every node. `toChange` locks the items for the transaction: what it read of
 * them holds until it ends, and what another node did to a reservation meanwhile, or to a slot that was not there, shows when it
 * is stored. But for a slot that overlaps one which was not there: so places in time are given by one node after the other.
 */
export async function loadLedger(db: Db, touched: readonly Touched[], toChange = false): Promise<Ledger> {
  const needLines = touched.filter(({ itemIds, withLines }) => itemIds !== undefined || withLines);
  const orders = { all: unique(touched, 'orderIds'), withLines: new Set(unique(needLines, 'orderIds')) };
  const reservations = await loadReservations(db, orders);
  const reserved = reservations.flatMap(({ units }) => units.map(({ itemId }) => itemId));
  const named = new Set([...unique(touched, 'itemIds'), ...reserved]);
  const items = await loadItems(db, { ids: [...named].filter((id) => !isSlotId(id)) }, toChange);
  const wanted = new Set(unique(touched, 'itemIds'));
  const used = items.filter(({ id }) => wanted.has(id)).flatMap(usesOf);
  const times = touched.flatMap(({ time }) => time ?? []);
  // Whoever takes over a menu locks its items first: these settings are those that the items were stored with.
  const shop = times.length > 0 ? await loadShop(db) : PLAIN_SHOP;
  const slots = slotsAsked(shop, times);
  if (toChange && slots.length > 0) await lockPlaces(db);
  const rest = new Set([...named, ...used.map(({ itemId }) => itemId)]);
  for (const { id } of items) rest.delete(id);
  items.push(...(await loadItems(db, { ids: [...rest], slots }, toChange)));
  if (toChange) reservations.push(...(await reservedMeanwhile(db, orders, reservations, items)));
  return new Ledger({ items, reservations, booked: await findMovements(db, unique(touched, 'movementIds')), shop });
}

/**
 * What another node reserved for the same orders while this one waited for their items: a repeat is answered from it, and does not
 * fail the batch. Only where its items are locked here too.
 */
async function reservedMeanwhile(
  db: Db,
  { all, withLines }: Orders,
  before: readonly Reservation[],
  items: readonly Dish[],
): Promise<Reservation[]> {
  const known = new Set(before.map(({ orderId }) => orderId));
  const late = all.filter((id) => withLines.has(id) && !known.has(id));
  const locked = new Set(items.map(({ id }) => id));
  const found = await loadReservations(db, { all: late, withLines });
  return found.filter(({ units }) => units.every(({ itemId }) => locked.has(itemId)));
}

/** Any row that a shop with slots has would do. */
const lockPlaces = (db: Db) =>
  db.selectFrom('settings').select('name').where('name', '=', 'shop').forUpdate().execute();

/** When the slots begin that these orders may take, and those that overlap them. */
function slotsAsked({ opening, paused }: Shop, times: readonly Time[]): Span[] {
  if (opening.slotMinutes === undefined) return [];
  const spans = times.flatMap(({ wanted, now }) => {
    const places = orRefused(() => placesFor(opening, paused, wanted, now)) ?? [];
    const [from, until] = [places[0]?.slot, places.at(-1)?.slot];
    if (!from || !until) return [];
    const around = overlapping({ from, until }, opening);
    return [{ from: around.from.getTime(), until: around.until.getTime() }];
  });
  return merged(spans);
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

interface Wanted {
  ids: readonly string[];
  /** The slots that begin then. */
  slots?: readonly Span[];
}

/** In one order on every node, so that two seldom wait for each other; where they do, the batch is run again. */
async function loadItems(db: Db, { ids, slots = [] }: Wanted, toChange: boolean): Promise<Dish[]> {
  if (ids.length === 0 && slots.length === 0) return [];
  const bound = (time: number) => slotIdsFrom(new Date(time));
  const items = db
    .selectFrom('items')
    .selectAll()
    .where((eb) => {
      const begun = slots.map(({ from, until }) => eb.between('id', bound(from), bound(until)));
      return eb.or([...(ids.length > 0 ? [eb('id', 'in', ids)] : []), ...begun]);
    })
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
