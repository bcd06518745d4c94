import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { ACTIONS } from '../../launcher/actions.ts';
import { readCall } from '../../launcher/call-line.ts';

const COMMAND = /npm run (?:-s )?call -- ([^\n`|#]+)/g;
const WORD = /'([^']*)'|(\S+)/g;

const commands = globSync('{README.md,docs/**/*.md}').flatMap((file) =>
  [...readFileSync(file, 'utf8').matchAll(COMMAND)].map(([line, rest = '']) => ({
    line,
    words: [...rest.matchAll(WORD)].map(([, quoted, bare]) => quoted ?? (bare as string)),
  })),
);

test('every call that the documents show can be meant, and leaves npm nothing to say', () => {
  const calls = commands.filter(({ words }) => !/^(--help|\.\.\.)$/.test(words[0] ?? ''));
  assert.ok(calls.length > 10, `it read ${calls.length}`);
  for (const { line, words } of calls) {
    assert.match(line, /^npm run -s call/);
    const { action, params } = readCall(words);
    const { params: known } = ACTIONS.get(action) ?? {};
    if (known) for (const name of Object.keys(params)) assert.ok(Object.hasOwn(known.properties, name), line);
  }
});
