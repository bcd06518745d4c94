import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { problemOf } from '../../services/api/problem.ts';
import { chosenOptions } from '../../services/stock/domain/options.ts';
import { type FieldFault, OptionsInvalid } from '../../services/stock/domain/stock-errors.ts';
import { choice, group, item } from '../support/items.ts';
import { type BasketLine, pageScript } from '../support/page-scripts.ts';

const window = new EventTarget();
Object.assign(globalThis, { window });
const storage = await pageScript('base/storage');
const basket = await pageScript('shop/basket');
const { explainRefusal, refusedOf } = await pageScript('shop/refusal');

const SIZE = group('size', 1, 1, choice('s', 0, { name: 'small' }), choice('l', 400, { name: 'large' }));
const PIZZA = item('pizza', { options: [{ ...SIZE, name: 'Size' }] });
const SOUP = item('soup');
const MENU = [PIZZA, SOUP];
const pizza = (size: string, note = ''): BasketLine => {
  return { id: 'pizza', options: [{ groupId: 'size', choiceId: size, quantity: 1 }], note };
};
const soup: BasketLine = { id: 'soup', options: [], note: '' };
const inBasket = (menu = MENU) => basket.basketLines(menu).map(({ id, quantity, note }) => [id, quantity, note]);
const quantities = () => basket.basketLines(MENU).map(({ quantity, most }) => [quantity, most]);

beforeEach(() => basket.takeOut(basket.inBasket()));

test('lines of the basket are told apart by dish, options and note', () => {
  basket.setQuantity(pizza('l'), 2);
  basket.setQuantity(pizza('s'), 1);
  basket.setQuantity(soup, 1);
  basket.setQuantity(pizza('l', 'well done'), 1);
  basket.setQuantity(pizza('l'), 3);
  basket.setQuantity(pizza('s'), 0);
  assert.deepEqual(inBasket(), [
    ['pizza', 3, ''],
    ['soup', 1, ''],
    ['pizza', 1, 'well done'],
  ]);
  assert.deepEqual(
    basket.basketLines(MENU).map(({ unitPrice, named }) => [unitPrice, named.map(({ name }) => name)]),
    [
      [900, ['large']],
      [500, []],
      [900, ['large']],
    ],
  );
  assert.equal(basket.quantityOf(pizza('l')), 3);
  assert.equal(basket.roomFor(PIZZA), 6);
  assert.deepEqual(inBasket([SOUP]), [['soup', 1, '']], 'without what left the menu');
});

test('a changed line keeps its place, and joins the one that is chosen so already', () => {
  basket.setQuantity(pizza('s'), 2);
  basket.setQuantity(soup, 1);
  basket.setQuantity(pizza('l'), 3);
  basket.changeLine(soup, { ...soup, note: 'hot' });
  basket.changeLine(pizza('s'), pizza('l'));
  assert.deepEqual(inBasket(), [
    ['pizza', 5, ''],
    ['soup', 1, 'hot'],
  ]);
});

test('a line is marked for what the lines before it leave of its dish', () => {
  basket.setQuantity(pizza('l'), 7);
  basket.setQuantity(pizza('s'), 7);
  basket.setQuantity(pizza('s', 'cold'), 1);
  assert.deepEqual(quantities(), [
    [7, 10],
    [7, 3],
    [1, 0],
  ]);
  assert.ok(basket.roomFor(PIZZA) < 0);
});

test('of what another tab, or an older page, kept only whole lines are taken over', () => {
  let told = 0;
  basket.onBasketChange(() => told++);
  const broken = [null, 7, { id: 'soup' }, { ...soup, quantity: 0 }, { ...soup, quantity: 1, options: [{}] }];
  const kept = [...broken, { ...soup, quantity: 2 }, { ...soup, quantity: 1 }];
  const seen = [kept, { soup: 2 }, 'x', null].map((value) => {
    storage.write('basket', value);
    window.dispatchEvent(new Event('storage'));
    return inBasket();
  });
  assert.deepEqual(seen, [[['soup', 3, '']], [], [], []]);
  assert.equal(told, 4);
});

test('a browser whose storage is full keeps what it has, and the page goes on with what is newer', (t) => {
  const kept = new Map([[storage.storedAs('basket'), JSON.stringify([{ ...soup, quantity: 1 }])]]);
  const full = { isFull: true };
  const setItem = (key: string, value: string) => {
    if (full.isFull) throw new Error('QuotaExceededError');
    kept.set(key, value);
  };
  const value = { getItem: (key: string) => kept.get(key) ?? null, setItem };
  const before = Object.getOwnPropertyDescriptor(globalThis, 'localStorage');
  Object.defineProperty(globalThis, 'localStorage', { value, configurable: true });
  t.after(() => Object.defineProperty(globalThis, 'localStorage', before ?? { value: undefined, configurable: true }));
  basket.setQuantity(soup, 2);
  basket.setQuantity(pizza('s'), 1);
  assert.deepEqual(
    quantities().map(([quantity]) => quantity),
    [2, 1],
  );
  assert.match(kept.get(storage.storedAs('basket')) ?? '', /"quantity":1/);
  full.isFull = false;
  basket.setQuantity(soup, 3);
  assert.match(kept.get(storage.storedAs('basket')) ?? '', /"quantity":3/);
});

test('what is refused of a line is told there, in the language of the page', () => {
  basket.setQuantity(soup, 1);
  basket.setQuantity(pizza('xxl'), 1);
  basket.setQuantity(pizza('s', 'hot'), 1);
  const lines = basket.basketLines(MENU);
  const soldOut = { ...PIZZA, options: [group('size', 2, 2, choice('s', 0, { soldOut: true }))] };
  const faults: FieldFault[] = [];
  chosenOptions(PIZZA, lines[1]?.options ?? [], { path: 'items[1].options', faults, now: new Date() });
  chosenOptions(soldOut, lines[2]?.options ?? [], { path: 'items[2].options', faults, now: new Date() });
  const refusal = (problem: object) => ({ code: 'X', status: 422, problem, message: 'refused' });
  const error = refusal(problemOf(new OptionsInvalid(faults)));
  assert.deepEqual(refusedOf(error, lines), [
    [],
    ['Some options cannot be had as chosen. Please choose again.'],
    ['Some options cannot be had as chosen. Please choose again.'],
  ]);
  assert.deepEqual(explainRefusal(error, MENU), ['Please change the marked dishes.']);

  const ofNote = { path: 'items[0].note', message: 'items[0].note must be a text' };
  const ofTotal = { path: 'expectedTotal', message: 'expectedTotal must be a number' };
  const both = refusal({ errors: [ofNote, ofTotal] });
  assert.deepEqual(refusedOf(both, lines), [
    ['This note cannot be taken. Please write it shorter, in plain text.'],
    [],
    [],
  ]);
  assert.deepEqual(explainRefusal(both, MENU), ['Please change the marked dishes.']);
  assert.deepEqual(explainRefusal(refusal({ detail: 'refused' }), MENU), ['refused']);
});
