import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { checkOf } from '../../platform/contract/check.ts';
import { object } from '../../platform/contract/schema.ts';
import { wishes } from '../../services/order/order-shape.contract.ts';
import { mostTip, orderAmounts } from '../../services/stock/domain/order-amounts.ts';
import { type PageDetails, pageScript } from '../support/page-scripts.ts';

const { tipOf, wantedOrder, toQuote } = await pageScript('shop/details');
const { minorUnits, amountText } = await pageScript('base/minor-units');
const { amountRows, includedTaxes } = await pageScript('base/amounts');
const percent = (rate: number) =>
  (rate / 10_000).toLocaleString(undefined, { style: 'percent', maximumFractionDigits: 2 });

const PICKUP: PageDetails = {
  ...{ contact: { name: '', phone: '', email: '' }, isTable: false, table: '7', wanted: 'asap', note: '', tip: 0 },
};
const PLAIN = { id: 'soup', quantity: 1, options: [], note: '' };
const faultsOf = checkOf(object(wishes));

test('an amount is read as people write it, to the minor unit of its currency', () => {
  const read = (text: string, currency = 'eur') => minorUnits(text, currency);
  assert.deepEqual(
    ['2', ' 2.5 ', '2,05', '0,5', '7.'].map((text) => read(text)),
    [200, 250, 205, 50, 700],
  );
  assert.deepEqual([read('120', 'jpy'), read('1.5', 'jpy')], [120, Number.NaN]);
  for (const text of ['', '1,000', '-1', '2.505', '1e3', 'five', '.5']) assert.ok(Number.isNaN(read(text)), text);
  assert.deepEqual([amountText(1250, 'eur'), amountText(12, 'jpy')], ['12.50', '12'], 'as it stands in a field');
});

test('a tip is a share of the dishes in whole minor units, never more than the shop takes', () => {
  const dishes = { subtotal: 1150, currency: 'eur' };
  assert.deepEqual([tipOf('0', '', dishes), tipOf('5', '9', dishes), tipOf('15', '', dishes)], [0, 58, 173]);
  assert.deepEqual([tipOf('own', '', dishes), tipOf('own', '1,5', dishes)], [0, 150]);
  assert.ok(Number.isNaN(tipOf('own', 'x', dishes)));
  fc.assert(
    fc.property(fc.nat(1_000_000), fc.constantFrom('5', '10', '15'), (subtotal, choice) => {
      const tip = tipOf(choice, '', { subtotal, currency: 'eur' });
      assert.ok(Number.isInteger(tip) && tip <= mostTip(subtotal, 'eur'));
    }),
  );
});

test('the shop takes what the page sends, and nothing is sent that was left empty', () => {
  const bare = wantedOrder([PLAIN], PICKUP);
  assert.deepEqual(bare, { items: [{ id: 'soup', quantity: 1 }], service: { kind: 'pickup' }, wanted: 'asap' });
  const options = [{ groupId: 'size', choiceId: 'large', quantity: 2 }];
  const full = wantedOrder([{ ...PLAIN, options, note: 'hot' }], {
    ...{ contact: { name: 'Ann', phone: '030 123', email: '' }, isTable: true, table: '7' },
    ...{ wanted: '2030-01-01T18:30:00.000Z', note: 'ring twice', tip: 150 },
  });
  assert.deepEqual(full, {
    items: [{ id: 'soup', quantity: 1, options, note: 'hot' }],
    contact: { name: 'Ann', phone: '030 123' },
    service: { kind: 'table', table: '7' },
    wanted: '2030-01-01T18:30:00.000Z',
    note: 'ring twice',
    tip: 150,
  });
  const unnamed = wantedOrder([PLAIN], { ...PICKUP, isTable: true, table: '' });
  assert.deepEqual(unnamed.service, { kind: 'table' });
  for (const body of [bare, full, unnamed, toQuote(bare), toQuote(full)]) assert.deepEqual(faultsOf(body), []);
  assert.deepEqual(Object.keys(toQuote(full)), ['items', 'service', 'wanted', 'tip'], 'nothing of who the customer is');
});

test('a total is shown as what it is made of, which adds up', () => {
  const rates = { food: 700, drink: 1900, bread: 0 };
  const anyLine = fc.record({
    total: fc.integer({ min: 100, max: 9000 }),
    taxCategory: fc.constantFrom(...Object.keys(rates)),
  });
  const anyOrder = fc.record({
    lines: fc.array(anyLine, { minLength: 1, maxLength: 5 }),
    included: fc.boolean(),
    tip: fc.nat(100),
  });
  fc.assert(
    fc.property(anyOrder, ({ lines, included, tip }) => {
      const taxes = { included, rates };
      const amounts = { ...orderAmounts(lines, { serving: 'pickup', taxes, tip, currency: 'eur' }), currency: 'eur' };
      const rows = amountRows(amounts);
      const sum = rows.reduce((so, { amount }) => so + amount, 0);
      assert.equal(rows.length > 0 ? sum : amounts.subtotal, amounts.total);
      const told = amounts.taxes.filter(({ amount }) => amount > 0).length;
      assert.equal(includedTaxes(amounts).length, included ? told : 0);
    }),
  );
});

test('taxes are told by their rates, those in the prices apart from those that are added', () => {
  const tax = { rate: 750, amount: 80 };
  const amounts = { subtotal: 1000, tip: 0, total: 1080, currency: 'usd' };
  const added = amountRows({ ...amounts, taxes: [{ ...tax, included: false }] });
  assert.deepEqual(
    added.map(({ label, amount }) => [label, amount]),
    [
      ['Dishes', 1000],
      [`${percent(750)} tax`, 80],
    ],
  );
  const inPrices = { ...amounts, total: 1000, taxes: [{ ...tax, included: true }] };
  assert.deepEqual(amountRows(inPrices), []);
  assert.match(includedTaxes(inPrices).join(), /^includes 7.5.?% VAT: .*0.80/);
  const unknown = amountRows({ ...amounts, total: undefined, taxes: [] });
  assert.deepEqual(
    unknown.map(({ label }) => label),
    ['Dishes'],
    'while the shop has not told the total',
  );
});
