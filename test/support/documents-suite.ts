import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  type Documents,
  DuplicateId,
  DuplicateValue,
  type Index,
  type Query,
} from '../../platform/documents/documents.ts';

/** Fields that documents of every kind of value have, or do not have. */
export interface Thing {
  _id: string;
  version?: number;
  name?: string | null;
  size?: number | null;
  ready?: boolean;
  nested?: Record<string, unknown> | null;
  list?: unknown[];
  /** The collection has an index of this list. */
  marks?: string[];
  /** No two things have the same day and number. */
  day?: string | null;
  number?: number | null;
}
export const THING_INDEXES: Index[] = [
  { name: 'by_marks', keys: ['marks'], ofList: true },
  { name: 'by_number', keys: ['day', 'number'], unique: true },
];

/** A collection of its own for each test. */
export type MakeDocuments = () => Promise<Documents<Thing>>;

const SIZES: Thing[] = [
  { _id: 'a', size: 1, name: 'x', ready: true },
  { _id: 'b', size: 2, name: 'y', ready: false },
  { _id: 'c', size: 3, name: null },
  { _id: 'd', name: 'z' },
  { _id: 'e', size: null },
];

/** What every query comes to on SIZES, with MongoDB's meaning of null and missing. */
const QUERIES: [Query, string][] = [
  [{}, 'abcde'],
  [{ size: 2 }, 'b'],
  [{ size: null }, 'de'],
  [{ name: null }, 'ce'],
  [{ size: { $ne: 2 } }, 'acde'],
  [{ size: { $ne: null } }, 'abc'],
  [{ size: { $exists: true } }, 'abce'],
  [{ size: { $exists: false } }, 'd'],
  [{ size: { $in: [1, 3, 9] } }, 'ac'],
  [{ size: { $in: [] } }, ''],
  [{ size: { $in: [1, null] } }, 'ade'],
  [{ size: { $gt: 1 } }, 'bc'],
  [{ size: { $gte: 2 } }, 'bc'],
  [{ size: { $lt: 2 } }, 'a'],
  [{ size: { $lte: 2 } }, 'ab'],
  [{ size: { $gt: 1, $lt: 3 } }, 'b'],
  [{ name: { $gte: 'y' } }, 'bd'],
  [{ name: { $gt: '' } }, 'abd'],
  [{ ready: true }, 'a'],
  [{ ready: false }, 'b'],
  [{ ready: { $ne: true } }, 'bcde'],
  [{ size: { $gte: 1 }, name: 'y' }, 'b'],
  [{ _id: { $in: ['a', 'e'] } }, 'ae'],
];

