import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type Collection, MongoNetworkError } from 'mongodb';
import { DuplicateId } from '../../platform/documents/documents.ts';
import { insertAll, type Kept, updateAll } from '../../platform/documents/mongo-outcomes.ts';
import { mongoForTests } from '../support/mongo-collections.ts';
import { needs } from '../support/servers.ts';

type Method = 'insertMany' | 'bulkWrite' | 'find';

describe('a write whose answer is lost', needs('mongod'), () => {
  const mongo = mongoForTests();
  let collection: Collection<Kept>;
  let made = 0;

  /** The connection breaks in `method`: after MongoDB did it, or before. `meanwhile` is what others do until the outcome is read back. */
  function breaking(method: Method, done: boolean, meanwhile = async () => {}): Collection<Kept> {
    return new Proxy(collection, {
      get(target, name) {
        const own = Reflect.get(target, name).bind(target);
        if (name !== method) return own;
        return async (...args: unknown[]) => {
          if (done) await own(...args);
          await meanwhile();
          throw new MongoNetworkError('connection lost');
        };
      },
    });
  }
  const filled = async (...ids: string[]) => {
    collection = mongo.client.db('test').collection<Kept>(`things_${++made}`);
    if (ids.length > 0) await collection.insertMany(ids.map((_id) => ({ _id, version: 1, _tokens: ['first'] })));
  };
  const insert = (_id: string) => ({ token: `insert ${_id}`, document: { _id, version: 1 } });
  const update = (_id: string, version = 1) => {
    const token = `update ${_id} from ${version}`;
    return { token, query: { _id, version }, $set: { version: version + 1 } };
  };
  const names = (outcomes: (number | Error)[]) => outcomes.map((one) => (one instanceof Error ? one.name : one));

  test('an insert counts as done if it was, and as a duplicate if somebody else took the id', async () => {
    await filled('theirs');
    const outcomes = await insertAll(breaking('insertMany', false), [insert('theirs'), insert('lost')]);
    assert.deepEqual(names(outcomes), ['DuplicateId', 'Unavailable']);
    assert.deepEqual(await insertAll(breaking('insertMany', true), [insert('mine'), insert('too')]), [1, 1]);
  });

  test('a duplicate among inserts is refused alone', async () => {
    await filled('taken');
    const [taken, ...others] = await insertAll(collection, [insert('taken'), insert('a'), insert('b')]);
    assert.ok(taken instanceof DuplicateId);
    assert.deepEqual(others, [1, 1]);
    assert.equal((await collection.findOne({ _id: 'taken' }))?._tokens?.[0], 'first');
  });

  test('an update counts as done if it was', async () => {
    await filled('a', 'b');
    assert.deepEqual(await updateAll(breaking('bulkWrite', true), [update('a'), update('b')]), [1, 1]);
  });

  test('an update that was done is known although others wrote after it', async () => {
    await filled('a', 'b');
    const others = async () => {
      await updateAll(collection, [update('a', 2)]);
      await updateAll(collection, [update('a', 3)]);
    };
    assert.deepEqual(await updateAll(breaking('bulkWrite', true, others), [update('a'), update('b')]), [1, 1]);
  });

  test('an update that was not done may still arrive: nobody is told that it was not', async () => {
    await filled('a');
    assert.deepEqual(names(await updateAll(breaking('bulkWrite', false), [update('a')])), ['Unavailable']);
  });

  test('an update has lost if somebody else changed the version, or there is nothing to change', async () => {
    await filled('a');
    const others = async () => {
      await updateAll(collection, [{ ...update('a'), token: 'theirs' }]);
    };
    const outcomes = await updateAll(breaking('bulkWrite', false, others), [update('a'), update('nobody')]);
    assert.deepEqual(outcomes, [0, 0]);
  });

  test('it is unavailable when the outcome cannot be read back either', async () => {
    await filled('a');
    const gone = breaking('find', false);
    const find = () => ({ toArray: () => Promise.reject(new MongoNetworkError('connection lost')) });
    const blind = new Proxy(gone, { get: (target, name) => (name === 'find' ? find : Reflect.get(target, name)) });
    const outcomes = await updateAll(blind, [update('a'), update('nobody')]);
    assert.deepEqual(names(outcomes), ['Unavailable', 'Unavailable']);
  });
});
