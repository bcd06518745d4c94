import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import path from 'node:path';
import { after, test } from 'node:test';
import { SqliteDocuments } from '../../platform/documents/sqlite-documents.ts';
import { SqliteFile } from '../../platform/documents/sqlite-file.ts';
import { documentsSuite, THING_INDEXES, type Thing } from '../support/documents-suite.ts';
import { tempFolder } from '../support/temp-folder.ts';

const folder = tempFolder();
let files = 0;
const newFile = () => new SqliteFile(path.join(folder, `${++files}.sqlite`));

const shared = newFile();
after(() => shared.close());
let collections = 0;
const things = (fields: string[]) => async () => {
  const indexes = [...THING_INDEXES, ...fields.map((field) => ({ name: `by_${field}`, keys: [field, '_id'] }))];
  return new SqliteDocuments<Thing>(shared, `things_${++collections}`, indexes);
};
documentsSuite('SQLite', things([]));
documentsSuite('SQLite, each field in a column', things(['size', 'name', 'ready', 'nested', 'list']));

test('a column holds what its document does after each kind of write', async () => {
  const file = newFile();
  const indexes = [{ name: 'by_all', keys: ['name', 'size', 'ready', 'nested', 'list'] }];
  const things = new SqliteDocuments<Thing>(file, 'things', indexes);
  const isAlike = () => {
    const columns = indexes[0]?.keys.map((key) => `"${key}" IS body ->> '$.${key}'`).join(' AND ');
    return file.statement(`SELECT count(*) AS n FROM things WHERE ${columns}`).get()?.n;
  };
  await things.insert({ _id: 'a', name: 'x', size: 1.5, ready: true, nested: { deep: 'y' }, list: [1, 'z', null] });
  await things.insert({ _id: 'b', name: null });
  assert.equal(isAlike(), 2);
  await things.updateMany({}, { $set: { name: 'new', ready: false, nested: null, list: [] } });
  assert.equal(isAlike(), 2);
  assert.deepEqual((await things.findById('a'))?.ready, false);
  await file.write(() => things.put({ _id: 'a', size: 7 }));
  assert.equal(isAlike(), 2);
  assert.deepEqual(await things.find({ query: { size: { $gt: 6 }, name: null }, limit: 2 }), [{ _id: 'a', size: 7 }]);
  file.close();
});

test('writes that wait together share one commit, in the order they came', async () => {
  const file = newFile();
  const things = new SqliteDocuments<Thing>(file, 'things', []);
  const walSize = () => statSync(path.join(folder, `${files}.sqlite-wal`)).size;
  let before = walSize();
  await Promise.all(Array.from({ length: 30 }, (_, i) => things.insert({ _id: `${i}` })));
  const together = walSize() - before;
  before = walSize();
  for (let i = 30; i < 60; i++) await things.insert({ _id: `${i}` });
  assert.ok(together * 10 < walSize() - before, 'every commit writes at least a page of its own');
  const made = things.insert({ _id: 'once' });
  const changed = things.updateMany({ _id: 'once' }, { $set: { size: 1 } });
  const again = things.updateMany({ _id: 'once', size: 1 }, { $set: { size: 2 } });
  await made;
  assert.deepEqual([await changed, await again, (await things.findById('once'))?.size], [1, 1, 2]);
  file.close();
});

test('what was answered is there after the process was killed', () => {
  const file = path.join(folder, 'killed.sqlite');
  const script = `
    import { SqliteFile } from './platform/documents/sqlite-file.ts';
    import { SqliteDocuments } from './platform/documents/sqlite-documents.ts';
    const things = new SqliteDocuments(new SqliteFile(${JSON.stringify(file)}), 'things', []);
    await Promise.all([1, 2, 3].map((i) => things.insert({ _id: String(i) })));
    things.insert({ _id: 'not answered' });
    process.kill(process.pid, 'SIGKILL');`;
  const { signal } = spawnSync(process.execPath, ['--input-type=module', '-e', script]);
  assert.equal(signal, 'SIGKILL');
  const reopened = new SqliteFile(file);
  const things = new SqliteDocuments<Thing>(reopened, 'things', []);
  assert.deepEqual(
    ['1', '2', '3', 'not answered'].map((id) => things.get(id)?._id),
    ['1', '2', '3', undefined],
  );
  reopened.close();
});

test('writes that wait when a file is closed are still written; later ones fail without taking the process down', async () => {
  const file = newFile();
  const things = new SqliteDocuments<Thing>(file, 'things', []);
  const waiting = things.insert({ _id: 'in time' });
  file.close();
  assert.equal((await waiting)._id, 'in time');
  await assert.rejects(things.insert({ _id: 'too late' }));
  await assert.rejects(things.findById('in time'));
});

test('a commit that fails fails its writes, and the next commit works', async () => {
  const file = newFile();
  const things = new SqliteDocuments<Thing>(file, 'things', []);
  const blocker = new SqliteFile(path.join(folder, `${files}.sqlite`));
  file.exec('PRAGMA busy_timeout = 10');
  blocker.exec('BEGIN IMMEDIATE');
  const ended = await Promise.allSettled([things.insert({ _id: 'a' }), things.insert({ _id: 'b' })]);
  assert.deepEqual(
    ended.map(({ status }) => status),
    ['rejected', 'rejected'],
  );
  blocker.exec('ROLLBACK');
  blocker.close();
  await things.insert({ _id: 'a' });
  assert.equal(await things.count({ query: {} }), 1);
  file.close();
});
