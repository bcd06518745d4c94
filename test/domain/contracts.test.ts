import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { TProperties } from 'typebox';
import { ACTIONS } from '../../launcher/actions.ts';
import { ROLES } from '../../platform/contract/access.ts';
import { checkOf } from '../../platform/contract/check.ts';
import { JsonSchemaValidator } from '../../platform/contract/json-schema-validator.ts';
import {
  givenId,
  list,
  literal,
  object,
  oneOf,
  optional,
  orNull,
  text,
  utcTime,
  whole,
  yesOrNo,
} from '../../platform/contract/schema.ts';
import { PUBLISHED } from '../../services/api/published.ts';

const faults = (properties: TProperties, value: unknown) =>
  checkOf(object(properties))(value).map(({ message }) => message);

/** A field that takes the first value, and answers each of the others with the message. */
const FIELDS: [TProperties[string], fits: unknown[], message: string, others: unknown[]][] = [
  [text(1, 3), ['a', 'abc', '🍕🍕🍕'], 'x must be a text of 1 to 3 characters', ['', 'abcd', 7, null, {}, ['a']]],
  [text(1, 3, { trim: true }), [' abc '], 'x must be a text of 1 to 3 characters', ['   ', ' abcd ', 7]],
  [text(0, 2), ['', 'ab'], 'x must be a text of at most 2 characters', ['abc', null]],
  [whole(1), [1, 2 ** 53 - 1], 'x must be a whole number, at least 1', [0, 2 ** 53, 1.5]],
  [whole(-2, 3), [-2, 0, 3], 'x must be a whole number from -2 to 3', [-3, 4, 1.5, '1', true, Number.NaN, 1e30, null]],
  [
    whole(0, 9, { convert: true }),
    ['9', ' 7', 5],
    'x must be a whole number from 0 to 9',
    ['', ' ', 'a', '10', '1.5', ['1']],
  ],
  [yesOrNo({}), [true, false], 'x must be true or false', ['true', 1, null]],
  [yesOrNo({ convert: true }), [true, 'true', 'false'], 'x must be true or false', ['yes', '', 1]],
  [literal(true), [true], 'x must be true', [false, 'true', 1]],
  [oneOf(['raw', 'done']), ['raw', 'done'], 'x must be one of: raw, done', ['Raw', '', 7, null, ['raw']]],
  [orNull(whole(1, 2)), [null, 1], 'x must be a whole number from 1 to 2, or null', [0, '1', {}]],
  [list(whole(1, 2), 1, 2), [[1], [1, 2]], 'x must be a list of 1 to 2 entries', [[], [1, 1, 1], 'a', { 0: 1 }, null]],
  [object({}), [{}], 'x must be an object', [[], 'a', null]],
  [givenId, ['ann-1_B'], 'x must be 1 to 64 letters, digits, hyphens or underscores', ['', 'a b', 'a\n', 'é', 7]],
  [
    utcTime,
    ['2026-01-31T18:00:00.000Z', '2028-02-29T00:00:00.000Z', '2000-02-29T00:00:00.000Z'],
    'x must be a UTC time to the millisecond, such as 2026-01-31T18:00:00.000Z',
    ['2026-01-31', '2026-13-45T99:99:99.999Z', '2026-11-31T18:00:00.000Z', '2100-02-29T00:00:00.000Z', 7],
  ],
];

test('each kind of field takes what fits, and says of anything else what it must be', () => {
  for (const [x, fits, message, others] of FIELDS) {
    for (const value of fits) assert.deepEqual(faults({ x }, { x: value }), [], JSON.stringify([x, value]));
    for (const value of others) assert.deepEqual(faults({ x }, { x: value }), [message], JSON.stringify([x, value]));
    assert.deepEqual(faults({ x }, {}), ['x is missing']);
    assert.deepEqual(faults({ x }, { x: undefined }), ['x is missing']);
    for (const nothing of [{}, { x: undefined }]) assert.deepEqual(faults({ x: optional(x) }, nothing), []);
  }
});

