import type { StatementSync } from 'node:sqlite';
import { type Documents, DuplicateId, DuplicateValue, type Find, type Index, type Query } from './documents.ts';
import { checkField } from './query-language.ts';
import { columnValue, orderSql, quoted, whereSql } from './query-sql.ts';
import type { SqliteFile } from './sqlite-file.ts';
import { SqliteTable } from './sqlite-table.ts';

const SQLITE_CONSTRAINT_PRIMARYKEY = 1555;
const SQLITE_CONSTRAINT_UNIQUE = 2067;

/** JSON documents in one table of an SQLite file. */
export class SqliteDocuments<T extends { _id: string }> implements Documents<T> {
  readonly #file: SqliteFile;
  readonly #name: string;
  readonly #table: SqliteTable;

  constructor(file: SqliteFile, name: string, indexes: readonly Index[]) {
    this.#file = file;
    this.#name = name;
    this.#table = new SqliteTable(name, indexes);
    for (const statement of this.#table.create) file.exec(statement);
  }

  insert(document: T): Promise<T> {
    const row = this.#table.row(document);
    return this.#file.write(() => {
      told(document._id, () => this.#sql(this.#table.insert).run(...row));
      return document;
    });
  }

  async findById(id: string): Promise<T | undefined> {
    return this.get(id);
  }

  /** For one `SqliteFile.write` over several documents, like `put` and `remove`: at once, seeing what that write changed so far. */
  get(id: string): T | undefined {
    const row = this.#sql(`SELECT body FROM ${this.#name} WHERE _id = ?`).get(id);
    return row && this.#parse(row);
  }

  put(document: T): void {
    this.#sql(this.#table.put).run(...this.#table.row(document));
  }

  remove(id: string): void {
    this.#sql(`DELETE FROM ${this.#name} WHERE _id = ?`).run(id);
  }

  async find(find: Find): Promise<T[]> {
    return this.#select('body', find).map((row) => this.#parse(row));
  }

  async ids(find: Find): Promise<string[]> {
    return this.#select('_id', find).map(({ _id }) => _id as string);
  }

  async count({ query, most }: { query: Query; most?: number }): Promise<number> {
    const { text, values } = whereSql(query, this.#table.columns);
    const from = `FROM ${this.#name}${text}`;
    if (most === undefined) return Number(this.#sql(`SELECT count(*) AS n ${from}`).get(...values)?.n);
    return Number(this.#sql(`SELECT count(*) AS n FROM (SELECT 1 ${from} LIMIT ?)`).get(...values, most)?.n);
  }

  /** Reads and rewrites whole documents: cheaper than to let SQLite parse and change the JSON. */
  updateMany(query: Query, { $set }: { $set: Partial<T> }): Promise<number> {
    const { text, values } = whereSql(query, this.#table.columns);
    const changes = Object.entries($set).map(([field, value]) => [field, value ?? null] as const);
    for (const [field] of changes) checkField(field);
    const columns = changes.filter(([field]) => this.#table.columns.own.has(field));
    const assigned = columns.map(([field]) => `${quoted(field)} = ?, `).join('');
    const update = `UPDATE ${this.#name} SET ${assigned}body = ? WHERE _id = ?`;
    const set = Object.fromEntries(changes);
    const columnValues = columns.map(([, value]) => columnValue(value));
    return this.#file.write(() => {
      const rows = this.#sql(`SELECT _id, body FROM ${this.#name}${text}`).all(...values);
      for (const row of rows) {
        const body = JSON.stringify({ ...this.#parse(row), ...set });
        const id = row._id as string;
        told(id, () => this.#sql(update).run(...columnValues, body, id));
      }
      return rows.length;
    });
  }

  replace(document: T, version: number): Promise<boolean> {
    const [_id, ...values] = this.#table.row(document);
    return this.#file.write(() =>
      told(_id as string, () => this.#sql(this.#table.replace).run(...values, _id as string, version).changes === 1),
    );
  }

  removeMany(query: Query): Promise<number> {
    const { text, values } = whereSql(query, this.#table.columns);
    return this.#file.write(() => Number(this.#sql(`DELETE FROM ${this.#name}${text}`).run(...values).changes));
  }

  #select(column: string, { query, sort, limit }: Find): Record<string, unknown>[] {
    const { text, values } = whereSql(query, this.#table.columns);
    const order = orderSql(sort, this.#table.columns);
    return this.#sql(`SELECT ${column} FROM ${this.#name}${text}${order} LIMIT ?`).all(...values, limit);
  }

  #sql(text: string): StatementSync {
    return this.#file.statement(text);
  }

  #parse(row: Record<string, unknown>): T {
    return JSON.parse(row.body as string);
  }
}

/** Throws DuplicateId or DuplicateValue where SQLite says so. */
function told<T>(id: string, write: () => T): T {
  try {
    return write();
  } catch (error) {
    const { errcode } = error as { errcode?: number };
    if (errcode === SQLITE_CONSTRAINT_PRIMARYKEY) throw new DuplicateId(id);
    throw errcode === SQLITE_CONSTRAINT_UNIQUE ? new DuplicateValue(id) : error;
  }
}
