import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkOf } from '../../platform/contract/check.ts';
import { note } from '../../platform/contract/note.ts';
import { object } from '../../platform/contract/schema.ts';

const check = checkOf(object({ note }));

test('a note is one line of plain text, with the spaces around it taken away', () => {
  for (const text of [
    'no salt, please',
    'ohne Pilze \u{1F344}',
    'בלי מלח',
    'عائلة \u{1F468}\u200D\u{1F469}',
    'x'.repeat(200),
  ]) {
    const given = { note: `  ${text} \n` };
    assert.deepEqual([check(given), given.note], [[], text]);
  }
});

test('a note is refused that is too long, or holds what could show a cook something else', () => {
  const inside = [
    '\n',
    '\t',
    '\u0000',
    '\u007F',
    '\u0085',
    '\u2028',
    '\uD83C',
    ...'\u061C\u200E\u200F\u202A\u202E\u2066\u2069',
  ];
  for (const bad of ['x'.repeat(201), 7, null, ...inside.map((one) => `a${one}b`)])
    assert.equal(check({ note: bad }).length, 1, JSON.stringify(bad));
});
