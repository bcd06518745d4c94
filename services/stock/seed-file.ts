import { readFileSync } from 'node:fs';
import type { Config } from '../../platform/config/config.ts';
import { lockFolder } from '../../platform/config/folder-lock.ts';
import { createTables } from '../../platform/sql/create-tables.ts';
import { databaseFor } from '../../platform/sql/database.ts';
import { rerun } from '../../platform/sql/rerun.ts';
import { MenuRefused, readMenu } from './infrastructure/menu-file.ts';
import { schema } from './infrastructure/schema.ts';
import { seededText, seedMenu } from './infrastructure/seed-menu.ts';
import type { StockTables } from './infrastructure/tables.ts';

/** Some editors write it in front of a file. */
const BYTE_ORDER_MARK = /^\uFEFF/;

/**
 * Takes over a menu file and answers what was done; a shop on one machine is closed for that, a cluster stays open.
 * Throws MenuRefused, and ConfigError while the shop on one machine is open or if the store has another format.
 */
export async function seedFile(file: string, config: Config, who: string): Promise<string> {
  const menu = readMenu(parse(file));
  const letGo = config.cluster ? undefined : lockFolder(config.dataDir);
  const db = databaseFor<StockTables>('stock', config);
  try {
    await rerun(() => createTables(db, schema));
    return `${file}: ${seededText(await rerun(() => seedMenu(db, menu, new Date(), who)))}`;
  } finally {
    await db.destroy();
    letGo?.();
  }
}

function parse(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8').replace(BYTE_ORDER_MARK, ''));
  } catch (error) {
    const what = error instanceof SyntaxError ? 'is not JSON' : 'cannot be read';
    throw new MenuRefused([`${file} ${what}: ${(error as Error).message}`]);
  }
}
