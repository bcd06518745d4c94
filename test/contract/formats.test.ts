import assert from 'node:assert/strict';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, test } from 'node:test';
import { ConfigError } from '../../platform/config/config-error.ts';
import { DOCUMENTS_FORMAT } from '../../platform/documents/format.ts';
import { SqliteFile } from '../../platform/documents/sqlite-file.ts';
import { createTables } from '../../platform/sql/create-tables.ts';
import { openDatabase } from '../../platform/sql/database.ts';
import { schema } from '../../services/stock/infrastructure/schema.ts';
import { mongoForTests } from '../support/mongo-collections.ts';
import { needs } from '../support/servers.ts';
import { tempFolder } from '../support/temp-folder.ts';

const folder = tempFolder();

/** A refusal in one line that names the store, what it holds, and what to do. */
const refused =
  (store: string, found: string, known = DOCUMENTS_FORMAT) =>
  (error: Error) =>
    error instanceof ConfigError &&
    error.message.startsWith(`${store} holds data in ${found}, and this version reads format ${known} alone: run`) &&
    !error.message.includes('\n');

function change(file: string, sql: string): void {
  const db = new DatabaseSync(file);
  db.exec(sql);
  db.close();
}

test('a file of documents is refused if its format is another, or if it has tables and no format', () => {
  const file = path.join(folder, 'order.sqlite');
  const open = () => new SqliteFile(file).close();
  open();
  open();
  for (const [version, found] of [
    [7, 'format 7'],
    [0, 'an unnumbered format'],
  ] as const) {
    change(file, `CREATE TABLE IF NOT EXISTS orders (_id TEXT); PRAGMA user_version = ${version}`);
    assert.throws(open, refused(`DATA_DIR: ${file}`, found));
  }
  change(file, `PRAGMA user_version = ${DOCUMENTS_FORMAT}`);
  open();
});

test("stock's file is refused if its format is another, or if it has tables and no format", async (t) => {
  const file = path.join(folder, 'stock.sqlite');
  const db = openDatabase(file);
  t.after(() => db.destroy());
  for (let start = 0; start < 2; start++) await createTables(db, schema);
  change(file, 'UPDATE store_format SET format = 7');
  await assert.rejects(createTables(db, schema), refused(`DATA_DIR: ${file}`, 'format 7', schema.format));
  change(file, 'DROP TABLE store_format');
  await assert.rejects(createTables(db, schema), refused(`DATA_DIR: ${file}`, 'an unnumbered format', schema.format));
});

describe('the format of a MongoDB', needs('mongod'), () => {
  const mongo = mongoForTests();
  const start = (name: string) => mongo.adapter({ orders: [], dead_letters: [] }, name).connect();

  test('a database is refused if its format is another, or if it has our collections and no format', async () => {
    const db = mongo.client.db('comanda_order');
    await Promise.all(Array.from({ length: 5 }, () => start('order')));
    await start('order');
    const meta = db.collection<{ _id: string; format: number }>('meta');
    await db.collection('orders').insertOne({ size: 1 });
    await meta.updateOne({ _id: 'format' }, { $set: { format: 7 } });
    await assert.rejects(start('order'), refused('MONGO_URL: the database comanda_order', 'format 7'));
    await meta.drop();
    await assert.rejects(start('order'), refused('MONGO_URL: the database comanda_order', 'an unnumbered format'));
    assert.equal(await meta.countDocuments(), 0, 'it changed nothing');
  });

  test('collections of others are no reason to refuse', async () => {
    await mongo.client.db('comanda_kitchen').collection('guests').insertOne({ name: 'ann' });
    await start('kitchen');
  });
});