test('every fault is named, once and by its path, at every depth', () => {
  const line = object({ id: text(1, 9), notes: optional(list(object({ text: text(1, 9) }), 0, 9)) });
  const check = checkOf(object({ lines: list(line, 1, 9), total: whole(0) }));
  const lines = [{ id: 'a' }, null, { id: '', price: 1, notes: [{ text: 'x' }, { text: 7 }, {}] }];
  const fields = check({ lines, total: -1, 'a/b~c': 1, constructor: 1 }).map(({ field }) => field);
  const inLines = ['lines[1]', 'lines[2].id', 'lines[2].notes[1].text', 'lines[2].notes[2].text', 'lines[2].price'];
  assert.deepEqual(fields.sort(), ['a/b~c', 'constructor', ...inLines, 'total']);
  for (const value of [null, [], 'a', 7])
    assert.deepEqual(check(value), [{ field: '', message: 'all of it must be an object' }]);
});

test('__proto__ is a field that nobody knows, wherever it stands, and changes nothing', () => {
  const check = checkOf(object({ id: text(1, 9), lines: optional(list(object({ id: text(1, 9) }), 1, 9)) }));
  const told = (json: string) => check(JSON.parse(json)).map(({ message }) => message);
  assert.deepEqual(told('{"id":"a","lines":[{"id":"b"}]}'), []);
  assert.deepEqual(told('{"id":"a","__proto__":{"x":1}}'), ['__proto__ is not a known field']);
  assert.deepEqual(told('{"id":"a","lines":[{"id":"b","__proto__":{}}]}'), ['lines[0].__proto__ is not a known field']);
  assert.deepEqual(told('{"__proto__":{"id":"a"}}').sort(), ['__proto__ is not a known field', 'id is missing']);
  assert.equal(Object.hasOwn(Object.prototype, 'x'), false);
});

test('what is taken comes trimmed, converted and with its defaults', () => {
  const limit = optional(whole(1, 100, { default: 20, convert: true }));
  const check = checkOf(
    object({
      limit,
      off: yesOrNo({ default: false, convert: true }),
      lines: list(object({ note: text(0, 9, { trim: true }) }), 0, 9),
    }),
  );
  const given = { limit: '7', off: 'true', lines: [{ note: ' no salt\n' }] };
  assert.deepEqual([check(given), given], [[], { limit: 7, off: true, lines: [{ note: 'no salt' }] }]);
  const nothing = { lines: [] };
  assert.deepEqual([check(nothing), nothing], [[], { lines: [], limit: 20, off: false }]);
});

test('of thousands of faults some are named', () => {
  const check = checkOf(object({ ids: list(text(1, 9), 0, 9) }));
  assert.equal(check({ ids: Array(30_000).fill(7) }).length, 20);
});

test('parameters are checked by their schema, and those of Moleculer by its own validator', () => {
  const validator = new JsonSchemaValidator();
  const ours = validator.compile({ ...object({ id: text(1, 9) }) });
  assert.deepEqual([ours({ id: 'a' }), ours({})], [true, [{ field: 'id', message: 'id is missing' }]]);
  const theirs = validator.compile({ $$strict: true, onlyLocal: { type: 'boolean', optional: true } });
  assert.deepEqual(
    [theirs({ onlyLocal: true }), (theirs({ other: 1 }) as unknown as [{ type: string }])[0].type],
    [true, 'objectStrict'],
  );
});

test('a schema with a keyword that nobody knows is no schema', () => {
  assert.throws(() => faults({ x: text(1, 9, { maxLenght: 3 }) }, {}), /unknown keyword: "maxLenght"/);
});

test('every contract is JSON Schema that the check knows', () => {
  const meta = new Ajv2020({ strict: false });
  assert.ok(ACTIONS.size > 40);
  for (const [action, { params, result }] of ACTIONS) {
    for (const schema of [params, result]) {
      assert.equal(meta.validateSchema(schema), true, action);
      checkOf(schema)({});
    }
    assert.equal((params as { additionalProperties?: boolean }).additionalProperties, false, action);
  }
});

test('no route is open by omission: every action that has one names who may call it', () => {
  assert.ok(PUBLISHED.size > 10);
  for (const [name, { access }] of PUBLISHED) {
    assert.ok(access === 'anyone' || access?.roles.length > 0, `${name} does not say who may call it`);
    if (access !== 'anyone') for (const role of access.roles) assert.ok(ROLES.includes(role), `${name}: ${role}`);
  }
});
