import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type DomainError, isRefusal } from '../../kernel/domain-error.ts';
import { edited, type ItemEdit } from '../../services/stock/domain/edit-item.ts';
import { choice, group, item } from '../support/items.ts';

/** The fields that are refused. */
function refused(of: Parameters<typeof item>[1], edit: ItemEdit): string[] {
  try {
    edited(item('pizza', of), edit);
  } catch (error) {
    if (isRefusal(error, 'ITEM_INVALID'))
      return ((error as DomainError).data.errors as { field: string }[]).map(({ field }) => field);
    throw error;
  }
  return [];
}

test('texts of a dish change and leave its Price at Stripe, another price does not', () => {
  const dish = item('pizza', { priceId: 'price_1' });
  assert.deepEqual(edited(dish, { name: 'Pizza', category: 'New', price: 500 }), {
    ...dish,
    name: 'Pizza',
    category: 'New',
  });
  assert.deepEqual(edited(dish, { price: 600 }), { ...dish, price: 600, priceId: null });
});

test('a price keeps the rules of a menu file', () => {
  assert.deepEqual(refused({}, { price: 0 }), ['price']);
  const mustChoose = { options: [group('size', 1, 1, choice('large', 900))] };
  assert.deepEqual(refused(mustChoose, { price: 0 }), []);
  const cheaper = { options: [group('size', 0, 2, choice('small', -200))] };
  assert.deepEqual([refused(cheaper, { price: 399 }), refused(cheaper, { price: 400 })], [['price'], []]);
});

test('of an ingredient the name changes only', () => {
  assert.deepEqual(refused({ kind: 'ingredient' }, { name: 'Flour', price: 5, category: 'x' }), ['price', 'category']);
  assert.equal(edited(item('flour', { kind: 'ingredient' }), { name: 'Flour' }).name, 'Flour');
});
