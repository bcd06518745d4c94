import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DomainError } from '../../kernel/domain-error.ts';
import { type Item, portionsLeft } from '../../services/stock/domain/item.ts';
import { Ledger } from '../../services/stock/domain/ledger.ts';
import type { Chosen } from '../../services/stock/domain/options.ts';
import { choice, group, item, use } from '../support/items.ts';

const NOW = new Date('2030-01-01T12:00:00Z');
const LATER = new Date('2030-01-01T13:00:00Z');
const PIZZA = item('pizza', {
  price: 1000,
  priceId: 'price_pizza',
  station: 'oven',
  minutes: 8,
  allergens: ['gluten'],
  uses: [use('dough')],
  options: [
    group('size', 1, 1, choice('normal'), choice('large', 400, { uses: [use('dough')] })),
    group(
      'extras',
      0,
      3,
      choice('cheese', 150, { uses: [use('mozzarella', 2)] }),
      choice('olives', 100),
      choice('truffle', 900, { soldOut: true }),
    ),
    group('without', 0, 2, choice('no mushrooms'), choice('no basil')),
  ],
});
const DOUGH = item('dough', { kind: 'ingredient', price: 0 });
const MOZZARELLA = item('mozzarella', { kind: 'ingredient', price: 0 });
const SHELF = [PIZZA, DOUGH, MOZZARELLA];
const ledgerOf = (items: readonly Item[] = SHELF) => new Ledger({ items, reservations: [], booked: [] });
const one = (groupId: string, choiceId: string, quantity?: number): Chosen => ({ groupId, choiceId, quantity });
const NORMAL = one('size', 'normal');
const pizza = (options: Chosen[], quantity = 1, note?: string) => ({ itemId: 'pizza', quantity, options, note });

/** What is wrong with a pizza with these options, by its path in the order. */
const FAULTS: [string, Chosen[], string[]][] = [
  ['a required choice that is missing', [], ['items[0].options: at least 1 ']],
  ['more than the group takes', [NORMAL, one('size', 'large')], ['items[0].options: at most 1 ']],
  ['more of one choice than the group takes', [NORMAL, one('extras', 'olives', 4)], ['items[0].options: at most 3 ']],
  ['an unknown group', [NORMAL, one('sauce', 'hot')], ["items[0].options[1].groupId: pizza has no options 'sauce'"]],
  ['an unknown choice', [NORMAL, one('extras', 'hot')], ["items[0].options[1].choiceId: 'hot' is no choice"]],
  ['a choice of another group', [NORMAL, one('extras', 'large')], ["items[0].options[1].choiceId: 'large' is no"]],
  [
    'twice the same choice',
    [NORMAL, one('extras', 'olives'), one('extras', 'olives')],
    ["items[0].options[2].choiceId: 'olives' is named twice"],
  ],
  [
    'a choice that is sold out',
    [NORMAL, one('extras', 'truffle')],
    ["items[0].options[1].choiceId: 'truffle' is sold"],
  ],
  ['no whole number of a choice', [NORMAL, one('extras', 'olives', 0.5)], ['items[0].options[1].quantity: must be a']],
  ['none of a choice', [NORMAL, one('extras', 'olives', 0)], ['items[0].options[1].quantity: must be a whole']],
  ['options that look like what every object has', [NORMAL, one('__proto__', 'x')], ['items[0].options[1].groupId:']],
  [
    'all that is wrong at once',
    [one('size', 'tiny'), one('extras', 'truffle')],
    ['items[0].options[0].choiceId:', 'items[0].options[1].choiceId:'],
  ],
];
for (const [what, options, expected] of FAULTS) {
  test(`${what} is refused by its path, and nothing is held`, () => {
    const ledger = ledgerOf();
    const error = refusalOf(() => ledger.reserve({ orderId: 'o', lines: [pizza(options)] }, NOW));
    assert.deepEqual([error.code, error.type], ['OPTIONS_INVALID', 'invalid']);
    const told = (error.data.errors as { field: string; message: string }[]).map((e) => {
      assert.ok(e.message.startsWith(`${e.field}: `));
      return e.message;
    });
    assert.equal(told.length, expected.length, told.join('\n'));
    for (const [i, begins] of expected.entries()) assert.ok(told[i]?.startsWith(begins), told[i]);
    assert.equal(ledger.changes().added.length, 0);
  });
}

