import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Item } from '../../services/stock/domain/item.ts';
import { Ledger } from '../../services/stock/domain/ledger.ts';
import { item, line, use } from '../support/items.ts';

const NOW = new Date('2030-01-01T12:00:00Z');
const ledgerOf = (...items: Item[]) => new Ledger({ items, reservations: [], booked: [] });
const want = (itemId: string, quantity: number) => ({ itemId, quantity });
const nothing = { added: [], moved: [], movements: [], marked: new Map(), opened: [], resized: new Map() };
/** Where the shop has set nothing. */
const plain = { serving: 'pickup', taxes: [], tip: 0, slot: null, payBefore: null } as const;

test('a reservation merges duplicate lines, prices them and takes them off the shelf', () => {
  const ledger = ledgerOf(item('soup'), item('cake', { price: 300, priceId: 'price_cake' }));
  const reserved = ledger.reserve({ orderId: 'o1', lines: [want('soup', 1), want('cake', 2), want('soup', 3)] }, NOW);
  assert.deepEqual(reserved, {
    lines: [line('soup', 4), line('cake', 2, { unitPrice: 300, total: 600, priceId: 'price_cake' })],
    subtotal: 2600,
    taxes: [],
    tip: 0,
    total: 2600,
    currency: 'eur',
    serving: 'pickup',
    slot: null,
    payBefore: null,
    shop: { timeZone: 'UTC', dayEnds: '04:00' },
  });
  const { added, movements } = ledger.changes();
  assert.deepEqual(
    added.map(({ orderId, state }) => [orderId, state]),
    [['o1', 'held']],
  );
  assert.deepEqual(
    movements.map(({ itemId, reason, availableChange }) => [itemId, reason, availableChange]),
    [
      ['soup', 'reserve', -4],
      ['cake', 'reserve', -2],
    ],
  );
});

const REFUSALS: [string, Parameters<Ledger['reserve']>[0], string, string, object][] = [
  [
    'an unknown and an archived item',
    { orderId: 'o', lines: [want('soup', 1), want('x', 1), want('old', 1)] },
    'ITEM_UNKNOWN',
    'invalid',
    { itemIds: ['x', 'old'] },
  ],
  [
    'more than 100 of one item after merging',
    { orderId: 'o', lines: [want('soup', 60), want('soup', 41)] },
    'LINE_QUANTITY',
    'invalid',
    { itemId: 'soup', quantity: 101, most: 100 },
  ],
  [
    'more than there is',
    { orderId: 'o', lines: [want('soup', 11), want('cake', 1), want('off', 1)] },
    'STOCK_INSUFFICIENT',
    'conflict',
    {
      items: [
        { id: 'soup', wanted: 11, available: 10 },
        { id: 'off', wanted: 1, available: 0 },
      ],
    },
  ],
  [
    'another total than the customer saw',
    { orderId: 'o', lines: [want('soup', 2)], expectedTotal: 900 },
    'PRICE_CHANGED',
    'conflict',
    { expectedTotal: 900, total: 1000, currency: 'eur' },
  ],
  [
    'a total too small to charge',
    { orderId: 'o', lines: [want('mint', 1)] },
    'TOTAL_NOT_CHARGEABLE',
    'invalid',
    { total: 49, least: 50, most: 99_999_999, currency: 'eur' },
  ],
  [
    'a total too large to charge',
    { orderId: 'o', lines: [want('yacht', 2)] },
    'TOTAL_NOT_CHARGEABLE',
    'invalid',
    { total: 160_000_000, least: 50, most: 99_999_999, currency: 'eur' },
  ],
];
for (const [what, wanted, code, type, data] of REFUSALS) {
  test(`${what} is refused with ${code}, and nothing is held`, () => {
    const ledger = ledgerOf(
      item('soup'),
      item('cake'),
      item('old', { archived: true }),
      item('off', { soldOut: true }),
      item('mint', { price: 49 }),
      item('yacht', { price: 80_000_000 }),
    );
    assert.throws(() => ledger.reserve(wanted, NOW), { name: 'DomainError', code, type, data });
    assert.deepEqual(ledger.changes(), nothing);
  });
}

test('reserving again for an order answers what was reserved first, held or sold', () => {
  const ledger = ledgerOf(item('soup'));
  const first = ledger.reserve({ orderId: 'o1', lines: [want('soup', 2)], expectedTotal: 1000 }, NOW);
  assert.deepEqual(ledger.reserve({ orderId: 'o1', lines: [want('soup', 7)], expectedTotal: 1 }, NOW), first);
  ledger.confirm('o1');
  assert.deepEqual(ledger.reserve({ orderId: 'o1', lines: [want('soup', 2)] }, NOW), first);
  assert.equal(ledger.changes().movements.length, 1);
});

test('a hold is sold once, and a release after that brings its units back', () => {
  const ledger = ledgerOf(item('soup'));
  ledger.reserve({ orderId: 'o1', lines: [want('soup', 10)] }, NOW);
  assert.equal(ledger.confirm('o1'), 'sold');
  assert.equal(ledger.confirm('o1'), 'sold');
  assert.equal(ledger.release('o1', 'returned', NOW), 'released');
  assert.equal(ledger.release('o1', 'returned', NOW), 'released');
  assert.equal(ledger.confirm('o1'), 'released', 'a confirm that comes late changes nothing');
  assert.equal(ledger.check({ lines: [want('soup', 10)] }, NOW).total, 5000);
});

test('units that were cooked stay sold, and the waste is noted once', () => {
  const ledger = ledgerOf(item('soup'));
  ledger.reserve({ orderId: 'o1', lines: [want('soup', 4)] }, NOW);
  for (let i = 0; i < 2; i++) assert.equal(ledger.release('o1', 'wasted', NOW), 'sold');
  const waste = ledger.changes().movements.filter(({ reason }) => reason === 'wasted');
  assert.deepEqual(
    waste.map(({ availableChange, units }) => [availableChange, units]),
    [[0, 4]],
  );
});

