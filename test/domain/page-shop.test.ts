import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import type { Item } from '../../services/stock/domain/item.ts';
import { choice, group, item } from '../support/items.ts';
import { type BasketLine, pageScript } from '../support/page-scripts.ts';

Object.assign(globalThis, { window: new EventTarget() });
const { basketChanges } = await pageScript('shop/menu-changes');
const { found } = await pageScript('shop/search');
const { hueOf, motifOf } = await pageScript('shop/motif');
const { nextOf } = await pageScript('shop/next-page');
const { placeOrder } = await pageScript('shop/place-order');
const basket = await pageScript('shop/basket');
const storage = await pageScript('base/storage');

const SIZE = group('size', 1, 1, choice('s'), choice('l', 400, { name: 'large' }));
const PIZZA = item('pizza', { options: [SIZE] });
const SOUP = item('soup');
const LARGE: BasketLine = { id: 'pizza', options: [{ groupId: 'size', choiceId: 'l', quantity: 1 }], note: '' };
const soup: BasketLine = { id: 'soup', options: [], note: '' };
const LINES = [LARGE, soup];

/** What is told of menus, one after the other, by a page that keeps what was seen. */
function toldOf(...menus: Item[][]): string[][] {
  let seen = {};
  return menus.map((menu) => {
    const told = basketChanges(LINES, seen, menu);
    ({ seen } = told);
    return told.changes.map(({ kind, dish }) => `${kind} ${dish}`);
  });
}

test('what the menu changes under a basket is told until it was read, and nothing else is', () => {
  const dearer = { ...PIZZA, price: 600 };
  const without = { ...PIZZA, options: [{ ...SIZE, choices: [choice('s')] }] };
  const soldOut = { ...PIZZA, options: [{ ...SIZE, choices: [choice('s'), choice('l', 400, { soldOut: true })] }] };
  assert.deepEqual(toldOf([PIZZA, SOUP], [PIZZA, SOUP]), [[], []]);
  assert.deepEqual(toldOf([PIZZA, SOUP], [dearer, SOUP], [dearer, SOUP]), [[], ['price PIZZA'], ['price PIZZA']]);
  assert.deepEqual(toldOf([PIZZA, SOUP], [dearer, SOUP], [PIZZA, SOUP]), [[], ['price PIZZA'], []]);
  for (const menu of [without, soldOut]) assert.deepEqual(toldOf([PIZZA, SOUP], [menu, SOUP])[1], ['choice PIZZA']);
  assert.deepEqual(toldOf([PIZZA, SOUP], [PIZZA])[1], ['gone SOUP'], 'by the name that it had');
  const none = { ...SOUP, available: 0 };
  assert.deepEqual(toldOf([PIZZA, SOUP], [PIZZA, none], [PIZZA, SOUP], [PIZZA, none])[3], ['soldOut SOUP']);
  const { seen } = basketChanges(LINES, {}, [PIZZA, SOUP]);
  const read = basketChanges(LINES, seen, [dearer], true);
  assert.deepEqual([read.changes, basketChanges(LINES, read.seen, [dearer]).changes], [[], []]);
});

test('dishes are found by each word, without accents, and without what somebody must not eat', () => {
  const dish = (name: string, description: string, allergens: string[]) => {
    return { name, description, category: 'Süßes', allergens };
  };
  const menu = [dish('Crème brûlée', 'burnt sugar', ['milk', 'egg']), dish('Sorbet', 'of lemon and sugar', [])];
  const names = (typed: string, without?: string[]) => found(menu, typed, without).map(({ name }) => name);
  assert.deepEqual(names('SUGAR cremé'), ['Crème brûlée']);
  assert.deepEqual(names(' egg '), ['Crème brûlée']);
  assert.deepEqual(names('süß', ['milk']), ['Sorbet']);
  assert.deepEqual(names(''), ['Crème brûlée', 'Sorbet']);
  assert.deepEqual(names('sugar salt'), []);
});

