import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { later } from '../../kernel/time.ts';
import { seedDemo } from '../../services/stock/infrastructure/demo.ts';
import { HoldRows } from '../../services/stock/infrastructure/hold-rows.ts';
import type { DishEntry } from '../../services/stock/infrastructure/menu-entry.ts';
import { seedMenu } from '../../services/stock/infrastructure/seed-menu.ts';
import { StockRows } from '../../services/stock/infrastructure/stock-rows.ts';
import { available, dish, type EmptyStore, NOW, reserve, shopIn } from './stock-shop.ts';

/** What the stock promises of options and ingredients, whatever its tables are kept in. */
export function stockUnitsSuite(empty: (t: TestContext) => Promise<EmptyStore>): void {
  const shop = shopIn(empty);

  test('of 40 pizzas as many are sold as there is dough for, whatever is chosen for them', async (t) => {
    const extra = { id: 'extra', name: 'extra', price: 100, uses: [{ itemId: 'dough', quantity: 1 }] };
    const pizza: DishEntry = {
      ...dish('pizza', 100),
      uses: [{ itemId: 'dough', quantity: 2 }],
      options: [{ id: 'size', name: 'Size', min: 0, max: 1, choices: [extra] }],
    };
    const { stock, db } = await shop(t, pizza, { id: 'dough', name: 'Dough', quantity: 25, sold: false });
    const order = (orderId: string, isLarge: boolean) => {
      const options = isLarge ? [{ groupId: 'size', choiceId: 'extra' }] : [];
      const lines = [{ itemId: 'pizza', quantity: 1, options, note: 'crisp' }];
      return stock.change({ orderIds: [orderId], itemIds: ['pizza'] }, (ledger) =>
        ledger.reserve({ orderId, lines }, NOW),
      );
    };
    const results = await Promise.allSettled(Array.from({ length: 40 }, (_, i) => order(`o${i}`, i % 2 === 0)));
    assert.equal(results.filter(({ status }) => status === 'fulfilled').length, 10, '5 of 3 units and 5 of 2');
    const units = await db.selectFrom('reservation_units').select(['item_id', 'taken']).execute();
    const taken = (id: string) => units.reduce((sum, row) => sum + (row.item_id === id ? row.taken : 0), 0);
    assert.deepEqual([taken('pizza'), taken('dough')], [10, 25]);
    assert.deepEqual(await available(stock), { pizza: 90, dough: 0 });
    const again = await order('o0', false);
    assert.deepEqual(again, results[0]?.status === 'fulfilled' && results[0].value, 'as it was frozen');
    assert.equal(again.lines[0]?.options[0]?.name, 'extra');
    await stock.change({ orderIds: ['o0'] }, (ledger) => ledger.release('o0', 'returned', NOW));
    assert.deepEqual(await available(stock), { pizza: 91, dough: 3 });
    assert.deepEqual(
      (await new HoldRows(db).holdings(['o0', 'o1'])).map(({ orderId, is, total, balanced }) => [
        orderId,
        is,
        total,
        balanced,
      ]),
      [
        ['o0', 'returned', 600, true],
        ['o1', 'held', 500, true],
      ],
    );
  });

  test('refunds give back what lines took, each once, whichever nodes hear of them, and a cancel what is left', async (t) => {
    const pizza: DishEntry = { ...dish('pizza', 10), uses: [{ itemId: 'dough', quantity: 2 }] };
    const { stock, db, open } = await shop(t, pizza, { id: 'dough', name: 'Dough', quantity: 50, sold: false });
    const other = open();
    t.after(() => other.destroy());
    const nodes = [stock, new StockRows(other)];
    const ids = ['o1', 'o2', 'o3'];
    for (const id of ids) await reserve(stock, id, 'pizza', 3);
    await seedMenu(db, { items: [dish('pizza', 0)] }, NOW);
    await stock.change({ orderIds: ids }, (ledger) => ids.map((id) => ledger.confirm(id)));
    const giveBack = (node: StockRows, orderId: string, refundId: string) =>
      node.change({ orderIds: [orderId], withLines: true }, (ledger) =>
        ledger.giveBack(orderId, { refundId, lines: [{ line: 0, quantity: 2 }] }, NOW),
      );
    const cancel = (node: StockRows) =>
      node.change({ orderIds: ['o2'] }, (ledger) => ledger.release('o2', 'returned', NOW));
    for (const [one, two] of [nodes, nodes.toReversed()] as [StockRows, StockRows][]) {
      const answers = await Promise.all([giveBack(one, 'o1', 'r1'), giveBack(two, 'o1', 'r2')]);
      const given = answers.map(({ given }) => given.map(({ line, quantity }) => `${line}:${quantity}`).join());
      assert.deepEqual(
        given.toSorted(),
        ['0:1', '0:2'],
        'each answers what its refund gave back, when it is asked again too',
      );
      await Promise.all([giveBack(one, 'o2', 'r1'), cancel(two)]);
    }
    await stock.change({ orderIds: ['o3'] }, (ledger) => ledger.release('o3', 'wasted', NOW));
    for (const node of nodes)
      assert.deepEqual(await giveBack(node, 'o3', 'r1'), { state: 'sold', given: [{ line: 0, quantity: 2 }] });
    assert.deepEqual(await available(stock), { pizza: 9 }, 'what was written off and not used is back too');
    const items = await db.selectFrom('items').select(['id', 'available']).orderBy('id').execute();
    assert.deepEqual(
      items.map((row) => [row.id, row.available]),
      [
        ['dough', 48],
        ['pizza', 9],
      ],
    );
    const units = await db.selectFrom('reservation_units').selectAll().where('order_id', '=', 'o1').execute();
    assert.deepEqual(units.map(({ item_id, taken, returned }) => [item_id, taken, returned]).sort(), [
      ['dough', 6, 6],
      ['pizza', 3, 3],
    ]);
    const booked = db.selectFrom('movements').select(['id', 'units']).where('reason', '=', 'returned');
    const ofFirst = (await booked.where('order_id', '=', 'o1').where('item_id', '=', 'pizza').execute()).toSorted(
      (a, b) => b.units - a.units,
    );
    assert.deepEqual(
      ofFirst.map(({ units }) => units),
      [2, 1],
    );
    assert.deepEqual(ofFirst.map(({ id }) => id).sort(), ['o1:r1:pizza', 'o1:r2:pizza']);
    const books = await new HoldRows(db).holdings(ids);
    assert.deepEqual(
      books.map(({ orderId, is, balanced }) => [orderId, is, balanced]),
      [
        ['o1', 'sold', true],
        ['o2', 'returned', true],
        ['o3', 'wasted', true],
      ],
    );
  });

  test('where Stripe is real, the demo dishes name none of the prices that only the twin knows', async (t) => {
    for (const hasTwin of [true, false]) {
      const { stock, db } = await shop(t);
      await seedDemo(db, hasTwin);
      const named = (await stock.menu()).filter(({ priceId }) => priceId !== null);
      assert.equal(named.length > 0, hasTwin);
    }
  });

  test('marks of an item and of a choice are kept, and seeding again takes none of them back', async (t) => {
    const choices = [{ id: 'olives', name: 'olives', price: 100 }];
    const pizza = { ...dish('pizza', 9), options: [{ id: 'extras', name: 'Extras', min: 0, max: 1, choices }] };
    const { stock, db } = await shop(t, pizza);
    await stock.change({ itemIds: ['pizza'] }, (ledger) => {
      ledger.markItem('pizza', { soldOut: true, until: later(NOW, 1000) });
      ledger.markChoice('pizza', { groupId: 'extras', choiceId: 'olives' }, { soldOut: true, until: NOW });
    });
    await seedMenu(db, { items: [{ ...pizza, price: 600 }] }, NOW);
    const [stored] = await stock.menu();
    assert.deepEqual([stored?.price, stored?.soldOut, stored?.until], [600, true, later(NOW, 1000)]);
    const [olives] = stored?.options[0]?.choices ?? [];
    assert.deepEqual([olives?.soldOut, olives?.until, olives?.uses], [true, NOW, []]);
    await stock.change({ itemIds: ['pizza'] }, (ledger) => ledger.archive('pizza'));
    assert.deepEqual(await stock.menu(), []);
  });

  test('units that were taken before nobody counted them come back, and the books stay right', async (t) => {
    const { stock, db } = await shop(t, dish('cake', 10));
    await reserve(stock, 'o1', 'cake', 4);
    await seedMenu(db, { items: [{ ...dish('cake', 0), quantity: null }] }, NOW);
    await reserve(stock, 'o2', 'cake', 50);
    for (const id of ['o1', 'o2'])
      await stock.change({ orderIds: [id] }, (ledger) => ledger.release(id, 'returned', NOW));
    assert.deepEqual(await available(stock), { cake: 10 });
    await seedMenu(db, { items: [dish('cake', 7)] }, NOW);
    assert.deepEqual(await available(stock), { cake: 7 }, 'counted from now on');
    const movements = await db.selectFrom('movements').select(['reason', 'available_change']).execute();
    assert.equal(
      movements.reduce((sum, row) => sum + row.available_change, 0),
      7,
    );
  });
}
