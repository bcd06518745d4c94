import path from 'node:path';
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { Unavailable } from '../../kernel/unavailable.ts';
import { isDiskTrouble } from './disk-trouble.ts';
import { naming, openFile } from './open-file.ts';
import { claimFileFormat, WRITE_FORMAT } from './sqlite-format.ts';

/** Milliseconds between two commits of a busy file: what arrives meanwhile shares the next. A quiet file never waits. */
const BETWEEN_COMMITS = 3;

interface Write {
  run(): unknown;
  done(result: unknown): void;
  failed(error: unknown): void;
}

/**
 * One SQLite file. All writes that wait when the event loop turns share one durable commit: a flush costs as much for one
 * as for a hundred. Each has its own savepoint, so that one that fails never fails its neighbours.
 */
export class SqliteFile {
  readonly #path: string;
  readonly #db: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();
  #waiting: Write[] = [];
  #lastCommit = 0;

  /** Throws ConfigError if the file has another format, is broken or cannot be used. */
  constructor(file: string) {
    this.#path = path.resolve(file);
    this.#db = openFile(file, { timeout: 2000 }, (db) => claimFileFormat(db, this.#path));
  }

  /** Throws ConfigError if the file is broken. */
  exec(sql: string): void {
    naming(this.#path, () => this.#db.exec(sql));
  }

  /** Prepares a statement once. */
  statement(sql: string): StatementSync {
    let statement = this.#statements.get(sql);
    if (!statement) {
      statement = this.#db.prepare(sql);
      this.#statements.set(sql, statement);
    }
    return statement;
  }

  /** Runs `change` inside the next commit and answers once that is durable. Throws Unavailable if the file cannot be written. */
  write<T>(change: () => T): Promise<T> {
    return new Promise((done, failed) => {
      this.#waiting.push({ run: change, done: done as (result: unknown) => void, failed });
      if (this.#waiting.length === 1) this.#schedule();
    });
  }

  /** How many writes wait for the next commit. */
  get waiting(): number {
    return this.#waiting.length;
  }

  /** The smallest write there is. Throws Unavailable if the file cannot be written. */
  probe(): Promise<void> {
    return this.write(() => this.#db.exec(WRITE_FORMAT));
  }

  close(): void {
    this.#flush();
    this.#statements.clear();
    this.#db.close();
  }

  #schedule(): void {
    const wait = this.#lastCommit + BETWEEN_COMMITS - performance.now();
    if (wait > 0) setTimeout(() => this.#flush(), wait);
    else setImmediate(() => this.#flush());
  }

  #flush(): void {
    const writes = this.#waiting;
    if (writes.length === 0) return;
    this.#waiting = [];
    try {
      this.#db.exec('BEGIN IMMEDIATE');
      const answers = writes.map((write) => this.#attempt(write));
      this.#db.exec('COMMIT');
      this.#lastCommit = performance.now();
      for (const answer of answers) answer();
    } catch (cause) {
      this.#rollBack();
      const error = new Unavailable(`${this.#path} cannot be written: ${(cause as Error).message}`, { cause });
      for (const write of writes) write.failed(error);
    }
  }

  /** Where the disk is full SQLite may have rolled back by itself. */
  #rollBack(): void {
    try {
      if (this.#db.isOpen && this.#db.isTransaction) this.#db.exec('ROLLBACK');
    } catch {
      // What failed before it says why; those who wait are told.
    }
  }

  /** Runs one write in its savepoint; what it answers is told only after the commit. Throws where all of them failed. */
  #attempt({ run, done, failed }: Write): () => void {
    this.statement('SAVEPOINT one').run();
    try {
      const result = run();
      this.statement('RELEASE one').run();
      return () => done(result);
    } catch (error) {
      if (isDiskTrouble(error) || !this.#db.isTransaction) throw error;
      this.#db.exec('ROLLBACK TO one; RELEASE one');
      return () => failed(error);
    }
  }
}
