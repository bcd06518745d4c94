import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Documents } from '../../platform/documents/documents.ts';
import { mongoForTests } from '../support/mongo-collections.ts';
import { needs } from '../support/servers.ts';

interface Thing {
  _id: string;
  version: number;
}

/** Writers that insert a document and count its version up, and note what they were told. */
function load(things: Documents<Thing>, writers: number) {
  const told = { versions: new Map<string, number>(), errors: [] as Error[], slowest: 0, lastSuccess: 0 };
  let running = true;
  const timed = async (write: () => Promise<unknown>) => {
    const begun = performance.now();
    try {
      await write();
      told.lastSuccess = performance.now();
    } catch (error) {
      told.errors.push(error as Error);
    } finally {
      told.slowest = Math.max(told.slowest, performance.now() - begun);
    }
  };
  const writer = async (name: number) => {
    for (let n = 0; running; n++) {
      const _id = `${name}-${n}`;
      await timed(async () => {
        await things.insert({ _id, version: 1 });
        told.versions.set(_id, 1);
      });
      for (const version of [1, 2, 3]) {
        await timed(async () => {
          if ((await things.updateMany({ _id, version }, { $set: { version: version + 1 } })) === 1)
            told.versions.set(_id, version + 1);
        });
      }
    }
  };
  const all = Array.from({ length: writers }, (_, name) => writer(name));
  return {
    told,
    async stop(): Promise<void> {
      running = false;
      await Promise.all(all);
    },
  };
}

describe('when MongoDB fails', needs('mongod'), () => {
  const mongo = mongoForTests();

  const FAULTS: Record<string, () => Promise<void>> = {
    'is killed and restarted': async () => {
      await mongo.server.kill();
      await sleep(1000);
      await mongo.server.restart();
    },
    'stands still for longer than a write waits': async () => {
      mongo.server.pause();
      await sleep(9000);
      mongo.server.resume();
    },
    'stands still for a moment': async () => {
      mongo.server.pause();
      await sleep(1500);
      mongo.server.resume();
    },
  };
  for (const [fault, strike] of Object.entries(FAULTS)) {
    test(`under load and ${fault}: nothing that was acknowledged is lost, and it goes on within 10 s`, async () => {
      const things = await mongo.collection<Thing>('things');
      const { told, stop } = load(things, 40);
      await sleep(500);
      await strike();
      const back = performance.now();
      while (told.lastSuccess < back && performance.now() < back + 10_000) await sleep(20);
      const recovered = told.lastSuccess > back;
      await sleep(500);
      await stop();
      assert.ok(recovered, 'it goes on within 10 s');
      assert.ok(told.slowest < 10_000, `a write took ${told.slowest} ms`);
      assert.deepEqual(
        [...new Set(told.errors.map(({ name }) => name))].filter((name) => name !== 'Unavailable'),
        [],
      );
      assert.ok(told.versions.size > 100, `${told.versions.size} documents were written`);
      for (const [_id, version] of told.versions) {
        const found = await things.findById(_id);
        assert.ok(found && found.version >= version, `${_id} was told to be at ${version} and is ${found?.version}`);
      }
    });
  }

  test('a read fails as unavailable while MongoDB is away, well within the deadline of a request', async () => {
    const things = await mongo.collection<Thing>('reads');
    await things.insert({ _id: 'a', version: 1 });
    mongo.server.pause();
    const begun = performance.now();
    const reads = [things.findById('a'), things.find({ query: {}, limit: 1 }), things.count({ query: {} })];
    const ended = await Promise.allSettled([
      ...reads,
      things.removeMany({ _id: 'b' }),
      things.updateMany({}, { $set: {} }),
    ]);
    mongo.server.resume();
    const names = ended.map((one) => (one.status === 'rejected' ? one.reason.name : one.value));
    assert.deepEqual(names, Array(5).fill('Unavailable'));
    assert.ok(performance.now() - begun < 9000);
    assert.deepEqual(await things.findById('a'), { _id: 'a', version: 1 });
  });
});
