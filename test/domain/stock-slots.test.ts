import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isRefusal } from '../../kernel/domain-error.ts';
import { later, MINUTE } from '../../kernel/time.ts';
import type { Item } from '../../services/stock/domain/item.ts';
import { Ledger } from '../../services/stock/domain/ledger.ts';
import { type OpeningSettings, WEEKDAYS } from '../../services/stock/domain/opening-settings.ts';
import { type Reservation, totalOf } from '../../services/stock/domain/reservation.ts';
import { PLAIN_SHOP, type Shop } from '../../services/stock/domain/shop.ts';
import { isSlotId, slotId } from '../../services/stock/domain/slot-items.ts';
import { item } from '../support/items.ts';

const NOW = new Date('2030-01-01T12:00:00Z');
const at = (minutes: number) => later(NOW, minutes * MINUTE);
/** A slot every quarter of an hour, which has to be paid for 10 minutes before. */
const shopOf = (slotOrders: number, more: Partial<Shop> = {}): Shop => ({
  ...PLAIN_SHOP,
  opening: { ...PLAIN_SHOP.opening, slotMinutes: 15, slotOrders, leadMinutes: 10 },
  ...more,
});
const soup = [{ itemId: 'soup', quantity: 1 }];
const ledgerOf = (shop: Shop, items: Item[] = [item('soup', { available: 100 })]) =>
  new Ledger({ items, reservations: [], booked: [], shop });
const reserve = (ledger: Ledger, orderId: string, wanted: Date | 'asap' = 'asap') =>
  ledger.reserve({ orderId, lines: soup, wanted }, NOW).slot;

test('who wants it as soon as possible gets the first free slot, and one slot never serves more than the kitchen can', () => {
  const ledger = ledgerOf(shopOf(2));
  const slots = ['o1', 'o2', 'o3', 'o4', 'o5'].map((id) => reserve(ledger, id));
  assert.deepEqual(slots, [at(15), at(15), at(30), at(30), at(45)]);
  assert.deepEqual(reserve(ledger, 'o2'), at(15), 'a repeat takes no other one');
  const { opened, movements } = ledger.changes();
  assert.deepEqual(
    opened.map(({ id, kind }) => [id, kind]),
    [15, 30, 45].map((minutes) => [slotId(at(minutes), 15), 'slot']),
  );
  const first = movements.filter(({ itemId }) => itemId === slotId(at(15), 15));
  assert.deepEqual(
    first.map(({ id, reason, availableChange }) => [id, reason, availableChange]),
    [
      [slotId(at(15), 15), 'restock', 2],
      [null, 'reserve', -1],
      [null, 'reserve', -1],
    ],
  );
});

test('a full slot is refused, and free again when an order for it is given up, but not when it was cooked', () => {
  const ledger = ledgerOf(shopOf(2));
  const full = () => reserve(ledger, 'late', at(60));
  for (const id of ['o1', 'o2']) reserve(ledger, id, at(60));
  assert.throws(full, { code: 'SLOT_FULL', type: 'conflict' });
  ledger.release('o1', 'wasted', NOW);
  assert.throws(full, { code: 'SLOT_FULL' });
  ledger.release('o2', 'returned', NOW);
  assert.deepEqual(full(), at(60));
});

test('an order tells until when it must be paid, and a check the same, holding nothing', () => {
  const ledger = ledgerOf(shopOf(2));
  const wanted = { lines: soup, wanted: at(60) };
  const offer = ledger.check(wanted, NOW);
  assert.deepEqual([offer.slot, offer.payBefore], [at(60), at(50)]);
  assert.deepEqual(ledger.changes().movements, []);
  assert.deepEqual(ledger.reserve({ ...wanted, orderId: 'o1' }, NOW), offer);
  assert.deepEqual(ledger.reserve({ ...wanted, orderId: 'o1', wanted: at(75) }, NOW), offer);
});

test('a shop that is closed or paused refuses, and repeats what it reserved before all the same', () => {
  const [monday] = [{ days: ['mon'] as const, from: '11:00', to: '22:00' }];
  const closed = { ...PLAIN_SHOP, opening: { ...PLAIN_SHOP.opening, hours: [monday] } };
  assert.throws(() => reserve(ledgerOf(closed), 'o1'), {
    code: 'SHOP_CLOSED',
    data: { opensAt: '2030-01-07T11:00:00.000Z' },
  });
  const paused = shopOf(2, { paused: at(60) });
  assert.throws(() => reserve(ledgerOf(paused), 'o1'), { code: 'PAUSED', data: { until: at(60).toISOString() } });
  assert.throws(() => reserve(ledgerOf(paused), 'o1', at(45)), { code: 'PAUSED' });
  assert.deepEqual(reserve(ledgerOf(paused), 'o1', at(60)), at(60), 'one can order for what comes after it');
  assert.throws(() => reserve(ledgerOf(shopOf(2)), 'o1', at(61)), { code: 'SLOT_UNKNOWN' });
  const open = ledgerOf(shopOf(2));
  reserve(open, 'o1');
  const { added, opened } = open.changes();
  const items = [item('soup'), ...opened];
  const later = new Ledger({ items, reservations: added, booked: [], shop: { ...closed, paused: at(60) } });
  assert.deepEqual(reserve(later, 'o1'), at(15));
});

