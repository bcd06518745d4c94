import type { DatabaseSync } from 'node:sqlite';
import { assertFormat, DOCUMENTS_FORMAT } from './format.ts';

/** Also the smallest durable write there is. */
export const WRITE_FORMAT = `PRAGMA user_version = ${DOCUMENTS_FORMAT}`;

/** Writes the format into a file that has no tables yet. Throws ConfigError where another is written. */
export function claimFileFormat(db: DatabaseSync, file: string): void {
  const isNew = db.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').get() === undefined;
  if (isNew) db.exec(WRITE_FORMAT);
  const format = Number(db.prepare('PRAGMA user_version').get()?.user_version) || undefined;
  assertFormat({ name: `DATA_DIR: ${file}`, format }, DOCUMENTS_FORMAT);
}