test('an order given up before it reserved can reserve no more', () => {
  const ledger = ledgerOf(item('soup'));
  assert.equal(ledger.release('o1', 'returned', NOW), 'released');
  const late = () => ledger.reserve({ orderId: 'o1', lines: [want('soup', 1)] }, NOW);
  assert.throws(late, { code: 'RESERVATION_CLOSED', type: 'conflict' });
});

test('a sale of what nobody reserved is refused', () => {
  assert.throws(() => ledgerOf().confirm('o1'), { code: 'RESERVATION_UNKNOWN', type: 'not_found' });
});

test('a restock counts once under its id, which names no other one; a correction never goes below zero', () => {
  const ledger = ledgerOf(item('soup'), item('cake'));
  assert.equal(ledger.restock({ movementId: 'm1', itemId: 'soup', quantity: 5 }, NOW), 15);
  assert.equal(ledger.restock({ movementId: 'm1', itemId: 'soup', quantity: 5 }, NOW), 15);
  assert.equal(ledger.restock({ movementId: 'm2', itemId: 'soup', quantity: -15, note: 'burnt' }, NOW), 0);
  const below = () => ledger.restock({ movementId: 'm3', itemId: 'soup', quantity: -1 }, NOW);
  assert.throws(below, { code: 'STOCK_BELOW_ZERO', data: { itemId: 'soup', available: 0, change: -1 } });
  assert.throws(() => ledger.restock({ movementId: 'm4', itemId: 'x', quantity: 1 }, NOW), { code: 'ITEM_UNKNOWN' });
  for (const other of [{ quantity: 6 }, { itemId: 'cake' }]) {
    const reused = () => ledger.restock({ movementId: 'm1', itemId: 'soup', quantity: 5, ...other }, NOW);
    const data = { movementId: 'm1', itemId: 'soup', quantity: 5 };
    assert.throws(reused, { code: 'IDEMPOTENCY_KEY_REUSED', data });
  }
  assert.deepEqual(
    ledger.changes().movements.map(({ id, reason, note }) => [id, reason, note]),
    [
      ['m1', 'restock', null],
      ['m2', 'correction', 'burnt'],
    ],
  );
});

test('a dish that is marked sold out cannot be had until it is unmarked', () => {
  const ledger = ledgerOf(item('soup'));
  ledger.markItem('soup', { soldOut: true, until: null });
  assert.throws(() => ledger.check({ lines: [want('soup', 1)] }, NOW), { code: 'STOCK_INSUFFICIENT' });
  ledger.markItem('soup', { soldOut: false, until: null });
  assert.equal(ledger.check({ lines: [want('soup', 1)] }, NOW).total, 500);
  assert.throws(() => ledger.markItem('x', { soldOut: true, until: null }), { code: 'ITEM_UNKNOWN' });
});

test('a total may be the least and the most that can be charged', () => {
  for (const price of [50, 99_999_999]) {
    const reserved = ledgerOf(item('soup', { price })).check({ lines: [want('soup', 1)] }, NOW);
    assert.equal(reserved.total, price);
  }
  assert.equal(
    ledgerOf(item('soup', { available: 100 })).check({ lines: [want('soup', 100)] }, NOW).lines[0]?.quantity,
    100,
  );
});

test('every movement has its reason, and what was loaded and not touched is no change', () => {
  const held = { state: 'held', currency: 'eur', ...plain, createdAt: NOW, wasted: false, returns: [] } as const;
  const frozen = {
    lines: [line('soup', 2)],
    takes: [[use('soup')]],
    units: [{ itemId: 'soup', taken: 2, returned: 0 }],
  };
  const reservations = ['o1', 'o2', 'o3'].map((orderId) => ({ ...held, orderId, ...frozen }));
  const ledger = new Ledger({ items: [item('soup')], reservations, booked: [] });
  ledger.release('o1', 'returned', NOW);
  ledger.release('o2', 'wasted', NOW);
  ledger.restock({ movementId: 'm1', itemId: 'soup', quantity: 5 }, NOW);
  ledger.restock({ movementId: 'm2', itemId: 'soup', quantity: -1 }, NOW);
  ledger.markItem('soup', { soldOut: true, until: null });
  ledger.release('late', 'returned', NOW);
  const { added, moved, movements, marked } = ledger.changes();
  assert.deepEqual(
    movements.map(({ reason, availableChange, units }) => [reason, availableChange, units]),
    [
      ['release', 2, 2],
      ['wasted', 0, 2],
      ['restock', 5, 5],
      ['correction', -1, 1],
    ],
  );
  assert.deepEqual(
    moved.map(({ from, to }) => [from.orderId, from.state, to.state, to.wasted]),
    [
      ['o1', 'held', 'released', false],
      ['o2', 'held', 'sold', true],
    ],
  );
  assert.deepEqual(
    [...marked.values()].map(({ id, soldOut }) => [id, soldOut]),
    [['soup', true]],
  );
  const nothingKept = { currency: null, lines: [], takes: [], units: [], ...plain, wasted: false, returns: [] };
  const closed = { orderId: 'late', state: 'released', ...nothingKept, createdAt: NOW };
  assert.deepEqual(added, [closed]);
  assert.throws(() => ledger.reserve({ orderId: 'o1', lines: [] }, NOW), { code: 'RESERVATION_CLOSED' });
  assert.throws(() => ledger.restock({ movementId: 'm3', itemId: 'x', quantity: 1 }, NOW), {
    data: { itemIds: ['x'] },
  });
});
