import type { Kysely } from 'kysely';
import menu from './demo-menu.json' with { type: 'json' };
import { readMenu } from './menu-file.ts';
import { seedMenu } from './seed-menu.ts';
import type { StockTables } from './tables.ts';

/** A shop that never had a menu opens with our dishes. Real Stripe knows none of the prices that they name (`hasTwin`: the twin does). */
export async function seedDemo(db: Kysely<StockTables>, hasTwin = true): Promise<void> {
  const any = await db.selectFrom('items').select('id').limit(1).executeTakeFirst();
  if (any) return;
  const { items } = readMenu(menu);
  const named = hasTwin ? items : items.map((dish) => ({ ...dish, priceId: null }));
  await seedMenu(db, { items: named }, new Date());
}