test('a dish without a picture is drawn by the words of its name, then of its category', () => {
  const motif = (name: string, category: string) => motifOf({ name, category });
  assert.deepEqual(
    [
      motif('Pizza Funghi', 'Mains'),
      motif('Tomatensuppe', 'Vorspeisen'),
      motif('拿铁', '饮品'),
      motif('House', 'Drinks'),
    ],
    ['pizza', 'soup', 'coffee', 'drink'],
  );
  assert.equal(motif('Surprise', 'Chef'), 'plate');
  assert.equal(hueOf('Mains'), hueOf('Mains'));
});

test('after an order comes payment, or its own page where it cannot be paid', () => {
  const waiting = { status: 'waiting_for_payment', paymentLink: 'https://pay.example/1' };
  assert.equal(nextOf({ status: 'pending', paymentLink: null }), null);
  assert.equal(nextOf(waiting), 'https://pay.example/1');
  assert.equal(nextOf({ ...waiting, paymentLink: 'javascript:1' }), 'order');
  assert.equal(nextOf({ status: 'cancelled', paymentLink: 'https://pay.example/1' }), 'order');
  assert.equal(nextOf({ status: 'pending' }, { passing: true }), null);
  assert.equal(nextOf({ status: 'pending' }, { passing: false }), 'order');
});

type Sent = { key: string; total: number };
/** Answers like the shop, or not at all where it answers null; the answer is what it was sent. */
function answering(...answers: ({ id: string; status: string } | { code: string } | null)[]): Sent[] {
  const sent: Sent[] = [];
  globalThis.fetch = (async (_url: string, { headers, body }: { headers: Record<string, string>; body: string }) => {
    sent.push({ key: headers['Idempotency-Key'] ?? '', total: JSON.parse(body).expectedTotal });
    const answer = answers.shift();
    if (!answer) throw new TypeError('no network');
    return Response.json(answer, { status: 'code' in answer ? 409 : 201 });
  }) as typeof fetch;
  return sent;
}

beforeEach(() => {
  basket.takeOut(basket.inBasket());
  storage.write('attempt', null);
});
const ORDER = { items: [{ id: 'soup', quantity: 2 }] };
const at = (total: number) => async () => total;

test('a basket that is sent again after a lost answer is the same order while that can be paid', async () => {
  const sent = answering(null, { id: 'one', status: 'waiting_for_payment' });
  basket.setQuantity(soup, 2);
  await assert.rejects(placeOrder(ORDER, at(1000)));
  assert.equal(basket.quantityOf(soup), 2, 'nothing is lost');
  basket.setQuantity(LARGE, 1);
  basket.setQuantity(soup, 3);
  assert.equal((await placeOrder(ORDER, at(1200))).id, 'one');
  assert.equal(sent[0]?.key, sent[1]?.key);
  assert.deepEqual([sent[1]?.total, storage.read('attempt', null)], [1000, null]);
  assert.deepEqual([basket.quantityOf(soup), basket.quantityOf(LARGE)], [1, 1], 'what was added meanwhile is kept');
});

test('a basket that is sent again after a lost answer is a new order once the first is over', async () => {
  for (const over of [{ id: 'one', status: 'cancelled' }, { id: 'one', status: 'paid' }, { code: 'ORDER_CANCELLED' }]) {
    const sent = answering(null, over, { id: 'two', status: 'pending' });
    await assert.rejects(placeOrder(ORDER, at(1000)));
    assert.equal((await placeOrder(ORDER, at(1200))).id, 'two');
    assert.notEqual(sent[1]?.key, sent[2]?.key);
    assert.equal(sent[2]?.total, 1200);
  }
});

test('another basket never goes out under the key of the last', async () => {
  const sent = answering(null, { id: 'two', status: 'pending' });
  await assert.rejects(placeOrder(ORDER, at(1000)));
  await placeOrder({ items: [{ id: 'soup', quantity: 1 }] }, at(500));
  assert.notEqual(sent[0]?.key, sent[1]?.key);
});