test('the paths count the lines as the customer sent them', () => {
  const lines = [pizza([NORMAL]), pizza([NORMAL]), pizza([NORMAL, one('extras', 'hot')])];
  const { data } = refusalOf(() => ledgerOf().check({ lines }, NOW));
  const field = 'items[2].options[1].choiceId';
  assert.deepEqual(data.errors, [{ field, message: `${field}: 'hot' is no choice of 'extras'` }]);
});

test('options add to the price, are frozen with their names, and drop a price of Stripe that they change', () => {
  const chosen = [one('extras', 'cheese', 2), one('size', 'large')];
  const { lines, total } = ledgerOf().check({ lines: [pizza(chosen, 2, ' well done '), pizza([NORMAL])] }, NOW);
  assert.deepEqual(
    lines.map(({ unitPrice, total, priceId, note, quantity }) => [quantity, unitPrice, total, priceId, note]),
    [
      [2, 1700, 3400, null, 'well done'],
      [1, 1000, 1000, 'price_pizza', null],
    ],
  );
  assert.deepEqual(lines[0]?.options, [
    { groupId: 'size', choiceId: 'large', name: 'large', price: 400, quantity: 1 },
    { groupId: 'extras', choiceId: 'cheese', name: 'cheese', price: 150, quantity: 2 },
  ]);
  assert.deepEqual([lines[0]?.station, lines[0]?.minutes, lines[0]?.allergens], ['oven', 8, ['gluten']]);
  assert.equal(lines[0]?.category, 'Mains');
  assert.equal(total, 4400);
});

test('lines are merged by item, options and note, in whatever order the options are named', () => {
  const [olives, basil] = [one('extras', 'olives'), one('without', 'no basil')];
  const wanted = [
    pizza([NORMAL, olives, basil]),
    pizza([NORMAL]),
    pizza([basil, one('extras', 'olives', 1), NORMAL], 2),
    pizza([NORMAL], 1, 'no salt'),
    pizza([NORMAL], 1, '  '),
  ];
  const { lines } = ledgerOf().check({ lines: wanted }, NOW);
  assert.deepEqual(
    lines.map(({ quantity, note, options }) => [quantity, note, options.map(({ choiceId }) => choiceId).join()]),
    [
      [3, null, 'normal,olives,no basil'],
      [2, null, 'normal'],
      [1, 'no salt', 'normal'],
    ],
  );
});

test('more than 100 of one item are refused, however they differ', () => {
  const lines = [pizza([NORMAL], 60), pizza([NORMAL], 41, 'no salt')];
  assert.equal(refusalOf(() => ledgerOf().check({ lines }, NOW)).code, 'LINE_QUANTITY');
});

test('an order takes the sum of what its dishes and options use, and gives back the same', () => {
  const ledger = ledgerOf();
  const lines = [pizza([one('size', 'large'), one('extras', 'cheese', 2)], 2), pizza([NORMAL])];
  ledger.reserve({ orderId: 'o1', lines }, NOW);
  const { units } = ledger.changes().added[0] ?? {};
  assert.deepEqual(units, [
    { itemId: 'pizza', taken: 3, returned: 0 },
    { itemId: 'dough', taken: 5, returned: 0 },
    { itemId: 'mozzarella', taken: 8, returned: 0 },
  ]);
  const short = refusalOf(() => ledger.reserve({ orderId: 'o2', lines }, NOW));
  assert.equal(short.code, 'STOCK_INSUFFICIENT');
  assert.deepEqual(short.data, { items: [{ id: 'mozzarella', wanted: 8, available: 2 }] });
  ledger.release('o1', 'returned', NOW);
  ledger.reserve({ orderId: 'o2', lines }, NOW);
  const back = ledger.changes().movements.filter(({ reason }) => reason === 'release');
  assert.deepEqual(
    back.map(({ itemId, availableChange }) => [itemId, availableChange]),
    [
      ['pizza', 3],
      ['dough', 5],
      ['mozzarella', 8],
    ],
  );
});

test('an ingredient cannot be ordered by itself, nor a dish in another currency beside the first', () => {
  const shelf = [item('soup'), item('import', { currency: 'usd' }), DOUGH];
  const want = (itemId: string) => ({ itemId, quantity: 1 });
  for (const [ids, unknown] of [
    [['dough'], ['dough']],
    [['soup', 'import'], ['import']],
  ] as const) {
    assert.deepEqual(refusalOf(() => ledgerOf(shelf).check({ lines: ids.map(want) }, NOW)).data, { itemIds: unknown });
  }
});

