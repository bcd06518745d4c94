import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { SECOND } from '../../kernel/time.ts';
import { BackupRefused } from './backup-refused.ts';

/** For the files of a busy shop to be free at once. */
const PATIENCE = 30 * SECOND;
/** Between two tries, at most. Milliseconds. */
const PAUSE = 5;
const BUSY = 5;

/** Files as they were at one moment, each in a read transaction of its own, whatever is written to them from then on. */
export interface Pinned {
  readers: DatabaseSync[];
  at: Date;
  /** Milliseconds for which nobody could commit. */
  held: number;
}

/**
 * Pins SQLite files at one moment, while other processes write to them. For that moment it holds the write lock of every file:
 * no commit falls between two of the pins, so that no file tells of an effect whose cause another lacks. It never waits for one
 * file while it holds another: the shop would stand still meanwhile. Throws BackupRefused where they are never all free.
 */
export async function pinFiles(files: readonly string[]): Promise<Pinned> {
  const readers = files.map(opened);
  const gates = files.map(opened);
  try {
    const since = await holdCommits(gates);
    for (const reader of readers) {
      reader.exec('BEGIN');
      look(reader);
    }
    const at = new Date();
    for (const gate of gates) gate.exec('ROLLBACK');
    return { readers, at, held: performance.now() - since };
  } catch (error) {
    for (const reader of readers) reader.close();
    throw error;
  } finally {
    for (const gate of gates) gate.close();
  }
}

/** Opens a file, and reads from it so that nothing has to be done for the first time later. */
function opened(file: string): DatabaseSync {
  const db = new DatabaseSync(file, { timeout: 2 * SECOND });
  look(db);
  return db;
}

const look = (db: DatabaseSync) => db.prepare('SELECT count(*) FROM sqlite_schema').get();

/** Answers since when all of them are held, by `performance.now()`. */
async function holdCommits(gates: readonly DatabaseSync[]): Promise<number> {
  for (const end = performance.now() + PATIENCE; performance.now() < end; await sleep(PAUSE * Math.random())) {
    const since = performance.now();
    if (gates.every(hold)) return since;
    for (const gate of gates) if (gate.isTransaction) gate.exec('ROLLBACK');
  }
  throw new BackupRefused(`the files were never all free within ${PATIENCE / SECOND} s; nothing was backed up`);
}

/** False where somebody else holds it. */
function hold(gate: DatabaseSync): boolean {
  try {
    gate.exec('PRAGMA busy_timeout = 0; BEGIN IMMEDIATE');
    return true;
  } catch (error) {
    if ((error as { errcode?: number }).errcode === BUSY) return false;
    throw error;
  }
}
