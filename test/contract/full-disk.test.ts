import assert from 'node:assert/strict';
import path from 'node:path';
import { after, describe, test } from 'node:test';
import { sql } from 'kysely';
import { Unavailable } from '../../kernel/unavailable.ts';
import { SqliteDocuments } from '../../platform/documents/sqlite-documents.ts';
import { SqliteFile } from '../../platform/documents/sqlite-file.ts';
import { createTables, probeWrite } from '../../platform/sql/create-tables.ts';
import { openDatabase } from '../../platform/sql/database.ts';
import { DeadLetterRows } from '../../services/stock/infrastructure/dead-letter-rows.ts';
import { schema } from '../../services/stock/infrastructure/schema.ts';
import { seedMenu } from '../../services/stock/infrastructure/seed-menu.ts';
import { StockRows } from '../../services/stock/infrastructure/stock-rows.ts';
import type { StockTables } from '../../services/stock/infrastructure/tables.ts';
import type { Thing } from '../support/documents-suite.ts';
import { needsRoot, smallDisk } from '../support/small-disk.ts';
import { tempFolder } from '../support/temp-folder.ts';

const NOW = new Date('2030-01-01T12:00:00.000Z');
const CAKE = {
  id: 'cake',
  name: 'cake',
  description: '',
  category: 'Mains',
  price: 500,
  currency: 'eur',
  quantity: 100,
};

/** A refusal that passes and tells the true cause. */
const isFull = (error: Error) => error instanceof Unavailable && /database or disk is full/.test(error.message);

/** How a disk is filled and freed, whatever stands for it. */
interface Disk {
  fill(): unknown;
  free(): unknown;
}

function someDocuments(folder: string) {
  const file = new SqliteFile(path.join(folder, 'documents.sqlite'));
  after(() => file.close());
  return { file, things: new SqliteDocuments<Thing>(file, 'things', [{ name: 'by_size', keys: ['size'] }]) };
}

async function documentsOnFullDisk({ file, things }: ReturnType<typeof someDocuments>, { fill, free }: Disk) {
  await things.insert({ _id: 'before', size: 1 });
  await fill();
  for (let round = 0; round < 3; round++) {
    const writes = Array.from({ length: 20 }, (_, i) => things.insert({ _id: `${i}`, name: 'x'.repeat(9000) }));
    for (const ended of await Promise.allSettled(writes))
      assert.ok(ended.status === 'rejected' && isFull(ended.reason));
  }
  assert.equal((await things.findById('before'))?.size, 1, 'it still reads');
  await free();
  await file.probe();
  await Promise.all(Array.from({ length: 20 }, (_, i) => things.insert({ _id: `${i}`, name: 'x'.repeat(9000) })));
  assert.equal(await things.updateMany({ _id: 'before' }, { $set: { size: 2 } }), 1);
  assert.equal(await things.count({ query: {} }), 21);
}

async function someStock(folder: string) {
  const db = openDatabase<StockTables>(path.join(folder, 'stock.sqlite'));
  after(() => db.destroy());
  await createTables(db, schema);
  await seedMenu(db, { items: [CAKE] }, NOW);
  return { db, stock: new StockRows(db), letters: new DeadLetterRows(db) };
}

async function stockOnFullDisk({ db, stock, letters }: Awaited<ReturnType<typeof someStock>>, { fill, free }: Disk) {
  const reserve = (orderId: string) => {
    const lines = [{ itemId: 'cake', quantity: 1 }];
    return stock.change({ orderIds: [orderId], itemIds: ['cake'] }, (ledger) =>
      ledger.reserve({ orderId, lines }, NOW),
    );
  };
  const many = (round: string) => Array.from({ length: 30 }, (_, i) => reserve(`${round}-${i}`));
  await Promise.all(many('before'));
  await fill();
  for (const ended of await Promise.allSettled([...many('full'), letters.drop('x', 'x'), ...many('full again')]))
    if (ended.status === 'rejected') assert.ok(isFull(ended.reason), ended.reason.stack);
  for (const ended of await Promise.allSettled(many('full')))
    assert.ok(ended.status === 'rejected' && isFull(ended.reason));
  assert.equal((await stock.menu())[0]?.available, 70, 'it still reads, and nothing was taken');
  await free();
  await probeWrite(db);
  await Promise.all(many('after'));
  assert.equal((await stock.menu())[0]?.available, 40);
}

describe('where a file has as many pages as it may', () => {
  test('documents are refused with the true cause, and written again when there is room', async () => {
    const some = someDocuments(tempFolder());
    const limit = (pages: string) => () => some.file.exec(`PRAGMA max_page_count = ${pages}`);
    await documentsOnFullDisk(some, { fill: limit('1'), free: limit('100000') });
  });

  test('stock is refused with the true cause, and changed again when there is room', async () => {
    const some = await someStock(tempFolder());
    const limit = (pages: string) => () => sql.raw(`PRAGMA max_page_count = ${pages}`).execute(some.db);
    await stockOnFullDisk(some, { fill: limit('1'), free: limit('100000') });
  });
});

describe('on a full disk', needsRoot, () => {
  const disk = smallDisk(4);

  test('documents are refused with the true cause, and written again when there is room', async () => {
    const some = someDocuments(disk.folder);
    await documentsOnFullDisk(some, disk);
    disk.fill();
    await assert.rejects(some.file.probe(), isFull);
    disk.free();
    await some.file.probe();
  });

  test('stock is refused with the true cause, and changed again when there is room', async () => {
    const some = await someStock(disk.folder);
    await stockOnFullDisk(some, disk);
    disk.fill();
    await assert.rejects(probeWrite(some.db), /database or disk is full/);
    disk.free();
    await probeWrite(some.db);
  });
});
