import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { Unavailable } from '../../kernel/unavailable.ts';
import { GroupCommit } from '../../platform/documents/group-commit.ts';

test('jobs that arrive during a commit share the next one, in the order in which they came', async () => {
  const batches: number[][] = [];
  const [begun, disk] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const group = new GroupCommit<number, number>(async (jobs) => {
    batches.push([...jobs]);
    begun.resolve();
    await disk.promise;
    return jobs.map((job) => job * 10);
  });
  const first = group.run(0);
  await begun.promise;
  const others = Array.from({ length: 70 }, (_, i) => group.run(i + 1));
  disk.resolve();
  assert.deepEqual(
    await Promise.all([first, ...others]),
    Array.from({ length: 71 }, (_, i) => i * 10),
  );
  assert.deepEqual(
    batches.map(({ length }) => length),
    [1, 64, 6],
  );
  assert.deepEqual(
    batches.flat(),
    Array.from({ length: 71 }, (_, i) => i),
  );
});

test('a refused job is refused alone; after a failed commit each job is tried by itself', async () => {
  const batches: number[] = [];
  const group = new GroupCommit<string, string>(async (jobs) => {
    batches.push(jobs.length);
    if (jobs.includes('bad')) throw new Error('the disk said no');
    return jobs.map((job) => (job === 'refused' ? new RangeError('no') : job));
  });
  const results = await Promise.allSettled(['good', 'refused', 'bad', 'fine'].map((job) => group.run(job)));
  assert.deepEqual(
    results.map((one) => (one.status === 'fulfilled' ? one.value : one.reason.message)),
    ['good', 'no', 'the disk said no', 'fine'],
  );
  assert.deepEqual(batches, [4, 1, 1, 1, 1]);
  assert.equal(await group.run('later'), 'later');
});

test('beyond 2,000 waiting a job is refused at once', async () => {
  const group = new GroupCommit<number, number>(async (jobs) => [...jobs]);
  const jobs = Array.from({ length: 2001 }, (_, i) => group.run(i));
  const results = await Promise.allSettled(jobs);
  assert.equal(results.filter(({ status }) => status === 'fulfilled').length, 2000);
  await assert.rejects(jobs[2000] as Promise<number>, Unavailable);
});

test('jobs that waited for too long while the store hung are refused, and none of them runs after it', async () => {
  const ran: string[] = [];
  const hang = Promise.withResolvers<void>();
  const group = new GroupCommit<string, string>(async (jobs) => {
    ran.push(...jobs);
    if (jobs.includes('hangs')) await hang.promise;
    return [...jobs];
  }, 200);
  const first = group.run('hangs');
  await sleep(20);
  const late = Array.from({ length: 150 }, (_, i) => group.run(`late ${i}`));
  const ended = Promise.allSettled(late);
  await sleep(300);
  const inTime = group.run('in time');
  hang.resolve();
  assert.deepEqual([await first, await inTime], ['hangs', 'in time']);
  for (const one of await ended) assert.ok(one.status === 'rejected' && one.reason instanceof Unavailable);
  assert.deepEqual(ran, ['hangs', 'in time']);
});

test('a job is refused too if its turn by itself, after a failed commit, comes too late', async () => {
  const ran: string[][] = [];
  const group = new GroupCommit<string, string>(async (jobs) => {
    ran.push([...jobs]);
    await sleep(60);
    if (jobs.length > 1) throw new Error('the disk said no');
    return [...jobs];
  }, 100);
  const ended = await Promise.allSettled(['a', 'b', 'c', 'd'].map((job) => group.run(job)));
  assert.deepEqual(
    ended.map(({ status }) => status),
    ['fulfilled', 'rejected', 'rejected', 'rejected'],
  );
  assert.deepEqual(ran, [['a', 'b', 'c', 'd'], ['a']]);
});
