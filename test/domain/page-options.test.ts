import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { chosenOptions } from '../../services/stock/domain/options.ts';
import type { FieldFault } from '../../services/stock/domain/stock-errors.ts';
import { choice, group, item } from '../support/items.ts';
import { type Picked, pageScript } from '../support/page-scripts.ts';

const { choose, faultsOf, leastPriceOf, ruleOf, stillOffered, unitPriceOf } = await pageScript('shop/options');
const NOW = new Date('2030-01-01T12:00:00Z');
const SIZE = group('size', 1, 1, choice('normal'), choice('large', 400));
const EXTRAS = group('extras', 0, 3, choice('cheese', 150), choice('olives', 120, { soldOut: true }));
const PIZZA = item('pizza', { price: 1000, options: [SIZE, EXTRAS] });
const LARGE = { groupId: 'size', choiceId: 'large', quantity: 1 };
const NORMAL = { groupId: 'size', choiceId: 'normal', quantity: 1 };
const cheese = (quantity: number) => ({ groupId: 'extras', choiceId: 'cheese', quantity });
const OLIVES = { groupId: 'extras', choiceId: 'olives', quantity: 1 };

const anyGroup = (id: string) =>
  fc
    .record({
      min: fc.nat(3),
      more: fc.nat(3),
      choices: fc.array(fc.record({ price: fc.integer({ min: -100, max: 900 }), soldOut: fc.boolean() }), {
        minLength: 1,
        maxLength: 4,
      }),
    })
    .map(({ min, more, choices }) =>
      group(
        id,
        min,
        Math.max(1, min + more),
        ...choices.map(({ price, soldOut }, i) => choice(`${id}${i}`, price, { soldOut })),
      ),
    );
const anyPresses = fc.array(fc.record({ group: fc.nat(1), choice: fc.nat(3), quantity: fc.nat(3) }), { maxLength: 8 });

test('the pages take a choice, and its price, just where the stock does', () => {
  const seen = { taken: 0, refused: 0 };
  fc.assert(
    fc.property(anyGroup('a'), anyGroup('b'), anyPresses, (a, b, presses) => {
      const dish = item('dish', { price: 1000, options: [a, b] });
      const picked = presses.reduce<Picked[]>((options, press) => {
        const of = press.group === 0 ? a : b;
        const { id } = of.choices[press.choice % of.choices.length] ?? of.choices[0] ?? { id: '' };
        return choose(dish, options, { group: of, choiceId: id, quantity: press.quantity });
      }, []);
      const faults: FieldFault[] = [];
      const frozen = chosenOptions(dish, picked, { path: 'options', faults, now: NOW });
      assert.equal(faultsOf(dish, picked).length > 0, faults.length > 0, JSON.stringify(faults));
      seen[faults.length > 0 ? 'refused' : 'taken']++;
      assert.equal(
        unitPriceOf(dish, picked),
        frozen.reduce((sum, { price, quantity }) => sum + price * quantity, 1000),
      );
      assert.deepEqual(
        picked,
        frozen.map(({ groupId, choiceId, quantity }) => ({ groupId, choiceId, quantity })),
        'in the order of the menu',
      );
    }),
    { numRuns: 500 },
  );
  assert.ok(seen.taken > 20 && seen.refused > 20, JSON.stringify(seen));
});

test('where one choice goes, the next takes its place; where several go, each stays until it is put back', () => {
  const large = choose(PIZZA, [NORMAL], { group: SIZE, choiceId: 'large', quantity: 1 });
  assert.deepEqual(large, [LARGE]);
  const withCheese = choose(PIZZA, large, { group: EXTRAS, choiceId: 'cheese', quantity: 2 });
  assert.deepEqual(withCheese, [LARGE, cheese(2)]);
  assert.deepEqual(choose(PIZZA, withCheese, { group: EXTRAS, choiceId: 'cheese', quantity: 0 }), [LARGE]);
  assert.deepEqual(choose(PIZZA, [cheese(1)], { group: SIZE, choiceId: 'large', quantity: 1 }), [LARGE, cheese(1)]);
});

test('what is wrong with a choice is said in words', () => {
  assert.deepEqual(faultsOf(PIZZA, [LARGE, cheese(3)]), []);
  assert.deepEqual(faultsOf(PIZZA, [cheese(4)]), ['size: choose 1.', 'extras: optional, up to 3.']);
  assert.deepEqual(faultsOf(PIZZA, [LARGE, OLIVES]), ['Sold out: olives.']);
  assert.deepEqual(faultsOf(PIZZA, [LARGE, { ...OLIVES, choiceId: 'ham' }]), [
    'Something you chose is no longer offered.',
  ]);
  assert.deepEqual(stillOffered(PIZZA, [LARGE, OLIVES, { ...OLIVES, choiceId: 'ham' }]), [LARGE]);
  assert.deepEqual([group('a', 2, 2), group('a', 1, 3), group('a', 0, 1)].map(ruleOf), [
    'choose 2',
    'choose 1 to 3',
    'optional',
  ]);
});

test('a dish is offered from the least that it can cost', () => {
  assert.deepEqual(leastPriceOf(item('soup', { price: 500, options: [EXTRAS] })), { price: 500, varies: false });
  assert.deepEqual(leastPriceOf(PIZZA), { price: 1000, varies: true });
  const dips = group('dips', 2, 2, choice('garlic', 50), choice('chilli', 50));
  assert.deepEqual(leastPriceOf(item('fries', { price: 300, options: [dips] })), { price: 400, varies: false });
});
