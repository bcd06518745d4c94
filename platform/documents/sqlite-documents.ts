import type { StatementSync } from 'node:sqlite';
import { type Documents, DuplicateId, type Find, type Index, type Query } from './documents.ts';
import { column, jsonPath, orderSql, whereSql } from './query-sql.ts';
import type { SqliteFile } from './sqlite-file.ts';

const SQLITE_CONSTRAINT_PRIMARYKEY = 1555;

/** JSON documents in one table of an SQLite file, with an expression index for each index asked for. */
export class SqliteDocuments<T extends { _id: string }> implements Documents<T> {
  readonly #file: SqliteFile;
  readonly #table: string;

  constructor(file: SqliteFile, name: string, indexes: readonly Index[]) {
    this.#file = file;
    this.#table = name;
    file.exec(`CREATE TABLE IF NOT EXISTS ${name} (_id TEXT PRIMARY KEY, body TEXT NOT NULL) WITHOUT ROWID`);
    for (const index of indexes) {
      file.exec(`CREATE INDEX IF NOT EXISTS ${name}_${index.name} ON ${name} (${index.keys.map(column).join(', ')})`);
    }
  }

  insert(document: T): Promise<T> {
    const body = JSON.stringify(document);
    return this.#file.write(() => {
      try {
        this.#sql(`INSERT INTO ${this.#table} VALUES (?, ?)`).run(document._id, body);
      } catch (error) {
        throw (error as { errcode?: number }).errcode === SQLITE_CONSTRAINT_PRIMARYKEY
          ? new DuplicateId(document._id)
          : error;
      }
      return document;
    });
  }

  async findById(id: string): Promise<T | undefined> {
    return this.get(id);
  }

  /** For one `SqliteFile.write` over several documents, like `put` and `remove`: at once, seeing what that write changed so far. */
  get(id: string): T | undefined {
    return this.#parse(this.#sql(`SELECT body FROM ${this.#table} WHERE _id = ?`).get(id));
  }

  put(document: T): void {
    this.#sql(`INSERT OR REPLACE INTO ${this.#table} VALUES (?, ?)`).run(document._id, JSON.stringify(document));
  }

  remove(id: string): void {
    this.#sql(`DELETE FROM ${this.#table} WHERE _id = ?`).run(id);
  }

  async find({ query, sort, limit }: Find): Promise<T[]> {
    const { text, values } = whereSql(query);
    const rows = this.#sql(`SELECT body FROM ${this.#table}${text}${orderSql(sort)} LIMIT ?`).all(...values, limit);
    return rows.map((row) => this.#parse(row) as T);
  }

  async count({ query }: { query: Query }): Promise<number> {
    const { text, values } = whereSql(query);
    return Number(this.#sql(`SELECT count(*) AS n FROM ${this.#table}${text}`).get(...values)?.n);
  }

  updateMany(query: Query, { $set }: { $set: Partial<T> }): Promise<number> {
    const { text, values } = whereSql(query);
    const fields = Object.keys($set);
    const replaced = fields.map((field) => `, ${jsonPath(field)}, json(?)`).join('');
    const update = `UPDATE ${this.#table} SET body = json_set(body${replaced})${text}`;
    const bodies = Object.values($set).map((value) => JSON.stringify(value ?? null));
    return this.#file.write(() => Number(this.#sql(update).run(...bodies, ...values).changes));
  }

  removeMany(query: Query): Promise<number> {
    const { text, values } = whereSql(query);
    return this.#file.write(() => Number(this.#sql(`DELETE FROM ${this.#table}${text}`).run(...values).changes));
  }

  /** How SQLite would run a find: one line a step; for the test that no query walks through a whole collection. */
  explain({ query, sort }: Omit<Find, 'limit'>): string[] {
    const { text, values } = whereSql(query);
    const plan = this.#sql(`EXPLAIN QUERY PLAN SELECT body FROM ${this.#table}${text}${orderSql(sort)}`).all(...values);
    return plan.map((row) => String(row.detail));
  }

  #sql(text: string): StatementSync {
    return this.#file.statement(text);
  }

  #parse(row: Record<string, unknown> | undefined): T | undefined {
    return row && JSON.parse(row.body as string);
  }
}
