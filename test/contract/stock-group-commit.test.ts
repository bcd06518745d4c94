import assert from 'node:assert/strict';
import { test } from 'node:test';
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