/** What the product asks of a document store; every adapter passes it. */
export function documentsSuite(store: string, make: MakeDocuments): void {
  const filled = async () => {
    const things = await make();
    for (const thing of SIZES) await things.insert(thing);
    return things;
  };
  const ids = (found: Thing[]) => found.map(({ _id }) => _id).join('');

  for (const [query, expected] of QUERIES) {
    test(`${store}: ${JSON.stringify(query)} finds ${expected || 'nothing'}, and counts it`, async () => {
      const things = await filled();
      assert.equal(ids(await things.find({ query, sort: '_id', limit: 10 })), expected);
      assert.equal((await things.ids({ query, sort: '_id', limit: 10 })).join(''), expected);
      assert.equal(await things.count({ query }), expected.length);
    });
  }

  test(`${store}: it finds by id, and answers undefined for an id that is not there`, async () => {
    const things = await filled();
    assert.deepEqual(await things.findById('a'), SIZES[0]);
    assert.equal(await things.findById('nobody'), undefined);
  });

  test(`${store}: a second document under one id is refused and the first stays`, async () => {
    const things = await filled();
    await assert.rejects(things.insert({ _id: 'a', size: 99 }), (error) => error instanceof DuplicateId);
    assert.deepEqual(await things.findById('a'), SIZES[0]);
  });

  test(`${store}: it sorts both ways, null and missing first, and answers no more than the limit`, async () => {
    const things = await filled();
    const query = { size: { $ne: null } };
    assert.equal(ids(await things.find({ query, sort: 'size', limit: 10 })), 'abc');
    assert.equal(ids(await things.find({ query, sort: '-size', limit: 2 })), 'cb');
    assert.deepEqual(await things.ids({ query, sort: '-size', limit: 2 }), ['c', 'b']);
    assert.match(ids(await things.find({ query: {}, sort: 'size', limit: 10 })), /^(de|ed)abc$/);
  });

  test(`${store}: what is set replaces whole fields; nothing is merged, and null stays null`, async () => {
    const things = await make();
    await things.insert({ _id: 'a', nested: { old: 1, deep: { x: 1 } }, list: [1, 2], name: 'kept' });
    const $set = { nested: { deep: { y: null } }, list: [{ z: true }], size: null, ready: false };
    assert.equal(await things.updateMany({ _id: 'a' }, { $set }), 1);
    assert.deepEqual(await things.findById('a'), { _id: 'a', name: 'kept', ...$set });
  });

  test(`${store}: an update sets every document that matches, and tells how many`, async () => {
    const things = await filled();
    assert.equal(await things.updateMany({ size: { $gte: 2 } }, { $set: { name: 'big' } }), 2);
    assert.equal(await things.count({ query: { name: 'big' } }), 2);
    assert.equal(await things.updateMany({ _id: 'nobody' }, { $set: { name: 'big' } }), 0);
  });

  test(`${store}: of many who set on the same version one wins, and the others learn that they lost`, async () => {
    const things = await make();
    await things.insert({ _id: 'a', version: 1 });
    const attempts = Array.from({ length: 20 }, (_, size) =>
      things.updateMany({ _id: 'a', version: 1 }, { $set: { version: 2, size } }),
    );
    const matched = await Promise.all(attempts);
    assert.equal(matched.filter((count) => count === 1).length, 1);
    assert.equal((await things.findById('a'))?.size, matched.indexOf(1));
  });

  test(`${store}: it removes what matches, and tells how many`, async () => {
    const things = await filled();
    assert.equal(await things.removeMany({ size: { $exists: true } }), 4);
    assert.equal(await things.count({ query: {} }), 1);
  });

  test(`${store}: by a value of an indexed list it finds the documents that have it now`, async () => {
    const things = await make();
    const having = async (marks: string) => (await things.ids({ query: { marks }, sort: '_id', limit: 10 })).join('');
    await things.insert({ _id: 'a', version: 1, marks: ['x'] });
    await things.insert({ _id: 'b', version: 1, marks: [] });
    await things.insert({ _id: 'c' });
    await things.insert({ _id: 'd', marks: ['y', 'x', 'y'] });
    assert.deepEqual(
      [await having('x'), await having('y'), await having('[]'), await having('z')],
      ['ad', 'd', '', ''],
    );
    await things.updateMany({ _id: 'b' }, { $set: { marks: ['x', 'z'] } });
    await things.updateMany({ _id: 'a' }, { $set: { size: 1 } });
    await things.updateMany({ _id: 'd' }, { $set: { marks: ['z'] } });
    assert.deepEqual([await having('x'), await having('y'), await having('z')], ['ab', '', 'bd']);
    await things.replace?.({ _id: 'a', version: 2, marks: ['x', 'w'] }, 1);
    await things.removeMany({ _id: 'b' });
    assert.deepEqual([await having('x'), await having('z')], ['a', 'd']);
    assert.deepEqual((await things.findById('d'))?.marks, ['z']);
  });

  test(`${store}: no two documents have the values of a unique index; where one is null or missing, any number may`, async () => {
    const things = await make();
    const isDuplicate = (error: unknown) => error instanceof DuplicateValue;
    const one = { version: 1, day: 'mon', number: 1 };
    const free: Partial<Thing>[] = [
      {},
      { day: 'mon' },
      { number: 1 },
      { day: null, number: null },
      { day: 'tue', number: 1 },
    ];
    await things.insert({ _id: 'a', ...one });
    for (const [i, values] of [...free, ...free.slice(0, 4)].entries())
      await things.insert({ _id: `free${i}`, version: 1, ...values });
    await assert.rejects(things.insert({ _id: 'b', ...one }), isDuplicate);
    await assert.rejects(things.insert({ _id: 'a', version: 1 }), (error) => error instanceof DuplicateId);
    const writes = [
      things.updateMany({ _id: 'free0', version: 1 }, { $set: { day: 'mon', number: 2, version: 2 } }),
      things.updateMany({ _id: 'free1', version: 1 }, { $set: { number: 1, version: 2 } }),
      things.updateMany({ _id: 'free2', version: 9 }, { $set: { day: 'mon', number: 1, version: 2 } }),
      things.updateMany({ _id: 'free3', version: 1 }, { $set: { day: 'wed', number: 1, version: 2 } }),
    ];
    const [won, taken, lost, wonToo] = await Promise.allSettled(writes);
    assert.ok(taken?.status === 'rejected' && isDuplicate(taken.reason), 'the one that is in the way fails alone');
    assert.partialDeepStrictEqual([won, lost, wonToo], [{ value: 1 }, { value: 0 }, { value: 1 }]);
    assert.deepEqual(await things.findById('free1'), { _id: 'free1', version: 1, day: 'mon' });
    if (things.replace) await assert.rejects(things.replace({ _id: 'free1', ...one }, 1), isDuplicate);
    await things.updateMany({ _id: 'a' }, { $set: { day: null } });
    assert.equal(await things.updateMany({ _id: 'free1' }, { $set: { number: 1 } }), 1, 'it is free again');
  });

  test(`${store}: text comes back as it was, and is never taken for anything else`, async () => {
    const things = await make();
    const name = `'; DROP TABLE things; -- "\\ \u0000 \u{1F35C} $where`;
    await things.insert({ _id: name, name });
    assert.deepEqual(await things.find({ query: { name }, limit: 2 }), [{ _id: name, name }]);
    assert.equal((await things.findById(name))?.name, name);
  });

  test(`${store}: an operator it does not know is refused by its name`, async () => {
    const things = await filled();
    for (const operator of ['$regex', '$where', '$or', 'constructor']) {
      const query = { name: { [operator]: 'x' } } as Query;
      const named = { name: 'TypeError', message: new RegExp(operator.replace('$', '\\$')) };
      await assert.rejects(async () => things.find({ query, limit: 1 }), named);
      await assert.rejects(async () => things.updateMany(query, { $set: { size: 0 } }), named);
    }
  });

  test(`${store}: what is no name of a top-level field is refused wherever it stands`, async () => {
    const things = await filled();
    for (const field of ['nested.deep', "a'b", 'a b', '$or', '']) {
      const odd = { name: 'TypeError', message: /field/ };
      await assert.rejects(async () => things.find({ query: { [field]: 1 }, limit: 1 }), odd, `query ${field}`);
      await assert.rejects(async () => things.find({ query: { [field]: { $exists: true } }, limit: 1 }), odd);
      await assert.rejects(async () => things.find({ query: {}, sort: `-${field}`, limit: 1 }), odd, `sort ${field}`);
      await assert.rejects(async () => things.updateMany({}, { $set: { [field]: 1 } as object }), odd, `set ${field}`);
    }
    assert.deepEqual(await things.findById('a'), SIZES[0]);
  });

  test(`${store}: of many writes at once each is done, and one that fails does not fail its neighbours`, async () => {
    const things = await make();
    const writes = Array.from({ length: 50 }, (_, i) => things.insert({ _id: `${i % 40}`, size: i }));
    const ended = await Promise.allSettled(writes);
    assert.equal(ended.filter(({ status }) => status === 'fulfilled').length, 40);
    assert.equal(await things.count({ query: {} }), 40);
  });
}
