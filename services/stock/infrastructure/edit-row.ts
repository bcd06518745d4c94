import type { Kysely } from 'kysely';
import type { Dish } from '../application/ports.ts';
import type { StaffChange } from '../domain/staff-change.ts';
import { ItemUnknown } from '../domain/stock-errors.ts';
import { noteChanges } from './change-rows.ts';
import { toDish } from './item-rows.ts';
import type { StockTables } from './tables.ts';

interface Edit {
  change(item: Dish): Dish;
  noted(before: Dish, after: Dish): StaffChange | null;
}

/** The row is locked until its change is stored, so that no order is under way with the old price. Throws ItemUnknown. */
export function editRow(db: Kysely<StockTables>, id: string, { change, noted }: Edit): Promise<Dish> {
  return db.transaction().execute(async (trx) => {
    const items = trx.selectFrom('items').selectAll().where('id', '=', id).where('kind', '!=', 'slot');
    const row = await items.forUpdate().executeTakeFirst();
    if (!row) throw new ItemUnknown([id]);
    const before = toDish(row);
    const after = change(before);
    const { name, description, category, price: price_minor, priceId: price_id } = after;
    const columns = { name, description, category, price_minor, price_id };
    await trx.updateTable('items').set(columns).where('id', '=', id).execute();
    const news = noted(before, after);
    if (news) await noteChanges(trx, [news]);
    return after;
  });
}
