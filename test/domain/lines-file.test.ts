import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { readLines, writeLines } from '../../launcher/backup/lines-file.ts';
import { tempFolder } from '../support/temp-folder.ts';

const read = async (folder: string) => (await Array.fromAsync(readLines(folder, 'rows.jsonl', 2))).flat();

test('rows come back as they were, with whatever other programs take for the end of a line', async () => {
  const folder = tempFolder();
  const names = ['a\u2028b', 'a\u2029b', 'a\rb', 'a\nb', 'a\r\nb', 'a\u0085b', 'ä\u2028'.repeat(100_000), ''];
  const rows = names.map((name) => ({ name }));
  await writeLines(folder, 'rows.jsonl', rows);
  assert.deepEqual(await read(folder), rows);
});

test('no rows come back from an empty file, and a file that ends within a row is refused', async () => {
  const folder = tempFolder();
  await writeLines(folder, 'rows.jsonl', []);
  assert.deepEqual(await read(folder), []);
  writeFileSync(path.join(folder, 'rows.jsonl'), '{"name":"a"}\n{"name":');
  await assert.rejects(read(folder), /rows\.jsonl ends within a line/);
});
