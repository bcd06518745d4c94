import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { hashOf, isWellFormed, newKey, newToken } from '../../services/api/access/staff-key.ts';

const LETTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

test('a key is a prefix, 33 letters or digits by chance, which is over 192 bits, and 6 that check them', () => {
  const keys = Array.from({ length: 2000 }, newKey);
  for (const key of keys) {
    assert.match(key, /^cmd_live_[0-9A-Za-z]{39}$/);
    assert.ok(isWellFormed(key));
  }
  assert.equal(new Set(keys).size, keys.length);
  assert.ok(33 * Math.log2(LETTERS.length) >= 192);
  const counts = Map.groupBy(
    keys.flatMap((key) => [...key.slice(9, 42)]),
    (letter) => letter,
  );
  assert.equal(counts.size, LETTERS.length);
  const expected = (keys.length * 33) / LETTERS.length;
  for (const [letter, { length }] of counts)
    assert.ok(Math.abs(length - expected) < expected / 4, `${letter}: ${length} of ${expected}`);
});

test('a key with one letter changed, left out, doubled or swapped is told from a key', () => {
  const change = fc.record({ at: fc.nat(38), letter: fc.constantFrom(...LETTERS), kind: fc.nat(3) });
  fc.assert(
    fc.property(change, ({ at, letter, kind }) => {
      const key = newKey();
      const [before, it = '', after] = [key.slice(0, 9 + at), key[9 + at], key.slice(10 + at)];
      const changed = [
        before + letter + after,
        before + after,
        before + it + it + after,
        before + after.slice(0, 1) + it + after.slice(1),
      ][kind];
      assert.equal(isWellFormed(changed as string), changed === key);
    }),
    { numRuns: 2000 },
  );
  for (const other of ['', 'cmd_live_', 'cmd_live_é', `cmd_test_${newKey().slice(9)}`, `${newKey()} `, newToken()])
    assert.equal(isWellFormed(other), false, other);
});

test('what is stored of a key is its SHA-256', () => {
  assert.equal(hashOf('abc'), 'ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0');
  assert.match(newToken(), /^[\w-]{43}$/);
});
