import assert from 'node:assert/strict';
import { after, before, describe, type TestContext, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { Unavailable } from '../../kernel/unavailable.ts';
import { createTables } from '../../platform/sql/create-tables.ts';
import { schema } from '../../services/stock/infrastructure/schema.ts';
import { seedMenu } from '../../services/stock/infrastructure/seed-menu.ts';
import { StockRows } from '../../services/stock/infrastructure/stock-rows.ts';
import { needs, type Server, startMysql } from '../support/servers.ts';
import { freshUrl, open } from './stock-mysql.ts';
import { wire } from './stock-mysql.wire.ts';

const NOW = new Date('2030-01-01T12:00:00.000Z');
const MENU = ['cake', 'soup'].map((id) => {
  return { id, name: id, description: '', category: 'Mains', price: 500, currency: 'eur', quantity: 10 };
});

describe('stock on a MySQL that fails', needs('mariadbd'), () => {
  let server: Server;
  before(async () => {
    server = await startMysql();
  });
  after(() => server.stop());

  async function shop(t: TestContext) {
    const url = await freshUrl(server);
    const db = open(t, url);
    await createTables(db, schema);
    await seedMenu(db, { items: MENU }, NOW);
    const available = async () => {
      const rows = await db.selectFrom('items').select(['id', 'available']).execute();
      return Object.fromEntries(rows.map((row) => [row.id, row.available]));
    };
    return { url, db, available, stock: new StockRows(db) };
  }
  const reserve = (stock: StockRows, orderId: string, ...itemIds: string[]) => {
    const lines = itemIds.map((itemId) => ({ itemId, quantity: 4 }));
    return stock.change({ orderIds: [orderId], itemIds }, (ledger) => ledger.reserve({ orderId, lines }, NOW));
  };

  for (const when of ['before', 'after'] as const) {
    test(`the wire is cut ${when} a COMMIT is done: every kind of change happens once and is answered`, async (t) => {
      const { url, db, available } = await shop(t);
      const proxied = await wire(t, url);
      const stock = new StockRows(open(t, proxied.url));
      await reserve(stock, 'o0', 'soup');
      proxied.cutAt(when);
      const both = await Promise.allSettled([
        reserve(stock, 'o1', 'cake'),
        reserve(stock, 'o2', 'cake'),
        reserve(stock, 'o3', 'cake'),
      ]);
      assert.deepEqual(
        both.map(({ status }) => status),
        ['fulfilled', 'fulfilled', 'rejected'],
      );
      assert.deepEqual(await available(), { cake: 2, soup: 6 });
      const put = { movementId: 'm1', itemId: 'cake', quantity: 5 };
      proxied.cutAt(when);
      assert.equal(
        await stock.change({ itemIds: ['cake'], movementIds: ['m1'] }, (ledger) => ledger.restock(put, NOW)),
        7,
      );
      proxied.cutAt(when);
      assert.equal(await stock.change({ orderIds: ['o1'] }, (ledger) => ledger.confirm('o1')), 'sold');
      proxied.cutAt(when);
      assert.equal(
        await stock.change({ orderIds: ['o2'] }, (ledger) => ledger.release('o2', 'returned', NOW)),
        'released',
      );
      assert.deepEqual(await available(), { cake: 11, soup: 6 });
      assert.equal(proxied.cuts(), 4);
      const reasons = await db.selectFrom('movements').select('reason').where('item_id', '=', 'cake').execute();
      assert.deepEqual(reasons.map(({ reason }) => reason).sort(), [
        'release',
        'reserve',
        'reserve',
        'restock',
        'restock',
      ]);
    });
  }

  test('a batch that loses a deadlock is run again', async (t) => {
    const { url, db, stock, available } = await shop(t);
    let waiting: Promise<unknown> | undefined;
    await open(t, url)
      .transaction()
      .execute(async (trx) => {
        // Many changed rows, so that the server gives up the other transaction.
        const change = { item_id: 'x', order_id: null, reason: 'restock', available_change: 0, units: 0 } as const;
        const movements = Array.from({ length: 50 }, (_, i) => ({ id: `x${i}`, ...change, note: null, at: '' }));
        await trx.insertInto('movements').values(movements).execute();
        await trx.updateTable('items').set({ position: 7 }).where('id', '=', 'soup').execute();
        waiting = reserve(stock, 'o1', 'soup', 'cake');
        await locksWait(db);
        await trx.updateTable('items').set({ position: 7 }).where('id', '=', 'cake').execute();
      });
    await waiting;
    assert.deepEqual(await available(), { cake: 6, soup: 6 });
  });

  test('a row that is locked for longer than 2 s is waited for again', async (t) => {
    const { url, stock, available } = await shop(t);
    let waiting: Promise<unknown> | undefined;
    await open(t, url)
      .transaction()
      .execute(async (trx) => {
        await trx.updateTable('items').set({ position: 7 }).where('id', '=', 'cake').execute();
        waiting = reserve(stock, 'o1', 'cake');
        await sleep(2600);
      });
    await waiting;
    assert.deepEqual(await available(), { cake: 6, soup: 10 });
  });

  test('a MySQL that hangs fails all who wait within seconds, together, and serves again when it goes on', async (t) => {
    const { stock, available } = await shop(t);
    await reserve(stock, 'o0', 'soup');
    server.pause();
    await sleep(200); // Until each of its threads has stopped.
    const began = performance.now();
    const all = await Promise.allSettled(['o1', 'o2'].map((id) => reserve(stock, id, 'cake')));
    const took = performance.now() - began;
    server.resume();
    for (const one of all)
      assert.ok(one.status === 'rejected' && one.reason instanceof Unavailable, JSON.stringify([all, took]));
    assert.ok(took < 9000, `${took} ms`);
    await reserve(stock, 'o1', 'cake');
    assert.deepEqual(await available(), { cake: 6, soup: 6 });
  });

  test('of the jobs that waited through a hang for longer than their callers none runs after it', async (t) => {
    const { stock, available } = await shop(t);
    await reserve(stock, 'o0', 'soup');
    server.pause();
    await sleep(200);
    const all = Promise.allSettled(Array.from({ length: 300 }, (_, i) => reserve(stock, `late ${i}`, 'cake')));
    await sleep(13_000);
    server.resume();
    const refusals = (await all).map((one) => (one.status === 'rejected' ? (one.reason as Error) : undefined));
    assert.ok(refusals.every((error) => error instanceof Unavailable));
    const neverBegun = refusals.filter((error) => /was not begun/.test(error?.message ?? ''));
    assert.ok(neverBegun.length > 100, `${neverBegun.length} were not begun`);
    await reserve(stock, 'in time', 'cake');
    assert.deepEqual(await available(), { cake: 6, soup: 6 });
  });
});

async function locksWait(db: ReturnType<typeof open>): Promise<void> {
  for (;;) {
    const { rows } = await sql`SELECT trx_id FROM information_schema.innodb_trx WHERE trx_state = 'LOCK WAIT'`.execute(
      db,
    );
    if (rows.length > 0) return;
    await sleep(150); // The server shows what it saw last if it is asked again within 100 ms.
  }
}