test('what is not counted never runs out, takes no units, and can be sold out all the same', () => {
  const ledger = ledgerOf([item('water', { counted: false, available: 0 })]);
  const lines = [{ itemId: 'water', quantity: 100 }];
  assert.equal(ledger.reserve({ orderId: 'o1', lines }, NOW).total, 50_000);
  assert.deepEqual(ledger.changes().added[0]?.units, []);
  ledger.markItem('water', { soldOut: true, until: null });
  assert.equal(refusalOf(() => ledger.check({ lines }, NOW)).code, 'STOCK_INSUFFICIENT');
});

const PORTIONS: [string, Item[], number][] = [
  ['its own count', [PIZZA, item('dough', { available: 99 }), MOZZARELLA], 10],
  ['its scarcest ingredient', [PIZZA, item('dough', { available: 3 }), MOZZARELLA], 3],
  ['nothing, where an ingredient is sold out', [PIZZA, item('dough', { soldOut: true }), MOZZARELLA], 0],
  ['nothing, where an ingredient is archived', [PIZZA, item('dough', { archived: true })], 0],
  ['nothing, where it is sold out itself', [item('pizza', { ...PIZZA, soldOut: true }), DOUGH], 0],
  [
    'any number, where nobody counts it',
    [item('pizza', { ...PIZZA, counted: false }), item('dough', { counted: false })],
    Number.POSITIVE_INFINITY,
  ],
  [
    'nothing, where no required choice can be had',
    [
      item('pizza', { ...PIZZA, options: [group('size', 1, 1, choice('large', 0, { uses: [use('dough', 11)] }))] }),
      DOUGH,
    ],
    0,
  ],
];
for (const [what, shelf, portions] of PORTIONS) {
  test(`a dish is as available as ${what}`, () => {
    const items = new Map(shelf.map((one) => [one.id, one]));
    assert.equal(portionsLeft(items, shelf[0] as Item, NOW), portions);
  });
}

test('a choice can be marked sold out, and a mark with an end ends by itself', () => {
  const ledger = ledgerOf();
  const lines = [pizza([NORMAL, one('extras', 'olives')])];
  ledger.markChoice('pizza', { groupId: 'extras', choiceId: 'olives' }, { soldOut: true, until: LATER });
  assert.equal(refusalOf(() => ledger.check({ lines }, NOW)).code, 'OPTIONS_INVALID');
  assert.equal(ledger.check({ lines }, LATER).total, 1100);
  ledger.markItem('pizza', { soldOut: true, until: LATER });
  assert.equal(refusalOf(() => ledger.check({ lines: [pizza([NORMAL])] }, NOW)).code, 'STOCK_INSUFFICIENT');
  assert.equal(ledger.check({ lines: [pizza([NORMAL])] }, LATER).total, 1000);
  const marked = ledger.changes().marked.get('pizza');
  assert.deepEqual([marked?.until, marked?.options[1]?.choices[1]?.until], [LATER, LATER]);
  const unknown = () =>
    ledger.markChoice('pizza', { groupId: 'size', choiceId: 'olives' }, { soldOut: true, until: null });
  assert.equal(refusalOf(unknown).code, 'CHOICE_UNKNOWN');
});

test('an archived item is off the menu until it is restored, which its currency must allow', () => {
  const ledger = ledgerOf();
  ledger.archive('pizza');
  assert.equal(refusalOf(() => ledger.check({ lines: [pizza([NORMAL])] }, NOW)).code, 'ITEM_UNKNOWN');
  assert.equal(refusalOf(() => ledger.restore('pizza', 'usd', null)).code, 'ITEM_CURRENCY');
  const drinks = { included: true, rates: { drink: 1900 } };
  assert.equal(refusalOf(() => ledger.restore('pizza', 'eur', drinks)).code, 'ITEM_TAX');
  ledger.restore('pizza', 'eur', null);
  assert.equal(ledger.check({ lines: [pizza([NORMAL])] }, NOW).total, 1000);
  ledger.archive('pizza');
  ledger.restore('pizza', undefined, null);
  assert.equal(ledger.changes().marked.get('pizza')?.archived, false);
});

function refusalOf(act: () => unknown): DomainError {
  try {
    act();
  } catch (error) {
    return error as DomainError;
  }
  assert.fail('it was not refused');
}
