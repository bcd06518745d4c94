import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { isRefusal } from '../../kernel/domain-error.ts';
import { later, MINUTE } from '../../kernel/time.ts';
import { HoldRows } from '../../services/stock/infrastructure/hold-rows.ts';
import type { DishEntry } from '../../services/stock/infrastructure/menu-entry.ts';
import { seedMenu } from '../../services/stock/infrastructure/seed-menu.ts';
import { StockRows } from '../../services/stock/infrastructure/stock-rows.ts';
import { dish, type EmptyStore, NOW, shopIn } from './stock-shop.ts';

const SOUP: DishEntry = { ...dish('soup', 1000), tax: 'food' };
const TAXES = { included: false, rates: { food: { pickup: 700, table: 1900 } } };
const QUARTERS = { slotMinutes: 15, slotOrders: 3, leadMinutes: 10 };
const at = (minutes: number) => later(NOW, minutes * MINUTE);
const AN_HOUR = { from: NOW, until: at(60) };

const reserve = (stock: StockRows, orderId: string, wanted: Date | 'asap' = 'asap', tip = 0, itemId = 'soup') => {
  const lines = [{ itemId, quantity: 2 }];
  const touched = { orderIds: [orderId], itemIds: [itemId], time: { wanted, now: NOW } };
  return stock.change(touched, (ledger) => ledger.reserve({ orderId, lines, wanted, tip }, NOW));
};

