import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { assertFormat, DOCUMENTS_FORMAT } from './format.ts';

/** Milliseconds between two commits of a busy file: what arrives meanwhile shares the next. A quiet file never waits. */
const BETWEEN_COMMITS = 3;
const WRITE_FORMAT = `PRAGMA user_version = ${DOCUMENTS_FORMAT}`;

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
  readonly #db: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();
  #waiting: Write[] = [];
  #lastCommit = 0;

  /** Throws ConfigError if the file has another format. */
  constructor(file: string) {
    mkdirSync(path.dirname(file), { recursive: true });
    this.#db = new DatabaseSync(file, { timeout: 2000 });
    this.#claimFormat(file);
    this.#db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
  }

  exec(sql: string): void {
    this.#db.exec(sql);
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

  /** Runs `change` inside the next commit and answers once that is durable. */
  write<T>(change: () => T): Promise<T> {
    return new Promise((done, failed) => {
      this.#waiting.push({ run: change, done: done as (result: unknown) => void, failed });
      if (this.#waiting.length === 1) this.#schedule();
    });
  }

  close(): void {
    this.#flush();
    this.#statements.clear();
    this.#db.close();
  }

  /** A file without tables is a new one. */
  #claimFormat(file: string): void {
    const isNew = this.#db.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').get() === undefined;
    if (isNew) this.#db.exec(WRITE_FORMAT);
    const found = Number(this.#db.prepare('PRAGMA user_version').get()?.user_version);
    try {
      assertFormat({ name: `DATA_DIR: ${path.resolve(file)}`, format: found || undefined }, DOCUMENTS_FORMAT);
    } catch (error) {
      this.#db.close();
      throw error;
    }
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
    } catch (error) {
      if (this.#db.isOpen && this.#db.isTransaction) this.#db.exec('ROLLBACK');
      for (const write of writes) write.failed(error);
    }
  }

  /** Runs one write in its savepoint; what it answers is told only after the commit. */
  #attempt({ run, done, failed }: Write): () => void {
    this.statement('SAVEPOINT one').run();
    try {
      const result = run();
      this.statement('RELEASE one').run();
      return () => done(result);
    } catch (error) {
      this.#db.exec('ROLLBACK TO one; RELEASE one');
      return () => failed(error);
    }
  }
}
