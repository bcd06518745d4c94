import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { isRefusal } from '../../kernel/domain-error.ts';
import { later } from '../../kernel/time.ts';
import { createTables } from '../../platform/sql/create-tables.ts';
import { insertRows } from '../../platform/sql/insert-rows.ts';
import { edited, editText, type ItemEdit } from '../../services/stock/domain/edit-item.ts';
import type { Item } from '../../services/stock/domain/item.ts';
import { OPENING_DEFAULTS } from '../../services/stock/domain/opening-settings.ts';
import type { StaffChange } from '../../services/stock/domain/staff-change.ts';
import { seedDemo } from '../../services/stock/infrastructure/demo.ts';
import { HoldRows } from '../../services/stock/infrastructure/hold-rows.ts';
import { schema } from '../../services/stock/infrastructure/schema.ts';
import { storeSetting } from '../../services/stock/infrastructure/shop-settings.ts';
import { holdCounts } from '../../services/stock/infrastructure/stock-metrics.ts';
import { StockRows } from '../../services/stock/infrastructure/stock-rows.ts';
import { storeChanges } from '../../services/stock/infrastructure/store-changes.ts';
import { available, dish, type EmptyStore, NOW, reserve, shopIn } from './stock-shop.ts';

/** What the stock promises, whatever its tables are kept in. */
export function stockRowsSuite(empty: (t: TestContext) => Promise<EmptyStore>): void {
  const shop = shopIn(empty);

  test('of 40 customers who race for 10 units exactly 10 get one', async (t) => {
    const { stock, db } = await shop(t, dish('cake', 10));
    const results = await Promise.allSettled(Array.from({ length: 40 }, (_, i) => reserve(stock, `o${i}`, 'cake', 1)));
    assert.equal(results.filter(({ status }) => status === 'fulfilled').length, 10);
    const refusals = results.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
    assert.ok(refusals.every((error) => isRefusal(error, 'STOCK_INSUFFICIENT')));
    assert.deepEqual(await available(stock), { cake: 0 });
    assert.equal((await db.selectFrom('reservations').selectAll().execute()).length, 10);
  });

  test('the same order racing with itself is reserved once', async (t) => {
    const { stock } = await shop(t, dish('cake', 10));
    const all = await Promise.all(Array.from({ length: 20 }, () => reserve(stock, 'o1', 'cake', 2)));
    for (const one of all) assert.deepEqual(one, all[0]);
    assert.deepEqual(await available(stock), { cake: 8 });
  });

  test('orders that two nodes are asked for at once are reserved once, and make no batch run again', async (t) => {
    const { stock, open } = await shop(t, dish('cake', 1000));
    const other = open();
    t.after(() => other.destroy());
    let runs = 0;
    const ask = (node: StockRows, orderId: string) =>
      node.change({ orderIds: [orderId], itemIds: ['cake'] }, (ledger) => {
        runs++;
        return ledger.reserve({ orderId, lines: [{ itemId: 'cake', quantity: 1 }] }, NOW);
      });
    const nodes = [stock, new StockRows(other)];
    for (let round = 0; round < 10; round++) {
      const ids = Array.from({ length: 10 }, (_, i) => `o${round}-${i}`);
      const [one, two] = await Promise.all(nodes.map((node) => Promise.all(ids.map((id) => ask(node, id)))));
      assert.deepEqual(one, two);
    }
    assert.equal(runs, 200);
    assert.deepEqual(await available(stock), { cake: 900 });
  });

  test('a request that breaks never fails its neighbours in the same batch', async (t) => {
    const { stock } = await shop(t, dish('cake', 10));
    const broken = stock.change({ itemIds: ['cake'] }, (ledger) => {
      ledger.restock({ movementId: 'half-done', itemId: 'cake', quantity: 50 }, NOW);
      throw new TypeError('a bug');
    });
    const refused = stock.change({ itemIds: ['cake'] }, (ledger) =>
      ledger.restock({ movementId: 'm1', itemId: 'no-such', quantity: 1 }, NOW),
    );
    const results = await Promise.allSettled([
      reserve(stock, 'o1', 'cake', 1),
      broken,
      refused,
      reserve(stock, 'o2', 'cake', 2),
    ]);
    assert.deepEqual(
      results.map(({ status }) => status),
      ['fulfilled', 'rejected', 'rejected', 'fulfilled'],
    );
    await assert.rejects(broken, TypeError);
    assert.deepEqual(await available(stock), { cake: 7 });
  });

  test('what people change and its trail are stored together or not at all, and a refusal leaves none', async (t) => {
    const { stock } = await shop(t, dish('cake', 1));
    const add = (movementId: string, quantity: number, more: Partial<StaffChange> = {}) =>
      stock.change({ itemIds: ['cake'], movementIds: [movementId] }, (ledger, note) => {
        note({
          at: later(NOW, 1),
          who: 'ann',
          what: 'restock',
          kind: 'item',
          id: 'cake',
          details: 'x'.repeat(1000),
          ...more,
        });
        return ledger.restock({ movementId, itemId: 'cake', quantity }, NOW);
      });
    await add('m1', 4);
    await assert.rejects(add('m2', -9), { code: 'STOCK_BELOW_ZERO' });
    await assert.rejects(add('m3', 4, { what: null as never }), 'no trail without a name of what was done');
    assert.deepEqual(await available(stock), { cake: 5 });
    const page = { from: NOW.toISOString(), before: later(NOW, 2).toISOString(), limit: 10 };
    const [change, seed, ...others] = await stock.changes(page);
    assert.partialDeepStrictEqual(change, {
      at: later(NOW, 1).toISOString(),
      who: 'ann',
      what: 'restock',
      kind: 'item',
      id: 'cake',
    });
    assert.deepEqual([change?.details?.length, seed?.what, others], [300, 'seed', []]);
    const only = (more: object) => stock.changes({ ...page, ...more });
    for (const none of [{ who: 'bob' }, { id: 'pie' }, { kind: 'order' }])
      assert.deepEqual(await only(none), [], JSON.stringify(none));
    assert.deepEqual(await only({ who: 'ann', id: 'cake', kind: 'item' }), [change]);
    assert.deepEqual(await only({ before: change?.key }), [seed]);
  });

  test('a refusal costs its neighbours nothing: no request of its batch runs twice', async (t) => {
    const { stock } = await shop(t, dish('cake', 1));
    let runs = 0;
    const restock = (itemId: string) =>
      stock.change({ itemIds: [itemId] }, (ledger) => {
        runs++;
        return ledger.restock({ movementId: itemId, itemId, quantity: 1 }, NOW);
      });
    const [good, bad] = await Promise.allSettled([restock('cake'), restock('no-such')]);
    assert.deepEqual([good?.status, bad?.status, runs], ['fulfilled', 'rejected', 2]);
  });

  test('a shop with a menu of its own is left alone by the demo menu', async (t) => {
    const { stock, db } = await shop(t, dish('cake', 1));
    await seedDemo(db);
    assert.deepEqual(await available(stock), { cake: 1 });
  });

  test('the database itself refuses to go below zero', async (t) => {
    const { stock, db } = await shop(t, dish('cake', 3));
    await assert.rejects(db.updateTable('items').set({ available: -1 }).execute(), /CHECK|CONSTRAINT/);
    const change = { itemId: 'cake', availableChange: -4, units: 4, reason: 'reserve', at: NOW } as const;
    const movements = [{ id: null, orderId: 'o1', note: null, ...change }];
    const stale = { added: [], moved: [], marked: new Map(), opened: [], resized: new Map(), movements };
    await assert.rejects(
      db.transaction().execute((trx) => storeChanges(trx, stale, new Map())),
      /somebody else/,
    );
    assert.deepEqual(await available(stock), { cake: 3 });
  });

  test('a restart keeps everything', async (t) => {
    const { stock, db, open } = await shop(t, dish('cake', 10), dish('soup', 5));
    const lines = [
      { itemId: 'soup', quantity: 1 },
      { itemId: 'cake', quantity: 2 },
    ];
    const wanted = { orderId: 'o1', lines };
    const touched = { orderIds: ['o1'], itemIds: ['soup', 'cake'] };
    const first = await stock.change(touched, (ledger) => ledger.reserve(wanted, NOW));
    await db.destroy();
    const again = open();
    t.after(() => again.destroy());
    await createTables(again, schema);
    const reopened = new StockRows(again);
    assert.deepEqual(await reopened.change(touched, (ledger) => ledger.reserve(wanted, NOW)), first);
    assert.deepEqual(await available(reopened), { cake: 8, soup: 4 });
  });

  test('a reservation is sold, given back and written off in the store', async (t) => {
    const { stock, db } = await shop(t, dish('cake', 10));
    await Promise.all(['o1', 'o2', 'o3'].map((id) => reserve(stock, id, 'cake', 1)));
    const touched = { orderIds: ['o1', 'o2', 'o3', 'o4'] };
    await stock.change(touched, (ledger) => {
      for (const id of ['o1', 'o2', 'o3']) ledger.confirm(id);
    });
    await stock.change(touched, (ledger) => {
      ledger.release('o2', 'returned', NOW);
      ledger.release('o3', 'wasted', NOW);
      ledger.release('o4', 'returned', NOW);
    });
    await stock.change(touched, (ledger) => ledger.release('o3', 'wasted', NOW));
    const rows = await db.selectFrom('reservations').select(['order_id', 'state', 'wasted', 'due_at']).execute();
    assert.deepEqual(
      rows.map((row) => Object.values(row)),
      [
        ['o1', 'sold', 0, null],
        ['o2', 'released', 0, null],
        ['o3', 'sold', 1, null],
        ['o4', 'released', 0, null],
      ],
    );
    assert.deepEqual(await available(stock), { cake: 8 });
    const reasons = await db.selectFrom('movements').select('reason').orderBy('id').execute();
    const count = (wanted: string) => reasons.filter(({ reason }) => reason === wanted).length;
    assert.deepEqual(['restock', 'reserve', 'release', 'wasted'].map(count), [1, 3, 1, 1]);
  });

  test('a restock with the same id counts once, in another batch too', async (t) => {
    const { stock } = await shop(t, dish('cake', 0));
    const put = { movementId: 'm1', itemId: 'cake', quantity: 5 };
    const restock = () =>
      stock.change({ itemIds: ['cake'], movementIds: ['m1'] }, (ledger) => ledger.restock(put, NOW));
    assert.deepEqual([await restock(), await restock()], [5, 5]);
    const other = { ...put, quantity: 6 };
    await assert.rejects(
      stock.change({ itemIds: ['cake'], movementIds: ['m1'] }, (ledger) => ledger.restock(other, NOW)),
      { code: 'IDEMPOTENCY_KEY_REUSED' },
    );
    assert.deepEqual(await available(stock), { cake: 5 });
  });

  test('hours are replaced, and what else the shop goes by stays, on every node at once', async (t) => {
    const { db, open, stock } = await shop(t, dish('cake', 1));
    const kept = { contact: ['phone'], cooks: 3 } as const;
    await db.transaction().execute((trx) => storeSetting(trx, 'shop', { ...kept, leadMinutes: 5 }));
    const other = open();
    t.after(() => other.destroy());
    const opening = {
      ...OPENING_DEFAULTS,
      hours: [{ days: ['mon'], from: '11:00', to: '24:00' }],
      slotMinutes: 30,
      slotOrders: 2,
    } as const;
    const change = { at: NOW, who: 'ann', what: 'setHours', kind: 'setting', id: 'hours', details: null } as const;
    for (const _ of ['once', 'again']) await stock.setOpening(opening, change);
    assert.partialDeepStrictEqual(await new StockRows(other).shop(), { opening, ...kept });
    await stock.setOpening(OPENING_DEFAULTS, change);
    assert.deepEqual((await stock.shop()).opening, OPENING_DEFAULTS);
    const page = { from: NOW.toISOString(), before: later(NOW, 1).toISOString(), id: 'hours', limit: 9 };
    assert.equal((await stock.changes(page)).length, 2, 'a line of the trail each time that they were others');
  });

  test('texts and price of an item change, and nothing else of it; a change that is refused stores nothing', async (t) => {
    const { stock } = await shop(t, { ...dish('cake', 4), priceId: 'price_1' });
    const [before] = await stock.menu();
    await reserve(stock, 'order-1', 'cake', 1);
    const noted = (before: Item, after: Item) => {
      const details = editText(before, after);
      return details === null
        ? null
        : ({ at: NOW, who: 'ann', what: 'editItem', kind: 'item', id: 'cake', details } as const);
    };
    const edit = (more: ItemEdit) => stock.edit('cake', (item) => edited(item, more), noted);
    await edit({ name: 'Torte', description: 'with cream' });
    assert.deepEqual(await stock.menu(), [{ ...before, available: 3, name: 'Torte', description: 'with cream' }]);
    await assert.rejects(edit({ price: 0 }), { code: 'ITEM_INVALID' });
    const [after] = [await edit({ price: 700 }), await edit({ price: 700 })];
    const page = { from: NOW.toISOString(), before: later(NOW, 1).toISOString(), id: 'cake', limit: 9 };
    assert.deepEqual((await stock.changes(page)).map(({ details }) => details).sort(), [
      'name cake -> Torte; description',
      'price 500 -> 700',
    ]);
    assert.deepEqual([after.price, after.priceId], [700, null], "the Price at Stripe has the old one's amount");
    assert.deepEqual(await stock.menu(), [after]);
    await assert.rejects(
      stock.edit('pie', (item) => item, noted),
      { code: 'ITEM_UNKNOWN' },
    );
    assert.equal((await reserve(stock, 'order-2', 'cake', 1)).total, 700);
    assert.equal((await reserve(stock, 'order-1', 'cake', 1)).total, 500, 'what was ordered keeps its price');
  });

  test('a hold is due after a minute and can be claimed by one only', async (t) => {
    const { stock, db } = await shop(t, dish('cake', 10));
    await reserve(stock, 'o1', 'cake', 1);
    const holds = new HoldRows(db);
    assert.deepEqual(await holds.due(later(NOW, 59_999), 10), []);
    assert.deepEqual(await holds.due(later(NOW, 60_000), 10), ['o1']);
    const counts = async (now: Date) => {
      const { all, due } = holdCounts(db, now);
      return [await all.executeTakeFirstOrThrow(), await due.executeTakeFirstOrThrow()].map(({ n }) => Number(n));
    };
    assert.deepEqual(
      [await counts(later(NOW, 59_999)), await counts(later(NOW, 60_000))],
      [
        [1, 0],
        [1, 1],
      ],
    );
    const seen = await holds.find('o1');
    assert.ok(seen);
    const next = later(NOW, 120_000);
    assert.deepEqual([await holds.claim('o1', seen, next), await holds.claim('o1', seen, next)], [true, false]);
    assert.deepEqual(await holds.find('o1'), { dueAt: next, tries: 1 });
    await stock.change({ orderIds: ['o1'] }, (ledger) => ledger.confirm('o1'));
    assert.equal(await holds.find('o1'), undefined);
    assert.deepEqual(await holds.due(later(NOW, 999_999), 10), []);
    assert.deepEqual(await counts(later(NOW, 999_999)), [0, 0], 'what is sold is no hold');
  });

  test('more rows than one statement takes are stored all the same', async (t) => {
    const { db } = await shop(t);
    const change = { item_id: 'cake', order_id: null, reason: 'restock', available_change: 1, units: 1 } as const;
    const rows = Array.from({ length: 6000 }, (_, i) => ({
      id: `m${i}`,
      ...change,
      note: null,
      at: NOW.toISOString(),
    }));
    await insertRows(db, 'movements', rows);
    assert.equal((await db.selectFrom('movements').select('id').execute()).length, 6000);
  });
}