const slotOf = (available: number, capacity: number) => item(slotId(at(15), 15), { kind: 'slot', available, capacity });
const CAPACITIES: [what: string, available: number, capacity: number, slotOrders: number, Date, number[]][] = [
  ['more places', 0, 2, 3, at(15), [1, 3]],
  ['fewer places, all of them free', 5, 5, 2, at(15), [-3, 2]],
  ['fewer places than are taken', 1, 5, 2, at(30), []],
  ['as many places', 1, 2, 2, at(15), []],
];
for (const [what, available, capacity, slotOrders, slot, change] of CAPACITIES) {
  test(`where the settings give a slot ${what}, that applies as far as places are free`, () => {
    const ledger = ledgerOf(shopOf(slotOrders), [item('soup'), slotOf(available, capacity)]);
    assert.deepEqual(reserve(ledger, 'o1'), slot);
    const { movements, resized } = ledger.changes();
    const put = movements.filter(({ itemId, reason }) => itemId === slotId(at(15), 15) && reason !== 'reserve');
    const [units, size] = change;
    assert.deepEqual(
      put.map(({ availableChange }) => availableChange),
      change.slice(0, 1),
    );
    assert.deepEqual([...resized.values()], units === undefined ? [] : [{ from: capacity, to: size }]);
  });
}

test('a line is cooked for as long as its dish says, else for as long as its station takes', () => {
  const stations = { oven: { minutes: 8 } };
  const items = [
    item('pizza', { station: 'oven' }),
    item('lasagne', { station: 'oven', minutes: 20 }),
    item('soup', { station: 'stove' }),
    item('salad'),
    item('cake', { station: 'constructor' }),
  ];
  const lines = items.map(({ id: itemId }) => ({ itemId, quantity: 1 }));
  const offer = ledgerOf({ ...PLAIN_SHOP, stations }, items).check({ lines }, NOW);
  assert.deepEqual(
    offer.lines.map(({ minutes }) => minutes),
    [8, 20, null, null, null],
  );
});

/** The minutes of a slot, by its id. */
function minutesOf(id: string): number[] {
  const [, start = '', length] = /^slot:(.*)\/(\d+)$/.exec(id) ?? [];
  return Array.from({ length: Number(length) }, (_, i) => Date.parse(start) / MINUTE + i);
}
const cookedIn = (taken: readonly string[], minute: number): number =>
  taken.filter((id) => minutesOf(id).includes(minute)).length;

test('each rate is charged by how it is served, a tip is added, and a repeat answers the same', () => {
  const taxes = { included: false, rates: { food: { pickup: 700, table: 1900 }, drink: 1900 } };
  const items = [item('soup', { tax: 'food', price: 333 }), item('wine', { tax: 'drink', price: 450 })];
  const lines = [...soup, { itemId: 'wine', quantity: 2 }];
  const ledger = ledgerOf({ ...PLAIN_SHOP, taxes }, items);
  const offer = ledger.reserve({ orderId: 'o1', lines, tip: 100, expectedTotal: 1527 }, NOW);
  assert.deepEqual(offer.taxes, [
    { rate: 700, included: false, amount: 23 },
    { rate: 1900, included: false, amount: 171 },
  ]);
  assert.deepEqual([offer.subtotal, offer.tip, offer.total], [1233, 100, 1527]);
  assert.deepEqual(
    offer.lines.map(({ tax, taxRate }) => [tax, taxRate]),
    [
      [23, 700],
      [171, 1900],
    ],
  );
  assert.deepEqual(ledger.reserve({ orderId: 'o1', lines }, NOW), offer);
  const [kept] = ledger.changes().added;
  assert.equal(kept && totalOf(kept), 1527);
  const atTable = ledger.check({ lines, serving: 'table' }, NOW);
  assert.deepEqual(atTable.taxes, [{ rate: 1900, included: false, amount: 234 }]);
  assert.throws(() => ledger.check({ lines, tip: 1234 }, NOW), { code: 'TIP_INVALID' });
});

/** The orders of before, in slots of a quarter of an hour with two places each: one at 12:15, and two at 12:30. */
function changedTo(opening: Partial<OpeningSettings>) {
  const before = ledgerOf(shopOf(2));
  for (const [id, slot] of [
    ['a', at(15)],
    ['b', at(30)],
    ['c', at(30)],
  ] as const)
    reserve(before, id, slot);
  const { added, opened } = before.changes();
  const shop = shopOf(2);
  const items = [item('soup', { available: 100 }), ...opened];
  return new Ledger({
    items,
    reservations: added,
    booked: [],
    shop: { ...shop, opening: { ...shop.opening, ...opening } },
  });
}

