import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import type { Documents } from '../../platform/documents/documents.ts';
import { specOf } from '../../platform/documents/mongo-adapter.ts';
import { documentsSuite, THING_INDEXES, type Thing } from '../support/documents-suite.ts';
import { mongoForTests } from '../support/mongo-collections.ts';
import { needs } from '../support/servers.ts';

describe('documents on MongoDB', needs('mongod'), () => {
  const mongo = mongoForTests();
  let made = 0;
  let make: () => Promise<Documents<Thing>>;
  before(() => {
    const adapter = mongo.adapter({}, 'suite');
    make = async () => {
      made++;
      await raw().createIndexes(THING_INDEXES.map(specOf));
      return adapter.documents<Thing>(`things_${made}`);
    };
  });
  const raw = () => mongo.client.db('comanda_suite').collection<Thing>(`things_${made}`);

  documentsSuite('MongoDB', () => make());

  test('a service has a database of its own, named after the one of the address', async () => {
    await (await make()).insert({ _id: 'a' });
    assert.equal(await raw().countDocuments(), 1);
  });

  test('fields that a newer node added survive an update', async () => {
    const things = await make();
    await things.insert({ _id: 'a', version: 1, size: 1 });
    await raw().updateOne({ _id: 'a' }, { $set: { newer: { x: 1 } } as object });
    await things.updateMany({ _id: 'a', version: 1 }, { $set: { version: 2, size: 2 } });
    assert.deepEqual(await things.findById('a'), { _id: 'a', version: 2, size: 2, newer: { x: 1 } });
  });

  test('what is undefined is left out of a new document, and becomes null where it is set', async () => {
    const things = await make();
    await things.insert({ _id: 'a', size: 1, name: undefined } as unknown as Thing);
    assert.equal(await things.count({ query: { name: { $exists: true } } }), 0);
    await things.updateMany({ _id: 'a' }, { $set: { size: undefined } as unknown as Partial<Thing> });
    assert.deepEqual(await things.findById('a'), { _id: 'a', size: null });
  });

  test('an id that looks like an ObjectId stays the text it is', async () => {
    const things = await make();
    const _id = '507f1f77bcf86cd799439011';
    await things.insert({ _id });
    assert.deepEqual(await things.findById(_id), { _id });
    assert.deepEqual(await raw().findOne({ _id }, { projection: { _id: 1 } }), { _id });
  });

  const commands = async (name: string): Promise<number> =>
    (await mongo.client.db('admin').command({ serverStatus: 1 })).metrics.commands[name].total;

  test('writes that wait share round trips, and each learns its own outcome', async () => {
    const things = await make();
    const ids = Array.from({ length: 60 }, (_, i) => `${i}`);
    const before = [await commands('insert'), await commands('update')] as const;
    await Promise.all(ids.map((_id) => things.insert({ _id, version: 1 })));
    const stale = (id: string) => Number(id) % 7 === 0;
    const set = (_id: string) =>
      things.updateMany({ _id, version: stale(_id) ? 9 : 1 }, { $set: { version: 2, name: 'set' } });
    assert.deepEqual(
      await Promise.all(ids.map(set)),
      ids.map((id) => (stale(id) ? 0 : 1)),
    );
    const [inserts, updates] = [(await commands('insert')) - before[0], (await commands('update')) - before[1]];
    assert.ok(inserts <= 6 && updates <= 6, `${inserts} insert and ${updates} update commands`);
    assert.equal(await things.count({ query: { name: 'set' } }), ids.filter((id) => !stale(id)).length);
  });

  test('reads by id that wait share round trips, and each gets a document of its own', async () => {
    const things = await make();
    await things.insert({ _id: 'a', list: [1] });
    const before = await commands('find');
    const ids = Array.from({ length: 60 }, (_, i) => (i % 2 ? 'a' : 'nobody'));
    const found = await Promise.all(ids.map((id) => things.findById(id)));
    assert.ok((await commands('find')) - before <= 3);
    for (const [i, thing] of found.entries()) {
      const list = thing?.list as unknown[] | undefined;
      assert.deepEqual(thing, i % 2 ? { _id: 'a', list: [1] } : undefined);
      list?.push('mine');
    }
  });

  test('writes to one document that wait together are done in the order they came', async () => {
    const things = await make();
    await things.insert({ _id: 'a', size: 0 });
    const sizes = Array.from({ length: 20 }, (_, i) => i + 1);
    const set = (size: number) => things.updateMany({ _id: 'a', size: size - 1 }, { $set: { size } });
    assert.deepEqual(
      await Promise.all(sizes.map(set)),
      sizes.map(() => 1),
    );
  });
});
