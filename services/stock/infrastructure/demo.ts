import type { Kysely } from 'kysely';
import menu from './demo-menu.json' with { type: 'json' };
import { readMenu } from './menu-file.ts';
import { seedMenu } from './seed-menu.ts';
import type { StockTables } from './tables.ts';

/** A shop that has nothing on its menu yet opens with our dishes. */
export async function seedDemo(db: Kysely<StockTables>): Promise<void> {
  const any = await db.selectFrom('items').select('id').limit(1).executeTakeFirst();
  if (!any) await seedMenu(db, readMenu(menu), new Date());
}
