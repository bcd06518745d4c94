import path from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import type { Link, OrderRow, RecordStore } from './records.ts';

const BY_ID = 'FROM json_each(?) AS asked JOIN';
const LINKS = `SELECT _id AS id, body ->> '$.paymentLink' AS url ${BY_ID} orders ON _id = asked.value
  WHERE body ->> '$.status' = 'waiting_for_payment'`;
const ORDERS = `SELECT _id AS id, body ->> '$.status' AS status, body ->> '$.timeline' AS timeline
  ${BY_ID} orders ON _id = asked.value`;
const TICKETS = `SELECT _id AS id, body ->> '$.openedAt' AS at ${BY_ID} tickets ON _id = asked.value`;

/** Orders and tickets in the files of one machine, beside the shop that writes them. */
export class SqliteRecords implements RecordStore {
  queries = 0;
  found = 0;
  readonly #dataDir: string;
  readonly #files = new Map<string, DatabaseSync>();
  readonly #statements = new Map<string, StatementSync>();

  constructor(dataDir: string) {
    this.#dataDir = dataDir;
  }

  async links(ids: readonly string[]): Promise<Link[]> {
    return this.#all<Link>('order', LINKS, ids);
  }

  async orders(ids: readonly string[]): Promise<OrderRow[]> {
    const rows = this.#all<{ id: string; status: string; timeline: string }>('order', ORDERS, ids);
    return rows.map(({ timeline, ...same }) => ({ ...same, timeline: JSON.parse(timeline) }));
  }

  async ticketsOpened(ids: readonly string[]): Promise<Map<string, number>> {
    const rows = this.#all<{ id: string; at: string }>('kitchen', TICKETS, ids);
    return new Map(rows.map(({ id, at }) => [id, Date.parse(at)]));
  }

  async close(): Promise<void> {
    this.#statements.clear();
    for (const file of this.#files.values()) file.close();
    this.#files.clear();
  }

  #all<T>(service: string, sql: string, ids: readonly string[]): T[] {
    this.queries++;
    const statement = this.#statements.get(sql) ?? this.#file(service).prepare(sql);
    this.#statements.set(sql, statement);
    const found = statement.all(JSON.stringify(ids)) as T[];
    this.found += found.length;
    return found;
  }

  #file(service: string): DatabaseSync {
    const name = path.join(this.#dataDir, `${service}.sqlite`);
    const file = this.#files.get(service) ?? new DatabaseSync(name, { readOnly: true });
    this.#files.set(service, file);
    return file;
  }
}
