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
    const lists = indexes.filter(({ ofList }) => ofList);
    this.columns = {
      own: new Set(['_id', ALWAYS_A_COLUMN, ...indexes.flatMap(({ keys }) => keys)]),
      lists: new Map(lists.map((index) => [index.keys[0] ?? '', `${name}_${index.name}`])),
    };
    this.#fields = [...this.columns.own].filter((column) => column !== '_id');
    for (const field of this.#fields) checkField(field);
    const others = [...this.#fields.map(quoted), 'body'];
    this.create = [
      `CREATE TABLE IF NOT EXISTS ${name} (_id TEXT NOT NULL PRIMARY KEY, ${others.join(', ')})`,
      ...indexes.filter(({ ofList }) => !ofList).map((index) => plainIndex(name, index)),
      ...[...this.columns.lists].flatMap(([field, values]) => listIndex(name, field, values)),
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

function plainIndex(name: string, { name: ofIndex, keys, unique }: Index): string {
  const columns = keys.map(quoted);
  const where = unique ? ` WHERE ${columns.map((column) => `${column} IS NOT NULL`).join(' AND ')}` : '';
  const kind = unique ? 'UNIQUE INDEX' : 'INDEX';
  return `CREATE ${kind} IF NOT EXISTS ${name}_${ofIndex} ON ${name} (${columns.join(', ')})${where}`;
}

/** A table of the values of a list, and triggers that keep it true in the write that changes the list. */
function listIndex(name: string, field: string, values: string): string[] {
  const column = quoted(field);
  const add = `INSERT INTO ${values} SELECT DISTINCT value, NEW._id FROM json_each(NEW.${column})`;
  const remove = `DELETE FROM ${values} WHERE _id = OLD._id AND value IN (SELECT value FROM json_each(OLD.${column}))`;
  const trigger = (on: string, when: string, ...statements: string[]) =>
    `CREATE TRIGGER IF NOT EXISTS ${values}_${on.slice(0, 6)} AFTER ${on} ON ${name} WHEN ${when} BEGIN ${statements.join('; ')}; END`;
  return [
    `CREATE TABLE IF NOT EXISTS ${values} (value, _id TEXT NOT NULL, PRIMARY KEY (value, _id)) WITHOUT ROWID`,
    trigger('INSERT', `NEW.${column} <> '[]'`, add),
    trigger(`UPDATE OF ${column}`, `OLD.${column} IS NOT NEW.${column}`, remove, add),
    trigger('DELETE', `OLD.${column} <> '[]'`, remove),
  ];
}
