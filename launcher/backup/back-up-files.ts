import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import { assertFormat, DOCUMENTS_FORMAT } from '../../platform/documents/format.ts';
import { schema } from '../../services/stock/infrastructure/schema.ts';
import { BackupRefused } from './backup-refused.ts';
import { flush, makeFolder } from './durable.ts';
import { pinFiles } from './files-at-one-moment.ts';
import { type Done, seal } from './manifest.ts';

/** Tables; all others hold documents. */
const STOCK = 'stock.sqlite';
/** Without these it is no shop. */
const NEEDED = [STOCK, 'order.sqlite', 'payment.sqlite', 'kitchen.sqlite', 'api.sqlite'];
/** The folder's own lock. */
const LOCK = 'lock.sqlite';
/** Between two steps the copy lets others use the disk. */
const PAGES_A_STEP = 1000;

/** Copies the files of a shop on one machine as they are at one moment, whether it runs or not. Throws BackupRefused, ConfigError. */
export async function backUpFiles(dataDir: string, target: string): Promise<Done> {
  const names = storesIn(dataDir);
  makeFolder(target);
  const { readers, at, held } = await pinFiles(names.map((name) => path.join(dataDir, name)));
  for (const [i, name] of names.entries()) {
    const copy = path.join(target, name);
    const reader = readers[i] as DatabaseSync;
    await backup(reader, copy, { rate: PAGES_A_STEP });
    reader.close();
    assertSound(copy, name);
    await flush(copy);
  }
  return { manifest: await seal(target, 'one machine', at, names), held };
}

function storesIn(dataDir: string): string[] {
  const names = existsSync(dataDir) ? readdirSync(dataDir).filter((name) => name.endsWith('.sqlite')) : [];
  const missing = NEEDED.filter((name) => !names.includes(name));
  if (missing.length > 0)
    throw new BackupRefused(`DATA_DIR: there is no shop in ${path.resolve(dataDir)}: ${missing.join(', ')} is missing`);
  return names.filter((name) => name !== LOCK).sort();
}

/** A file that is broken already, or that this version could not restore, is no backup. */
function assertSound(copy: string, name: string): void {
  const db = new DatabaseSync(copy);
  try {
    const { quick_check: verdict } = db.prepare('PRAGMA quick_check(1)').get() as { quick_check: string };
    if (verdict !== 'ok') throw new BackupRefused(`DATA_DIR: ${name} is broken: ${verdict}`);
    const isStock = name === STOCK;
    const number = db.prepare(isStock ? 'SELECT format AS n FROM store_format' : 'PRAGMA user_version').get();
    const [format] = Object.values(number ?? {}) as number[];
    assertFormat(
      { name: `DATA_DIR: ${name}`, format: format || undefined },
      isStock ? schema.format : DOCUMENTS_FORMAT,
    );
  } finally {
    db.close();
  }
}
