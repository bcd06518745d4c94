import type { SQLInputValue } from 'node:sqlite';
import type { Index } from './documents.ts';
import { checkField } from './query-language.ts';
import { type Columns, columnValue, quoted } from './query-sql.ts';

/** Every compare-and-set asks for it. */
const ALWAYS_A_COLUMN = 'version';

/**
 * A table of JSON documents. What an index names has a column of its own, which each write fills from the document. The table
 * keeps its rowid: with documents of some kB inside the index of `_id` every write would cost twice as much.
 */
export class SqliteTable {
  readonly columns: Columns;
  /** Statements that make it, where it is not there yet. */
  readonly create: string[];
  /** Both take the values of `row`; the second replaces the document that is there. */
  readonly insert: string;
  readonly put: string;
  /** Takes the values of `row` without the `_id`, then the `_id` and the version that is replaced. */
  readonly replace: string;
  /** Without `_id` and `body`. */
  readonly #fields: readonly string[];

  constructor(name: string, indexes: readonly Index[]) {
    this.columns = new Set(['_id', ALWAYS_A_COLUMN, ...indexes.flatMap(({ keys }) => keys)]);
    this.#fields = [...this.columns].filter((column) => column !== '_id');
    for (const field of this.#fields) checkField(field);
    const others = [...this.#fields.map(quoted), 'body'];
    this.create = [
      `CREATE TABLE IF NOT EXISTS ${name} (_id TEXT NOT NULL PRIMARY KEY, ${others.join(', ')})`,
      ...indexes.map((index) => {
        return `CREATE INDEX IF NOT EXISTS ${name}_${index.name} ON ${name} (${index.keys.map(quoted).join(', ')})`;
      }),
    ];
    this.insert = `INSERT INTO ${name} (_id, ${others.join(', ')}) VALUES (?, ${others.map(() => '?').join(', ')})`;
    const replaced = others.map((column) => `${column} = excluded.${column}`).join(', ');
    const assigned = others.map((column) => `${column} = ?`).join(', ');
    this.replace = `UPDATE ${name} SET ${assigned} WHERE _id = ? AND version = ?`;
    this.put = `${this.insert} ON CONFLICT (_id) DO UPDATE SET ${replaced}`;
  }

  row(document: { _id: string }): SQLInputValue[] {
    const fields = document as Record<string, unknown>;
    return [document._id, ...this.#fields.map((field) => columnValue(fields[field])), JSON.stringify(document)];
  }
}
