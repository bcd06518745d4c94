import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { ConfigError } from './config-error.ts';
import { makeFolder } from './make-folder.ts';

const BUSY = 5;

/** Whatever nobody refers to is collected, and its lock with it. */
const held = new Set<DatabaseSync>();

/**
 * Keeps a second process off this node's files, which would sell the same plate twice. An exclusive SQLite lock, because the
 * kernel frees it even after kill -9. Throws ConfigError where another process holds it, or nothing can be written there.
 * Answers how to let go.
 */
export function lockFolder(folder: string): () => void {
  makeWritable(folder);
  const file = path.resolve(folder, 'lock.sqlite');
  const db = new DatabaseSync(file, { open: false });
  try {
    db.open();
    db.exec('PRAGMA busy_timeout = 0; BEGIN EXCLUSIVE');
  } catch (error) {
    if (db.isOpen) db.close();
    const { errcode, message } = error as { errcode?: number; message: string };
    throw new ConfigError(
      errcode === BUSY
        ? `DATA_DIR: another process is running on ${path.resolve(folder)}; stop it first`
        : `DATA_DIR: the file ${file} is broken or cannot be used: ${message}`,
    );
  }
  held.add(db);
  return () => {
    held.delete(db);
    db.close();
  };
}

/** SQLite says of a folder that cannot be written only that it failed; the system says why. */
function makeWritable(folder: string): void {
  const probe = path.join(folder, `.probe-${process.pid}`);
  try {
    makeFolder(folder);
    writeFileSync(probe, 'x');
    rmSync(probe);
  } catch (error) {
    throw new ConfigError(`DATA_DIR: ${path.resolve(folder)} cannot be written: ${(error as Error).message}`);
  }
}
