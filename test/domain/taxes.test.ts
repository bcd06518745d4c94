import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { mostTip, orderAmounts } from '../../services/stock/domain/order-amounts.ts';
import { taxCategoryProblems, taxProblems } from '../../services/stock/domain/tax-problems.ts';
import { type Serving, type TaxSettings, taxLines } from '../../services/stock/domain/taxes.ts';

const INCLUDED: TaxSettings = { included: true, rates: { food: { pickup: 700, table: 1900 }, drink: 1900 } };
const ADDED: TaxSettings = { ...INCLUDED, included: false };
const PIZZA_AND_WINE = [
  { total: 1070, taxCategory: 'food' },
  { total: 595, taxCategory: 'drink' },
];

test('tax that prices include is a part of them, by category and way of serving', () => {
  assert.deepEqual(taxLines(PIZZA_AND_WINE, 'pickup', INCLUDED), {
    lines: [
      { tax: 70, taxRate: 700 },
      { tax: 95, taxRate: 1900 },
    ],
    taxes: [
      { rate: 700, included: true, amount: 70 },
      { rate: 1900, included: true, amount: 95 },
    ],
  });
  assert.deepEqual(taxLines(PIZZA_AND_WINE, 'table', INCLUDED).taxes, [{ rate: 1900, included: true, amount: 266 }]);
});

test('tax that is added is computed on the sum of its rate, half a cent rounded up, and not line by line', () => {
  const three = Array.from({ length: 3 }, () => ({ total: 107, taxCategory: 'food' }));
  assert.deepEqual(taxLines(three, 'pickup', ADDED), {
    lines: [8, 7, 7].map((tax) => ({ tax, taxRate: 700 })),
    taxes: [{ rate: 700, included: false, amount: 22 }],
  });
  const half = [{ total: 50, taxCategory: 'food' }];
  assert.equal(taxLines(half, 'pickup', ADDED).taxes[0]?.amount, 4, '3.5 cents');
});

test('rates come in order, and one of 0 is named too', () => {
  const rates: TaxSettings = { included: false, rates: { c: 2500, a: 0, b: 900 } };
  const lines = ['c', 'b', 'a', 'b'].map((taxCategory) => ({ total: 1000, taxCategory }));
  assert.deepEqual(
    taxLines(lines, 'table', rates).taxes.map(({ rate, amount }) => [rate, amount]),
    [
      [0, 0],
      [900, 180],
      [2500, 250],
    ],
  );
});

test('without settings there are no taxes; with them, no line goes without a rate', () => {
  const lines = [{ total: 1000, taxCategory: null }];
  assert.deepEqual(taxLines(lines, 'pickup', null), { lines: [{ tax: 0, taxRate: 0 }], taxes: [] });
  for (const taxCategory of [null, 'fuel', 'constructor', '__proto__'])
    assert.throws(() => taxLines([{ total: 1, taxCategory }], 'pickup', ADDED), { name: 'RangeError' });
});

test('line taxes add up to those of their rate, and no tax exceeds the price it is part of', () => {
  const rate = fc.integer({ min: 0, max: 10_000 });
  const settings = fc.record({
    included: fc.boolean(),
    rates: fc.record({ a: rate, b: fc.oneof(rate, fc.record({ pickup: rate, table: rate })), c: rate }),
  });
  const line = fc.record({
    total: fc.oneof(fc.nat(3), fc.nat(99_999_999)),
    taxCategory: fc.constantFrom('a', 'b', 'c'),
  });
  const serving = fc.constantFrom<Serving>('pickup', 'table');
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 20 }), serving, settings, (lines, serving, settings) => {
      const taxed = taxLines(lines, serving, settings);
      for (const { rate, amount, included } of taxed.taxes) {
        const own = taxed.lines.filter(({ taxRate }) => taxRate === rate);
        assert.equal(
          own.reduce((sum, { tax }) => sum + tax, 0),
          amount,
        );
        const gross = lines.reduce(
          (sum, { total }, nth) => (taxed.lines[nth]?.taxRate === rate ? sum + total : sum),
          0,
        );
        const [exact, whole] = included ? [gross * rate, 10_000 + rate] : [gross * rate, 10_000];
        assert.ok(Math.abs(amount * whole - exact) * 2 <= whole, 'within half a minor unit');
      }
      for (const [nth, { tax }] of taxed.lines.entries())
        assert.ok(Number.isInteger(tax) && tax >= 0 && tax <= (lines[nth]?.total ?? 0));
    }),
  );
});

