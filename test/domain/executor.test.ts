import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { Executor, executorOf, type Rank } from '../../platform/record/executor.ts';

const LONG = 60_000;
const pause = () => new Promise((done) => setImmediate(done));

/** An executor for `atOnce`, all of whose turns are taken by work that `release` ends. */
function busyExecutor(atOnce = 1) {
  const executor = new Executor(atOnce);
  const { promise, resolve } = Promise.withResolvers<void>();
  const holding = Array.from({ length: atOnce }, () => executor.run('paid', LONG, () => promise));
  const begun: string[] = [];
  const ask = (rank: Rank, name: string = rank, within = LONG) =>
    executor.run(rank, within, async () => {
      begun.push(name);
    });
  return { executor, begun, ask, release: resolve, held: Promise.all(holding) };
}

test('so many run at the same time, and the next one when one ends, be it by an error', async () => {
  const executor = new Executor(3);
  let [now, most] = [0, 0];
  const ended = await Promise.allSettled(
    Array.from({ length: 20 }, (_, i) =>
      executor.run('look', LONG, async () => {
        most = Math.max(most, ++now);
        await pause();
        now--;
        if (i % 4 === 0) throw new Error(`no ${i}`);
        return i;
      }),
    ),
  );
  assert.equal(most, 3);
  assert.deepEqual(
    ended.map((one) => (one.status === 'fulfilled' ? one.value : one.reason.message)),
    Array.from({ length: 20 }, (_, i) => (i % 4 === 0 ? `no ${i}` : i)),
  );
});

test('what is further on its way goes first, and of one rank what came first', async () => {
  const { begun, ask, release } = busyExecutor();
  const asked = ['look', 'accepted', 'linked', 'paid', 'cooking', 'closing'] as const;
  const all = [...asked.map((rank) => ask(rank)), ask('closing', 'closing again')];
  release();
  await Promise.all(all);
  assert.deepEqual(begun, ['closing', 'closing again', 'cooking', 'paid', 'linked', 'accepted', 'look']);
});

test('at most eight looks run at once, and what somebody waits for begins at once beside them', async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  const executor = new Executor();
  let looking = 0;
  const looks = Array.from({ length: 20 }, () =>
    executor.run('look', LONG, async () => {
      looking++;
      await promise;
      looking--;
    }),
  );
  await pause();
  assert.deepEqual([looking, executor.waiting], [8, 12]);
  assert.equal(await executor.run('accepted', LONG, async () => looking), 8);
  resolve();
  await Promise.all(looks);
  assert.deepEqual([looking, executor.waiting], [0, 0]);
});

test('none starves: of every eight that are begun one is what waits longest', async () => {
  const { begun, ask, release } = busyExecutor();
  const looks = [ask('look', 'first look'), ask('look', 'second look')];
  await sleep(5);
  const closings = Array.from({ length: 30 }, (_, i) => ask('closing', `${i}`));
  release();
  await Promise.all([...looks, ...closings]);
  assert.ok(begun.indexOf('first look') < 8, `${begun.indexOf('first look')} went before it`);
  assert.ok(begun.indexOf('second look') < 16, `${begun.indexOf('second look')} went before it`);
  assert.deepEqual(begun.slice(0, 5), ['0', '1', '2', '3', '4']);
});

test('what waited longer than it may is refused when its turn comes, and never begun', async () => {
  const { executor, begun, ask, release } = busyExecutor();
  const late = ask('closing', 'late', 20);
  const patient = ask('look', 'patient');
  const refused = assert.rejects(late, { name: 'Unavailable', message: /over 20 ms/ });
  await sleep(40);
  release();
  await Promise.all([refused, patient]);
  assert.deepEqual([begun, executor.waiting], [['patient'], 0]);
  await ask('look', 'next');
});

test('a full queue refuses, and is emptied also where all of it waited too long', async () => {
  const { executor, begun, ask, release } = busyExecutor();
  const waiting = Array.from({ length: 4000 }, () => ask('accepted', 'late', 1));
  const ended = Promise.allSettled(waiting);
  await assert.rejects(ask('closing'), { name: 'Unavailable', message: /4000 others/ });
  assert.equal(executor.waiting, 4000);
  await sleep(10);
  release();
  for (const { status } of await ended) assert.equal(status, 'rejected');
  assert.deepEqual([begun, executor.waiting], [[], 0]);
  await ask('closing');
  assert.deepEqual(begun, ['closing']);
});

for (const [step, most] of [
  ['begins', 1000],
  ['goesOn', 3000],
] as const) {
  test(`an event that ${step === 'begins' ? 'begins work' : 'goes on with work'} waits while ${most} wait`, async () => {
    const { executor, ask, release } = busyExecutor();
    const some = Array.from({ length: most - 1 }, () => ask('accepted'));
    assert.equal(executor.room(step), undefined);
    const more = ask('accepted');
    let hasRoom = false;
    const room = executor.room(step)?.then(() => {
      hasRoom = true;
    });
    await pause();
    assert.equal(hasRoom, false);
    release();
    await room;
    assert.equal(executor.room(step), undefined);
    await Promise.all([...some, more]);
  });
}

test('a stop begins nothing more, tells those who wait, and ends with what was begun', async () => {
  const { executor, begun, ask, release } = busyExecutor(2);
  const crowd = Array.from({ length: 1000 }, () => ask('accepted'));
  const refused = Promise.allSettled(crowd);
  const room = executor.room('begins');
  let isOver = false;
  const stopped = executor.stop().then(() => {
    isOver = true;
  });
  for (const one of await refused) assert.equal(one.status === 'rejected' && one.reason.name, 'Unavailable');
  await room;
  await assert.rejects(ask('closing'), { name: 'Unavailable', message: /stopping/ });
  assert.deepEqual([executor.stopping.aborted, executor.room('begins'), isOver], [true, undefined, false]);
  release();
  await stopped;
  assert.deepEqual([begun, executor.waiting], [[], 0]);
});

test('a process has one executor', () => {
  const [one, other] = [{}, {}];
  assert.equal(executorOf(one), executorOf(one));
  assert.notEqual(executorOf(one), executorOf(other));
});
