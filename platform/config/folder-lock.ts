import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { ConfigError } from './config-error.ts';

/** Whatever nobody refers to is collected, and its lock with it. */
const held = new Set<DatabaseSync>();

/**
 * Keeps a second process off this node's files, which would sell the same plate twice. An exclusive SQLite lock, because the
 * kernel frees it even after kill -9. Throws ConfigError where another process holds it. Answers how to let go.
 */
export function lockFolder(folder: string): () => void {
  const db = openIn(folder);
  try {
    db.exec('PRAGMA busy_timeout = 0; BEGIN EXCLUSIVE');
  } catch {
    db.close();
    throw new ConfigError(`DATA_DIR: another process is running on ${path.resolve(folder)}; stop it first`);
  }
  held.add(db);
  return () => {
    held.delete(db);
    db.close();
  };
}

function openIn(folder: string): DatabaseSync {
  try {
    mkdirSync(folder, { recursive: true });
    return new DatabaseSync(path.join(folder, 'lock.sqlite'));
  } catch (error) {
    throw new ConfigError(`DATA_DIR: ${path.resolve(folder)} cannot be used: ${(error as Error).message}`);
  }
}
