import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { MongoClient } from 'mongodb';
import type { Shop } from './shop.ts';

/** Where the records of an order are kept: the database or file of the service, and the collection in it. */
const RECORDS = [
  ['order', 'orders'],
  ['payment', 'payments'],
  ['kitchen', 'tickets'],
] as const;
const BATCH = 5000;

/** Stores an order that was cooked, its payment and its ticket so many times more, under other ids and with nothing left to do. */
export async function fill(shop: Shop, cookedId: string, count: number): Promise<void> {
  if (shop.servers) return fillMongo(shop.servers.mongo.url, cookedId, count);
  for (const [service, table] of RECORDS) {
    fillSqlite(path.join(String(shop.env.DATA_DIR), `${service}.sqlite`), table, cookedId, count);
  }
}

/** As the shop's own ids are, and before all of them: what it stores after these comes at the end of its indexes, as in life. */
const idOf = (n: number): string => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;

/** The fields of a copy that are its own, where the record has such a field: ids, what is unique, and what is planned. */
const own = (n: number, at: string): Record<string, unknown> => ({
  customerId: `stored-${n % 1000}`,
  orderId: idOf(n),
  number: 1_000_000 + n, // Above those that the shop gives on the same day.
  sortKey: `${at}_${idOf(n)}`,
  dueAt: null,
});

/** All columns beside `_id` and `body` are fields of the body under the same name. */
function fillSqlite(file: string, table: string, cookedId: string, count: number): void {
  const db = new DatabaseSync(file);
  const columns = db.prepare(`SELECT name FROM pragma_table_info(?)`).all(table) as { name: string }[];
  const fields = columns.map(({ name }) => name).filter((name) => !['_id', 'body'].includes(name));
  const { body } = db.prepare(`SELECT body FROM ${table} WHERE _id = ?`).get(cookedId) as { body: string };
  const record = JSON.parse(body);
  const names = ['_id', 'body', ...fields].join(', ');
  const values = ['?1', '?2', ...fields.map((field) => `?2 ->> '$.${field}'`)].join(', ');
  const insert = db.prepare(`INSERT INTO ${table} (${names}) VALUES (${values})`);
  db.exec('PRAGMA synchronous = OFF; BEGIN');
  for (let n = 0; n < count; n++) insert.run(idOf(n), JSON.stringify(copyOf(record, n)));
  db.exec('COMMIT; PRAGMA wal_checkpoint(TRUNCATE)');
  db.close();
}

async function fillMongo(url: string, cookedId: string, count: number): Promise<void> {
  const client = await MongoClient.connect(url, { writeConcern: { w: 1 } });
  for (const [service, table] of RECORDS) {
    const collection = client.db(`comanda_${service}`).collection<{ _id: string }>(table);
    const record = await collection.findOne({ _id: cookedId });
    if (!record) throw new Error(`${table} has no ${cookedId}`);
    let before: Promise<unknown> = Promise.resolve();
    for (let from = 0; from < count; from += BATCH) {
      const copies = Array.from({ length: Math.min(BATCH, count - from) }, (_, n) => copyOf(record, from + n));
      const inserted = collection.insertMany(copies, { ordered: false });
      await before; // Two at a time: one is made here while the server stores the other.
      before = inserted;
    }
    await before;
  }
  await client.close();
}

function copyOf(record: { _id: string; createdAt?: string }, n: number): { _id: string } {
  const changed = Object.entries(own(n, String(record.createdAt))).filter(([field]) => field in record);
  return { ...record, ...Object.fromEntries(changed), _id: idOf(n) };
}
