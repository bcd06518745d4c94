import path from 'node:path';
import { DatabaseSync, type DatabaseSyncOptions } from 'node:sqlite';
import { ConfigError } from '../config/config-error.ts';
import { makeFolder } from '../config/make-folder.ts';

/** Primary result codes of SQLite that another try will not change: READONLY, CORRUPT, CANTOPEN, NOTADB. */
const FOR_GOOD: readonly number[] = [8, 11, 14, 26];

/** Opens an SQLite file for `prepare`, every commit durable. Throws ConfigError that names a file which is broken or cannot be used. */
export function openFile(
  file: string,
  options: DatabaseSyncOptions,
  prepare: (db: DatabaseSync) => void = () => {},
): DatabaseSync {
  return naming(file, () => {
    makeFolder(path.dirname(file));
    const db = new DatabaseSync(file, options);
    try {
      prepare(db);
      db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
      return db;
    } catch (error) {
      if (db.isOpen) db.close();
      throw error;
    }
  });
}

/** Does something with a file that is being opened; what SQLite says of it for good becomes a ConfigError that names it. */
export function naming<T>(file: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    const { errcode, code = '', message } = error as { errcode?: number; code?: string; message: string };
    const isForGood = errcode === undefined ? /^E[A-Z]+$/.test(code) : FOR_GOOD.includes(errcode & 0xff);
    if (!isForGood) throw error;
    throw new ConfigError(`DATA_DIR: the file ${path.resolve(file)} is broken or cannot be used: ${message}`);
  }
}
