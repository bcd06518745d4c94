import type { TestContext } from 'node:test';
import type { Kysely } from 'kysely';
import { createTables } from '../../platform/sql/create-tables.ts';
import type { DishEntry, MenuEntry } from '../../services/stock/infrastructure/menu-entry.ts';
import { schema } from '../../services/stock/infrastructure/schema.ts';
import { seedMenu } from '../../services/stock/infrastructure/seed-menu.ts';
import { StockRows } from '../../services/stock/infrastructure/stock-rows.ts';
import type { StockTables } from '../../services/stock/infrastructure/tables.ts';

export const NOW = new Date('2030-01-01T12:00:00.000Z');
export const dish = (id: string, quantity: number): DishEntry => {
  return { id, name: id, description: '', category: 'Mains', price: 500, currency: 'eur', quantity };
};

export const reserve = (stock: StockRows, orderId: string, itemId: string, quantity: number) =>
  stock.change({ orderIds: [orderId], itemIds: [itemId] }, (ledger) =>
    ledger.reserve({ orderId, lines: [{ itemId, quantity }] }, NOW),
  );
export const available = async (stock: StockRows) =>
  Object.fromEntries((await stock.menu()).map((one) => [one.id, one.available]));

/** A shop in an empty store; `open` opens the same store once more. */
export interface EmptyStore {
  open(): Kysely<StockTables>;
}

/** Opens shops with menus of their own in empty stores. */
export const shopIn =
  (empty: (t: TestContext) => Promise<EmptyStore>) =>
  async (t: TestContext, ...menu: MenuEntry[]) => {
    const { open } = await empty(t);
    const db = open();
    await createTables(db, schema);
    t.after(() => db.destroy());
    await seedMenu(db, { items: menu }, NOW);
    return { db, open, stock: new StockRows(db) };
  };
