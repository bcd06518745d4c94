import assert from 'node:assert/strict';
import { test } from 'node:test';
import { productName } from '../../services/payment/infrastructure/stripe-product.ts';

const option = (name: string, quantity = 1) => ({ groupId: 'g', choiceId: name, name, price: 0, quantity });

test("a dish is called by its name and what was chosen for it, within Stripe's length", () => {
  assert.equal(productName({ name: 'Soup', options: [] }), 'Soup');
  const options = [option('large'), option('no mushrooms'), option('olives', 2)];
  assert.equal(productName({ name: 'Pizza', options }), 'Pizza (large, no mushrooms, 2 x olives)');
  const long = productName({ name: 'Pizza', options: Array.from({ length: 50 }, (_, i) => option(`choice 🍕 ${i}`)) });
  assert.ok(long.length <= 250 && long.endsWith('\u2026') && long.isWellFormed(), long);
  assert.ok(productName({ name: 'x'.repeat(200), options: [option('y'.repeat(47))] }).endsWith(')'));
});