test('where slots have another length, the orders of before count in each new slot that overlaps theirs', () => {
  const longer = changedTo({ slotMinutes: 30, slotOrders: 4 });
  assert.throws(() => ['d', 'e', 'f'].map((id) => reserve(longer, id, at(30))), { code: 'SLOT_FULL' });
  assert.deepEqual(reserve(longer, 'g'), at(60), 'two of before and two more are as many as half an hour takes');
  const shorter = changedTo({ slotMinutes: 10, slotOrders: 2 });
  assert.throws(() => reserve(shorter, 'd', at(30)), { code: 'SLOT_FULL' });
  assert.throws(() => reserve(shorter, 'd', at(40)), { code: 'SLOT_FULL' });
  assert.deepEqual(
    ['d', 'e', 'f'].map((id) => reserve(shorter, id)),
    [at(20), at(50), at(50)],
  );
  shorter.release('b', 'returned', NOW);
  assert.deepEqual(reserve(shorter, 'g', at(40)), at(40));
});

test('where the hours begin at another time, so that slots do, the orders of before count likewise', () => {
  const moved = changedTo({ hours: [{ days: WEEKDAYS, from: '00:05', to: '00:05' }] });
  assert.throws(() => reserve(moved, 'd', at(20)), { code: 'SLOT_FULL' });
  assert.throws(() => reserve(moved, 'd', at(35)), { code: 'SLOT_FULL' });
  assert.deepEqual(reserve(moved, 'd'), at(50));
});

test('whatever is ordered, given up and set, no slot ever holds more orders than it was given places', () => {
  const orderId = fc.integer({ min: 1, max: 20 }).map((n) => `o${n}`);
  const wanted = fc.constantFrom('asap' as const, at(15), at(30), at(45), at(20), at(35), at(50));
  const settings = {
    slotMinutes: fc.constantFrom(15, 15, 15, 10, 30),
    hours: fc.constantFrom('00:00', '00:00', '00:05').map((from) => [{ days: WEEKDAYS, from, to: from }]),
    slotOrders: fc.integer({ min: 1, max: 3 }),
  };
  const step = fc.oneof(
    fc.record({ orderId, wanted, opening: fc.record(settings) }),
    fc.record({ orderId, units: fc.constantFrom('returned' as const, 'wasted' as const) }),
  );
  let full = 0;
  fc.assert(
    fc.property(fc.array(step, { minLength: 20, maxLength: 60 }), (steps) => {
      let items = [item('soup', { available: 1000 })];
      const reservations = new Map();
      const putIn = new Map<string, number>();
      for (const one of steps) {
        const shop = shopOf(1);
        if ('opening' in one) Object.assign(shop.opening, one.opening);
        const ledger = new Ledger({ items, reservations: [...reservations.values()], booked: [], shop });
        try {
          if ('units' in one) ledger.release(one.orderId, one.units, NOW);
          else reserve(ledger, one.orderId, one.wanted);
        } catch (error) {
          if (!isRefusal(error)) throw error;
          if (isRefusal(error, 'SLOT_FULL')) full++;
        }
        const { added, moved, movements, opened, resized } = ledger.changes();
        for (const reservation of [...added, ...moved.map(({ to }) => to)])
          reservations.set(reservation.orderId, reservation);
        items = [...items, ...opened.map((slot) => ({ ...slot, available: 0 }))].map((item) => {
          const mine = movements.filter(({ itemId }) => itemId === item.id);
          const available = mine.reduce((sum, { availableChange }) => sum + availableChange, item.available);
          const put = mine.filter(({ reason }) => reason === 'restock' || reason === 'correction');
          const change = put.reduce((sum, { availableChange }) => sum + availableChange, 0);
          putIn.set(item.id, (putIn.get(item.id) ?? 0) + change);
          return { ...item, available, capacity: resized.get(item.id)?.to ?? item.capacity };
        });
        const open: Reservation[] = [...reservations.values()].filter(({ state }) => state !== 'released');
        const taken = open.flatMap(({ units }) => units.flatMap(({ itemId }) => (isSlotId(itemId) ? [itemId] : [])));
        for (const id of added.flatMap(({ units }) => units.map(({ itemId }) => itemId)).filter(isSlotId)) {
          const mostAtOnce = Math.max(...minutesOf(id).map((minute) => cookedIn(taken, minute)));
          assert.ok(mostAtOnce <= (shop.opening.slotOrders ?? 0), `${mostAtOnce} at once in ${id}: ${taken}`);
        }
        for (const { id, available, capacity, kind } of items.filter(({ kind }) => kind === 'slot')) {
          const kept = taken.filter((itemId) => itemId === id).length;
          assert.ok(available >= 0 && kept + available === putIn.get(id), `${kind} ${id}: ${kept} and ${available}`);
          assert.equal(capacity, putIn.get(id));
          assert.ok(kept <= 3);
        }
      }
    }),
    { numRuns: 300 },
  );
  assert.ok(full > 50, `only ${full} were refused because a slot is full`);
});