/** What the stock promises of places in time and of the shop's settings, whatever its tables are kept in. */
export function stockSlotsSuite(empty: (t: TestContext) => Promise<EmptyStore>): void {
  const shop = async (t: TestContext) => {
    const one = await shopIn(empty)(t);
    await seedMenu(one.db, { items: [SOUP], settings: { shop: QUARTERS, taxes: TAXES } }, NOW);
    const other = one.open();
    t.after(() => other.destroy());
    const left = async () => [...(await one.stock.slots(AN_HOUR)).values()].map(({ available }) => available);
    return { ...one, left, otherNode: new StockRows(other) };
  };

  test('two nodes that ask for the same new slot at once give each of its places once', async (t) => {
    const { stock, otherNode, left, db } = await shop(t);
    const asked = Array.from({ length: 12 }, (_, i) => reserve(i % 2 === 0 ? stock : otherNode, `o${i}`, at(30)));
    const results = await Promise.allSettled(asked);
    assert.equal(results.filter(({ status }) => status === 'fulfilled').length, 3);
    const refusals = results.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
    assert.ok(
      refusals.every((error) => isRefusal(error, 'SLOT_FULL')),
      `${refusals}`,
    );
    assert.deepEqual(await left(), [0]);
    const first = await db.selectFrom('movements').select('units').where('reason', '=', 'restock').execute();
    assert.deepEqual(first.map(({ units }) => units).sort(), [1000, 3].sort(), 'its places were put in once');
    const soonest = await Promise.all([reserve(stock, 'a'), reserve(otherNode, 'b'), reserve(stock, 'c')]);
    assert.deepEqual(
      soonest.map(({ slot }) => slot),
      [at(15), at(15), at(15)],
    );
    assert.deepEqual((await reserve(otherNode, 'd')).slot, at(45), 'past the one that is full');
  });

  test('a place comes back with its order, is never on the menu, and seeding leaves it alone', async (t) => {
    const { stock, left, db } = await shop(t);
    for (const id of ['o1', 'o2']) await reserve(stock, id, at(15));
    await stock.change({ orderIds: ['o1', 'o2'] }, (ledger) => {
      ledger.release('o1', 'returned', NOW);
      ledger.release('o2', 'wasted', NOW);
    });
    assert.deepEqual(await left(), [2]);
    const menu = async () => (await stock.menu()).map(({ id }) => id);
    assert.deepEqual(await menu(), ['soup']);
    await seedMenu(db, { items: [SOUP], settings: { shop: { ...QUARTERS, slotOrders: 1 } } }, NOW);
    assert.deepEqual([await menu(), await left()], [['soup'], [2]]);
    const full = reserve(stock, 'o3', at(15));
    await assert.rejects(full, { code: 'SLOT_FULL' }, 'one is cooked for it, and one is as many as it may have');
    await seedMenu(db, { items: [SOUP], settings: { shop: { ...QUARTERS, slotOrders: 2 } } }, NOW);
    assert.deepEqual((await reserve(stock, 'o4', at(15))).slot, at(15));
    const [slot] = (await stock.slots(AN_HOUR)).values();
    assert.deepEqual([slot?.available, slot?.capacity], [0, 2]);
    const moved = db
      .selectFrom('movements')
      .select('available_change')
      .where('item_id', '=', slot?.id ?? '');
    const changes = (await moved.execute()).map((row) => row.available_change);
    assert.deepEqual(changes.sort(), [-1, -1, -1, -1, 0, 1, 3]);
  });

  test('another slot length leaves no more places than the orders of before leave, on every node', async (t) => {
    const { stock, otherNode, db } = await shop(t);
    const before = ['o1', 'o2', 'o3', 'o4', 'o5'].map((id, i) => reserve(stock, id, at(i < 3 ? 45 : 15)));
    await Promise.all(before);
    await seedMenu(db, { items: [SOUP], settings: { shop: { ...QUARTERS, slotMinutes: 30, slotOrders: 4 } } }, NOW);
    const asked = Array.from({ length: 6 }, (_, i) => reserve(i % 2 === 0 ? stock : otherNode, `n${i}`, at(30)));
    const results = await Promise.allSettled(asked);
    assert.equal(results.filter(({ status }) => status === 'fulfilled').length, 1, 'three of before are within it');
    await stock.change({ orderIds: ['o1'] }, (ledger) => ledger.release('o1', 'returned', NOW));
    assert.deepEqual((await reserve(otherNode, 'later')).slot, at(30));
    assert.deepEqual((await reserve(otherNode, 'last')).slot, at(60));
  });

  test('slots that overlap under the same hours have no more places than one of them, though two nodes give them at once', async (t) => {
    const { stock, otherNode, db } = await shop(t);
    const lunchAndDinner = [
      { days: ['tue'], from: '11:00', to: '14:10' },
      { days: ['tue'], from: '14:20', to: '22:00' },
    ];
    const settings = { shop: { slotMinutes: 30, slotOrders: 1, hours: lunchAndDinner } };
    await seedMenu(db, { items: [SOUP, { ...SOUP, id: 'cake' }], settings }, NOW);
    for (let week = 1; week <= 12; week++) {
      const day = Date.UTC(2030, 0, 1 + 7 * week);
      const race = await Promise.allSettled([
        reserve(stock, `lunch-${week}`, new Date(day + 14 * 60 * MINUTE), 0, 'soup'),
        reserve(otherNode, `dinner-${week}`, new Date(day + (14 * 60 + 20) * MINUTE), 0, 'cake'),
      ]);
      const refusals = race.flatMap((one) => (one.status === 'rejected' ? [one.reason.code] : []));
      assert.deepEqual(refusals, ['SLOT_FULL']);
    }
  });

  test('taxes, tip, slot and until when to pay are kept, and a repeat on another node answers the same', async (t) => {
    const { stock, otherNode, db } = await shop(t);
    const first = await reserve(stock, 'o1', at(45), 130);
    assert.deepEqual([first.slot, first.payBefore], [at(45), at(35)]);
    assert.deepEqual(first.shop, { timeZone: 'UTC', dayEnds: '04:00' });
    assert.deepEqual([first.subtotal, first.tip, first.total], [1000, 130, 1200]);
    assert.deepEqual(first.taxes, [{ rate: 700, included: false, amount: 70 }]);
    assert.deepEqual([first.lines[0]?.tax, first.lines[0]?.taxRate], [70, 700]);
    const other = { included: true, rates: { food: 2000 } };
    await seedMenu(db, { items: [{ ...SOUP, price: 900 }], settings: { taxes: other } }, NOW);
    assert.deepEqual(await reserve(otherNode, 'o1', at(15), 10), first);
    const [holding] = await new HoldRows(db).holdings(['o1']);
    assert.deepEqual(holding, { orderId: 'o1', is: 'held', total: 1200, balanced: true });
    assert.deepEqual((await reserve(otherNode, 'o2')).taxes, [{ rate: 2000, included: true, amount: 300 }]);
  });

  test('a pause holds on every node at once, ends by itself or by hand, and leaves a line of the trail where it is news', async (t) => {
    const { stock, otherNode } = await shop(t);
    const by = (who: string) => ({ at: NOW, who, what: 'pause', kind: 'setting', id: 'pause', details: null }) as const;
    await otherNode.pause(at(30), by('ann'));
    await stock.pause(at(30), by('bob'));
    await assert.rejects(reserve(stock, 'o1'), { code: 'PAUSED', data: { until: at(30).toISOString() } });
    assert.deepEqual((await stock.shop()).paused, at(30));
    assert.deepEqual((await reserve(stock, 'o2', at(30))).slot, at(30));
    await stock.pause(at(0), by('cyd'));
    assert.deepEqual((await reserve(otherNode, 'o3')).slot, at(15), 'it is over');
    await stock.pause(at(30), by('dan'));
    for (const who of ['eva', 'fay']) await stock.pause(null, by(who));
    assert.deepEqual((await reserve(otherNode, 'o4')).slot, at(15));
    const page = { from: NOW.toISOString(), before: at(1).toISOString(), id: 'pause', limit: 10 };
    assert.deepEqual((await stock.changes(page)).map(({ who }) => who).sort(), ['ann', 'cyd', 'dan', 'eva']);
  });
}
