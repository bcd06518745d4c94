import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { proportion, spread } from '../../kernel/money.ts';

const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0);

test('what is spread goes to the largest remainders, of equal ones to the earlier', () => {
  assert.deepEqual(spread(100, [1, 1, 1]), [34, 33, 33]);
  assert.deepEqual(spread(10, [333, 333, 334]), [3, 3, 4]);
  assert.deepEqual(spread(2, [1, 0, 1, 1]), [1, 0, 1, 0]);
  assert.deepEqual(spread(0, [5, 0]), [0, 0]);
  assert.deepEqual(spread(0, []), []);
});

test('weights that are all 0 count alike, and over nothing nothing can be spread', () => {
  assert.deepEqual(spread(5, [0, 0]), [3, 2]);
  assert.throws(() => spread(1, []), { name: 'RangeError', message: /nothing to spread 1 over/ });
});

test('what is negative or no whole number is not spread', () => {
  for (const [total, weights] of [
    [-1, [1]],
    [1, [1, -1]],
    [1.5, [1]],
    [1, [0.5]],
  ] as const)
    assert.throws(() => spread(total, weights), { name: 'RangeError' });
});

test('shares always add up, are off by less than one, and rank as their weights do', () => {
  const weights = fc.array(fc.oneof(fc.nat(5), fc.nat(100_000_000), fc.constant(0)), { minLength: 1, maxLength: 50 });
  fc.assert(
    fc.property(fc.oneof(fc.nat(50), fc.nat(Number.MAX_SAFE_INTEGER)), weights, (total, weights) => {
      const shares = spread(total, weights);
      assert.equal(sum(shares), total);
      const all = BigInt(sum(weights));
      for (const [nth, share] of shares.entries()) {
        assert.ok(share >= 0);
        if (all === 0n) continue;
        const off = BigInt(share) * all - BigInt(total) * BigInt(weights[nth] ?? 0);
        assert.ok(off < all && off > -all, `${share} of ${total} for ${weights[nth]} of ${all}`);
        for (const [other, less] of shares.entries())
          if ((weights[nth] ?? 0) > (weights[other] ?? 0)) assert.ok(share >= less, 'who weighs more gets no less');
      }
    }),
  );
});

test('a proportion is rounded half up, and exact where the product is larger than numbers are', () => {
  assert.deepEqual(
    [proportion(5, 1, 10), proportion(4, 1, 10), proportion(15, 1, 10), proportion(0, 7, 10)],
    [1, 0, 2, 0],
  );
  assert.equal(proportion(119, 1900, 11_900), 19);
  assert.equal(proportion(9_007_199_254_740_991, 10_000, 20_000), 4_503_599_627_370_496);
});