test('a total is the dishes, the taxes that are added, and the tip, which bears no tax', () => {
  const terms = { serving: 'pickup', tip: 100, currency: 'eur' } as const;
  const { subtotal, taxes, tip, total } = orderAmounts(PIZZA_AND_WINE, { ...terms, taxes: ADDED });
  assert.deepEqual([subtotal, taxes.map(({ amount }) => amount), tip, total], [1665, [75, 113], 100, 1953]);
  assert.equal(orderAmounts(PIZZA_AND_WINE, { ...terms, taxes: INCLUDED }).total, 1765);
  assert.equal(orderAmounts(PIZZA_AND_WINE, { ...terms, taxes: null }).total, 1765);
});

test('a tip is at most what the dishes cost, or a small sum on a small order', () => {
  assert.deepEqual([mostTip(200, 'eur'), mostTip(5000, 'eur'), mostTip(200, 'jpy')], [1000, 5000, 1000]);
  const order = (total: number, tip: number) =>
    orderAmounts([{ total, taxCategory: null }], { serving: 'table', taxes: null, tip, currency: 'eur' });
  assert.equal(order(200, 1000).total, 1200);
  assert.equal(order(5000, 5000).total, 10_000);
  for (const tip of [1001, -1, 0.5, Number.NaN])
    assert.throws(() => order(200, tip), { code: 'TIP_INVALID', data: { tip, most: 1000, currency: 'eur' } });
});

test('what cannot be charged names the money as people write it', () => {
  const order = (total: number, currency: string) =>
    orderAmounts([{ total, taxCategory: null }], { serving: 'pickup', taxes: null, tip: 0, currency });
  assert.throws(() => order(40, 'eur'), {
    code: 'TOTAL_NOT_CHARGEABLE',
    message: 'a total of €0.40 cannot be charged: at least €0.50',
    data: { total: 40, least: 50, most: 99_999_999, currency: 'eur' },
  });
  assert.throws(() => order(10_000_000, 'jpy'), {
    message: 'a total of ¥10,000,000 cannot be charged: at most ¥9,999,999',
  });
});

test('tax settings are checked to the last field, each problem with its path', () => {
  assert.deepEqual(taxProblems(INCLUDED), []);
  assert.deepEqual(taxProblems({ included: false, rates: { 'drink.hot': 0, food: 10_000 } }), []);
  const wrong: [unknown, string[]][] = [
    [null, ['taxes must be {included, rates}, not null']],
    [[], ['taxes must be {included, rates}, not []']],
    [
      { rates: {}, vat: 1 },
      [
        'taxes.vat is not a known field',
        'taxes.included must be true or false, not missing',
        'taxes.rates must have a rate for each tax category, not {}',
      ],
    ],
    [
      { included: 'no', rates: [700] },
      [
        'taxes.included must be true or false, not "no"',
        'taxes.rates must have a rate for each tax category, not [700]',
      ],
    ],
    [
      { included: true, rates: { food: { table: 'x', bar: 1 }, drink: 10_001, wine: -1, beer: 7.5, tea: null } },
      [
        'taxes.rates.food.bar is not a known way of serving: pickup, table',
        'taxes.rates.food.pickup must be a whole number from 0 to 10000, not missing',
        'taxes.rates.food.table must be a whole number from 0 to 10000, not "x"',
        'taxes.rates.drink must be a whole number from 0 to 10000, not 10001',
        'taxes.rates.wine must be a whole number from 0 to 10000, not -1',
        'taxes.rates.beer must be a whole number from 0 to 10000, not 7.5',
        'taxes.rates.tea must be a whole number from 0 to 10000, not null',
      ],
    ],
    [
      JSON.parse('{"included": true, "rates": {"__proto__ x": 1}}'),
      ['taxes.rates.__proto__ x: a tax category must match ^[A-Za-z0-9_.-]{1,64}$'],
    ],
  ];
  for (const [taxes, problems] of wrong) assert.deepEqual(taxProblems(taxes), problems);
});

test('an item on the menu has a tax category that has a rate, where the menu has taxes', () => {
  assert.deepEqual(taxCategoryProblems({ tax: 'food' }, INCLUDED), []);
  assert.deepEqual(taxCategoryProblems({}, null), []);
  assert.deepEqual(taxCategoryProblems({ sold: false }, INCLUDED), [], 'an ingredient has no price');
  assert.deepEqual(taxCategoryProblems({}, INCLUDED), ['tax is missing: one of food, drink']);
  assert.deepEqual(taxCategoryProblems({ tax: 'toString' }, INCLUDED), [
    'tax must be one of food, drink, not "toString"',
  ]);
  assert.deepEqual(taxCategoryProblems({ tax: 7, sold: false }, INCLUDED), ['tax must be one of food, drink, not 7']);
  assert.deepEqual(taxCategoryProblems({ tax: 'food' }, null), ['tax is "food", but the menu has no taxes']);
});
