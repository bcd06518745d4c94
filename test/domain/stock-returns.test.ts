import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { later, MINUTE } from '../../kernel/time.ts';
import type { Item } from '../../services/stock/domain/item.ts';
import { Ledger } from '../../services/stock/domain/ledger.ts';
import type { LineUnits, Reservation } from '../../services/stock/domain/reservation.ts';
import { PLAIN_SHOP } from '../../services/stock/domain/shop.ts';
import { slotId } from '../../services/stock/domain/slot-items.ts';
import { choice, group, item, use } from '../support/items.ts';

const NOW = new Date('2030-01-01T12:00:00Z');
const FIRST_SLOT = slotId(later(NOW, 15 * MINUTE), 15);
/** Nobody counts the water. */
const MENU: Item[] = [
  item('soup', { available: 50, uses: [use('dough', 2)] }),
  item('cake', {
    available: 50,
    uses: [use('dough')],
    options: [group('extras', 0, 3, choice('cheese', 50, { uses: [use('cheese', 2)] }))],
  }),
  item('water', { counted: false, uses: [use('cup')] }),
  ...['dough', 'cheese', 'cup'].map((id) => item(id, { kind: 'ingredient', available: 500 })),
];

const SLOTS = { ...PLAIN_SHOP, opening: { ...PLAIN_SHOP.opening, slotMinutes: 15, slotOrders: 2 } };
const ledgerOf = (items: readonly Item[] = MENU, reservations: Reservation[] = [], shop = PLAIN_SHOP) =>
  new Ledger({ items, reservations, booked: [], shop });
const cakes = (quantity: number, cheese: number) => ({
  ...{ itemId: 'cake', quantity },
  ...(cheese > 0 && { options: [{ groupId: 'extras', choiceId: 'cheese', quantity: cheese }] }),
});
const LINES = [{ itemId: 'soup', quantity: 3 }, cakes(2, 2), { itemId: 'water', quantity: 4 }];

/** An order of three soups, two cakes with cheese and four waters, paid for. */
function sold(shop = PLAIN_SHOP): Ledger {
  const ledger = ledgerOf(MENU, [], shop);
  ledger.reserve({ orderId: 'o1', lines: LINES }, NOW);
  ledger.confirm('o1');
  return ledger;
}
const giveBack = (ledger: Ledger, refundId: string, ...lines: [line: number, quantity: number][]) =>
  ledger.giveBack('o1', { refundId, lines: lines.map(([line, quantity]) => units(line, quantity)) }, NOW);
const units = (line: number, quantity: number): LineUnits => ({ line, quantity });
const booked = (ledger: Ledger, wanted = 'returned') =>
  ledger.changes().movements.flatMap(({ itemId, reason, availableChange }) => {
    return reason === wanted ? [`${availableChange} ${itemId}`] : [];
  });

test('a refund gives back dishes and what they and their options use, once, under its name, and no place in time', () => {
  const ledger = sold(SLOTS);
  const given = [units(0, 2), units(1, 1), units(2, 4)];
  for (let i = 0; i < 2; i++)
    assert.deepEqual(giveBack(ledger, 'r1', [0, 2], [1, 1], [2, 4]), { state: 'sold', given });
  assert.deepEqual(booked(ledger), ['2 soup', '5 dough', '1 cake', '4 cheese', '4 cup']);
  const [first] = ledger.changes().movements.filter(({ reason }) => reason === 'returned');
  const name = { id: 'o1:r1:soup', orderId: 'o1', note: 'refund r1', units: 2, at: NOW };
  assert.partialDeepStrictEqual(first, name);
  const [reservation] = ledger.changes().added;
  assert.partialDeepStrictEqual(reservation?.units.at(-1), { itemId: FIRST_SLOT, taken: 1, returned: 0 });
  ledger.release('o1', 'returned', NOW);
  assert.deepEqual(booked(ledger, 'release'), ['1 soup', '3 dough', '1 cake', '4 cheese', `1 ${FIRST_SLOT}`]);
});

test('it gives back what was taken then, whatever the menu says now', () => {
  const [reservation] = sold().changes().added;
  const changed = MENU.map((one) => ({ ...one, uses: [], options: [], counted: false }));
  const ledger = ledgerOf(changed, [reservation as Reservation]);
  giveBack(ledger, 'r1', [1, 2]);
  assert.deepEqual(booked(ledger), ['2 cake', '2 dough', '8 cheese']);
});

test('it answers what it gave back, however often and for whatever it is asked again', () => {
  const ledger = sold();
  assert.deepEqual(giveBack(ledger, 'r1', [0, 2]).given, [units(0, 2)]);
  assert.deepEqual(giveBack(ledger, 'r2', [0, 2], [1, 1]).given, [units(0, 1), units(1, 1)], 'one soup was left');
  assert.deepEqual(giveBack(ledger, 'r3', [0, 1]).given, [], 'and no more');
  ledger.release('o1', 'returned', NOW);
  assert.deepEqual(giveBack(ledger, 'r2').given, [units(0, 1), units(1, 1)]);
  assert.deepEqual(giveBack(ledger, 'r4', [1, 1]), { state: 'released', given: [] }, 'all of it came back');
});

