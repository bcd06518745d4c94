import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { WorkLoop } from '../../services/stripe-twin/work-loop.ts';
import { eventually } from '../support/eventually.ts';

/** A loop over records that are due until they are worked on; `atOnce` of them at a time. */
function loopOver(t: TestContext, atOnce: number, ids: string[], work: (id: string) => Promise<void>) {
  const due = new Set(ids);
  const seen = { now: 0, most: 0, begun: [] as string[], failed: [] as unknown[] };
  const all = {
    atOnce,
    due: async (limit: number) => [...due].slice(0, limit),
    async work(id: string) {
      seen.begun.push(id);
      seen.most = Math.max(seen.most, ++seen.now);
      await work(id).finally(() => seen.now--);
      due.delete(id);
    },
  };
  const loop = new WorkLoop(all, (error) => void seen.failed.push(error));
  t.after(() => loop.end());
  return { due, seen, loop };
}

const numbered = (count: number, name: string) => Array.from({ length: count }, (_, i) => `${name} ${i}`);

test('all that is due is done once, a bounded number at a time', async (t) => {
  const { due, seen, loop } = loopOver(t, 8, numbered(100, 'record'), () => sleep(2));
  loop.start();
  await eventually(() => due.size === 0);
  assert.deepEqual(seen.begun.sort(), numbered(100, 'record').sort());
  assert.equal(seen.most, 8);
});

test('records that fail hold up no other, and are tried again within a second or so', async (t) => {
  let broken = true;
  const failing = numbered(20, 'bad');
  const { due, seen, loop } = loopOver(t, 4, [...failing, ...numbered(100, 'good')], async (id) => {
    await sleep(1);
    if (broken && id.startsWith('bad')) throw new Error('planted');
  });
  loop.start();
  const began = performance.now();
  await eventually(() => due.size === failing.length);
  assert.ok(performance.now() - began < 900, 'the good ones did not wait for the next second');
  assert.equal(seen.failed.length, failing.length, 'none is tried again at once');
  broken = false;
  await eventually(() => due.size === 0);
});

test('a record that hangs holds up no other', async (t) => {
  let release = () => {};
  const hangs = new Promise<void>((go) => {
    release = go;
  });
  const { due, seen, loop } = loopOver(t, 3, ['stuck', ...numbered(50, 'record')], (id) =>
    id === 'stuck' ? hangs : sleep(1),
  );
  loop.start();
  await eventually(() => due.size === 1);
  due.add('later');
  loop.wake();
  await eventually(() => due.size === 1);
  assert.equal(seen.begun.filter((id) => id === 'stuck').length, 1);
  release();
});

test('what becomes due is begun when the loop is woken, also in the middle of a read', async (t) => {
  const { due, loop } = loopOver(t, 8, [], () => sleep(1));
  loop.start();
  const began = performance.now();
  for (const id of numbered(50, 'record')) {
    due.add(id);
    loop.wake();
    await sleep(Math.random() < 0.5 ? 0 : 2);
  }
  await eventually(() => due.size === 0);
  assert.ok(performance.now() - began < 900, 'nothing waited for the next second');
});

test('at the end nothing new is begun, and what is under way is waited for, a second at most', async (t) => {
  const quick = loopOver(t, 2, numbered(10, 'record'), () => sleep(100));
  quick.loop.start();
  await eventually(() => quick.seen.now === 2);
  await quick.loop.end();
  assert.deepEqual([quick.seen.now, quick.seen.begun.length], [0, 2]);
  const stuck = loopOver(t, 2, ['stuck'], () => sleep(3000, undefined, { ref: false }));
  stuck.loop.start();
  await eventually(() => stuck.seen.now === 1);
  const began = performance.now();
  await stuck.loop.end();
  const took = performance.now() - began;
  assert.ok(took > 900 && took < 2900, `${took} ms`);
});
