import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import type { SqliteDatabase, SqliteStatement } from 'kysely';
import { naming, openFile } from '../documents/open-file.ts';

const MOST_STATEMENTS = 500;

/** What Kysely's own SQLite dialect expects of a driver, over node:sqlite. Every commit is durable before it is answered. */
export class NodeSqlite implements SqliteDatabase {
  readonly #file: string;
  readonly #db: DatabaseSync;
  readonly #statements = new Map<string, SqliteStatement>();

  /** Throws ConfigError if the file is broken or cannot be used. */
  constructor(file: string) {
    this.#file = file;
    this.#db = openFile(file, { enableForeignKeyConstraints: true, timeout: 2000 });
  }

  /** Prepares a statement once: parsing a many-row insert costs more than running it. */
  prepare(sql: string): SqliteStatement {
    let statement = this.#statements.get(sql);
    if (!statement) {
      if (this.#statements.size >= MOST_STATEMENTS) this.#statements.clear();
      statement = shim(naming(this.#file, () => this.#db.prepare(sql)));
      this.#statements.set(sql, statement);
    }
    return statement;
  }

  close(): void {
    this.#statements.clear();
    this.#db.close();
  }
}

function shim(statement: StatementSync): SqliteStatement {
  return {
    reader: statement.columns().length > 0,
    all: (parameters) => statement.all(...(parameters as SQLInputValue[])),
    run: (parameters) => statement.run(...(parameters as SQLInputValue[])),
    iterate: (parameters) => statement.iterate(...(parameters as SQLInputValue[])),
  };
}