test('a refund that is asked about with no units gives nothing back any more', () => {
  const ledger = sold();
  for (const lines of [[], [[0, 1]]] as [number, number][][])
    assert.deepEqual(giveBack(ledger, 'r1', ...lines), { state: 'sold', given: [] });
  assert.deepEqual(booked(ledger), []);
});

test('what was written off comes back where a refund says that it was not used, and nothing else of it', () => {
  const ledger = sold();
  giveBack(ledger, 'r1', [0, 1]);
  ledger.release('o1', 'wasted', NOW);
  for (let i = 0; i < 2; i++) assert.deepEqual(giveBack(ledger, 'r2', [0, 3]).given, [units(0, 2)]);
  assert.deepEqual(booked(ledger), ['1 soup', '2 dough', '2 soup', '4 dough']);
  assert.equal(ledger.release('o1', 'returned', NOW), 'sold');
  assert.deepEqual(booked(ledger, 'release'), []);
});

test('what is held is refused for now; what is released or of no such line gives nothing', () => {
  const ledger = ledgerOf();
  assert.throws(() => giveBack(ledger, 'r1', [0, 1]), { code: 'RESERVATION_UNKNOWN', type: 'not_found' });
  ledger.reserve({ orderId: 'o1', lines: LINES }, NOW);
  assert.throws(() => giveBack(ledger, 'r1', [0, 1]), { code: 'RESERVATION_HELD', type: 'conflict' });
  ledger.confirm('o1');
  assert.deepEqual(giveBack(ledger, 'r1', [3, 1]), { state: 'sold', given: [] });
  const released = sold();
  released.release('o1', 'returned', NOW);
  assert.deepEqual(giveBack(released, 'r1', [0, 1]), { state: 'released', given: [] });
  for (const one of [ledger, released]) assert.deepEqual(booked(one), []);
});

const someUnits = fc.record({ line: fc.integer({ min: 0, max: 4 }), quantity: fc.integer({ min: 1, max: 4 }) });
const refund = fc.record({
  refundId: fc.constantFrom('r1', 'r2', 'r3', 'r4'),
  lines: fc.array(someUnits, { maxLength: 4 }),
});
const wanted = fc.record({
  soups: fc.integer({ min: 1, max: 9 }),
  plain: fc.integer({ min: 1, max: 9 }),
  cakes: fc.integer({ min: 1, max: 9 }),
  cheese: fc.integer({ min: 1, max: 3 }),
  refunds: fc.array(refund, { maxLength: 8 }),
  end: fc.constantFrom('kept', 'returned', 'wasted'),
});

test('whatever refunds ask for, no line gives back more than it took, none twice, and a cancel gives back the rest', () => {
  let most = 0;
  fc.assert(
    fc.property(wanted, ({ soups, plain, cakes: dear, cheese, refunds, end }) => {
      const lines = [{ itemId: 'soup', quantity: soups }, cakes(plain, 0), cakes(dear, cheese)];
      const left = linesLeft([soups, plain, dear], refunds);
      const keeps = end === 'returned' ? [0, 0, 0] : left;
      let [reservation, available] = run([], (ledger) => ledger.reserve({ orderId: 'o1', lines }, NOW));
      const then = (change: (ledger: Ledger) => unknown) => {
        [reservation, available] = run([reservation], change, available);
      };
      then((ledger) => ledger.confirm('o1'));
      for (const one of refunds) then((ledger) => ledger.giveBack('o1', one, NOW));
      if (end !== 'kept') then((ledger) => ledger.release('o1', end === 'wasted' ? 'wasted' : 'returned', NOW));
      for (const one of refunds) then((ledger) => ledger.giveBack('o1', one, NOW));
      const [soup = 0, simple = 0, rich = 0] = keeps;
      const away = { soup, cake: simple + rich, dough: 2 * soup + simple + rich, cheese: 2 * cheese * rich };
      for (const [id, gone] of Object.entries(away)) assert.equal(START.get(id), (available.get(id) ?? 0) + gone, id);
      most = Math.max(most, soups + plain + dear - left.reduce((sum, one) => sum + one, 0));
    }),
    { numRuns: 500 },
  );
  assert.ok(most > 10, `at most ${most} units went back`);
});

const START = new Map(MENU.map(({ id, available }) => [id, available]));

/** A batch of its own, as a store keeps it: the order's reservation and what is available after it. */
function run(before: Reservation[], change: (ledger: Ledger) => unknown, available = START) {
  const items = MENU.map((one) => ({ ...one, available: available.get(one.id) ?? 0 }));
  const ledger = ledgerOf(items, before);
  change(ledger);
  const { added, moved, movements } = ledger.changes();
  const after = new Map(available);
  for (const { itemId, availableChange } of movements) after.set(itemId, (after.get(itemId) ?? 0) + availableChange);
  const reservation = added[0] ?? moved[0]?.to ?? before[0];
  return [reservation as Reservation, after] as const;
}

/** What no refund gives back of lines of these quantities: each refund counts once, as it came first. */
function linesLeft(quantities: readonly number[], refunds: readonly { refundId: string; lines: LineUnits[] }[]) {
  const left = [...quantities];
  const seen = new Set<string>();
  for (const { refundId, lines } of refunds) {
    if (!seen.has(refundId))
      for (const { line, quantity } of lines) if (line in left) left[line] = Math.max(0, (left[line] ?? 0) - quantity);
    seen.add(refundId);
  }
  return left;
}
