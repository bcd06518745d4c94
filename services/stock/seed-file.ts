import { readFileSync } from 'node:fs';
import { migrate, openDatabase } from '../../mixins/sql/database.ts';
import { sqliteFile } from '../../mixins/sql/sql.mixin.ts';
import { config } from '../shared/config.ts';
import { lockFolder } from '../shared/folder-lock.ts';
import { MenuRefused, readMenu } from './infrastructure/menu-file.ts';
import { migrations } from './infrastructure/migrations.ts';
import { seedMenu } from './infrastructure/seed-menu.ts';
import type { StockTables } from './infrastructure/tables.ts';

/** Takes over a menu file while the shop is closed and answers what was done. Throws MenuRefused, and ConfigError while it is open. */
export async function seedFile(file: string): Promise<string> {
  const menu = readMenu(parse(file));
  const letGo = lockFolder(config.dataDir);
  const db = openDatabase<StockTables>(sqliteFile('stock'));
  try {
    await migrate(db, migrations);
    const { added } = await seedMenu(db, menu, new Date());
    return `${file}: ${added} new, ${menu.length - added} updated`;
  } finally {
    await db.destroy();
    letGo();
  }
}

function parse(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    const what = error instanceof SyntaxError ? 'is not JSON' : 'cannot be read';
    throw new MenuRefused([`${file} ${what}: ${(error as Error).message}`]);
  }
}
