import assert from 'node:assert/strict';
import { test } from 'node:test';
import { problemOf } from '../../services/api/problem.ts';
import { OptionsInvalid } from '../../services/stock/domain/stock-errors.ts';

test("what a rule says of fields is told as the check of a body's fields is", () => {
  const field = 'items[0].options[1].choiceId';
  const { status, code, errors, data } = problemOf(
    new OptionsInvalid([{ field, message: `${field}: 'x' is sold out` }]),
  );
  assert.deepEqual([status, code], [422, 'OPTIONS_INVALID']);
  assert.deepEqual(errors, [{ path: field, message: `${field}: 'x' is sold out` }]);
  assert.equal(data, undefined);
});

test('of what is broken inside a client is told nothing, and of what is away that it may try again', () => {
  const broken = problemOf(new TypeError("Cannot read properties of undefined (reading 'secret')"));
  assert.deepEqual(
    [broken.status, broken.code, /secret|undefined/.test(JSON.stringify(broken))],
    [500, 'INTERNAL', false],
  );
  const away = problemOf({ name: 'RequestTimeoutError', code: 504, type: 'REQUEST_TIMEOUT', message: 'order.get' });
  assert.deepEqual([away.status, away.code], [503, 'UNAVAILABLE']);
});
