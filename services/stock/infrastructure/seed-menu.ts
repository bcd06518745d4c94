import type { Insertable, Kysely, Transaction } from 'kysely';
import { insertRows } from '../../../platform/sql/insert-rows.ts';
import { type MenuEntry, MenuRefused } from './menu-file.ts';
import { movementRow } from './store-changes.ts';
import type { StockTables } from './tables.ts';

type Item = Insertable<StockTables['items']>;

/**
 * Takes over a menu in one transaction: texts and prices of what is there, new items with their quantity booked as a restock;
 * everything else stays. Throws MenuRefused if the shop would have two currencies.
 */
export function seedMenu(db: Kysely<StockTables>, menu: readonly MenuEntry[], now: Date): Promise<{ added: number }> {
  return db.transaction().execute(async (trx) => {
    const stored = await trx.selectFrom('items').select(['id', 'currency']).execute();
    const ids = new Set(stored.map(({ id }) => id));
    assertOneCurrency(menu, stored);
    const items = menu.map(itemRow);
    for (const { id, available: _kept, sold_out: _flag, ...changes } of items.filter((item) => ids.has(item.id))) {
      await trx.updateTable('items').set(changes).where('id', '=', id).execute();
    }
    const added = items.filter(({ id }) => !ids.has(id));
    await insertRows(trx, 'items', added);
    await bookQuantities(trx, added, now);
    return { added: added.length };
  });
}

function assertOneCurrency(menu: readonly MenuEntry[], stored: readonly { id: string; currency: string }[]): void {
  const replaced = new Set(menu.map(({ id }) => id));
  const currency = menu[0]?.currency;
  const other = stored.find((item) => !replaced.has(item.id) && item.currency !== currency);
  if (other) throw new MenuRefused([`the menu is in ${currency}, but the shop sells ${other.id} in ${other.currency}`]);
}

function itemRow(entry: MenuEntry, position: number): Item {
  const { id, name, description, category, price, currency, quantity, priceId = null, picture = null } = entry;
  const texts = { id, position, name, description, picture, category };
  return { ...texts, price_minor: price, currency, price_id: priceId, available: quantity, sold_out: 0, archived: 0 };
}

function bookQuantities(trx: Transaction<StockTables>, items: readonly Item[], at: Date): Promise<void> {
  const filled = items.filter(({ available }) => available > 0);
  const movements = filled.map(({ id, available: units }) => {
    const restock = { id: null, itemId: id, orderId: null, reason: 'restock', note: 'first stock' } as const;
    return movementRow({ ...restock, availableChange: units, units, at });
  });
  return insertRows(trx, 'movements', movements);
}
