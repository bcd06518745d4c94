import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { dutyOf } from '../../platform/nodes/duty.ts';
import { executorOf } from '../../platform/record/executor.ts';
import { eventually } from '../support/eventually.ts';
import { once, sweeping } from '../support/sweeping.ts';

describe('sweeps', { concurrency: true }, () => {
  test('a sweep looks when its node has started, then about every second', async (t) => {
    const { seen } = await sweeping(t, 1, async () => []);
    await eventually(() => seen.dues === 1);
    await sleep(700);
    assert.equal(seen.dues, 1);
    await sleep(600);
    assert.equal(seen.dues, 2);
  });

  test('a sweep that is woken looks at once; woken while it looks, it looks once more', async (t) => {
    const waiting = ['a'];
    const { seen, wake } = await sweeping(t, 1, once(waiting));
    await eventually(() => seen.looks.length === 1);
    waiting.push('b');
    wake();
    await eventually(() => seen.looks.length === 2);
    const dues = seen.dues;
    for (let i = 0; i < 50; i++) wake();
    await sleep(100);
    assert.ok(seen.dues <= dues + 2, `${seen.dues - dues} looks for 50 calls`);
  });

  test('no more are looked after at once than it says, and each one once', async (t) => {
    const ids = Array.from({ length: 30 }, (_, i) => `r${i}`);
    const { seen } = await sweeping(t, 3, once([...ids]), () => sleep(5));
    await eventually(() => seen.looks.length === 30);
    assert.deepEqual([seen.most, seen.looks], [3, ids]);
  });

  test('what is being looked after is not begun again, while others are', async (t) => {
    const slow = Promise.withResolvers<void>();
    let others = 0;
    const due = async () => ['slow', `other${++others}`];
    const { seen, wake } = await sweeping(t, 2, due, async (id) => (id === 'slow' ? slow.promise : undefined));
    await eventually(() => seen.looks.length >= 2);
    wake();
    await eventually(() => seen.looks.length >= 3);
    assert.equal(seen.looks.filter((id) => id === 'slow').length, 1);
    slow.resolve();
  });

  test('a node that is drained ends the looks that it has and begins none, until it works again', async (t) => {
    const slow = Promise.withResolvers<void>();
    const waiting = ['slow'];
    const look = (id: string) => (id === 'slow' ? slow.promise : Promise.resolve());
    const { seen, broker, wake } = await sweeping(t, 1, once(waiting), look);
    await eventually(() => seen.looks.length === 1);
    const drained = dutyOf(broker).drain(true);
    waiting.push('later');
    wake();
    assert.equal(await Promise.race([drained, sleep(1200, 'it waits')]), 'it waits');
    slow.resolve();
    assert.deepEqual(await drained, { state: 'drained', open: 0 });
    assert.deepEqual(seen.looks, ['slow']);
    assert.deepEqual(await dutyOf(broker).work(), { state: 'working', open: 0 });
    await eventually(() => seen.looks.length === 2);
  });

  test('a node is not drained as long as a look goes on, however long it takes', async (t) => {
    const slow = Promise.withResolvers<void>();
    const { seen, broker } = await sweeping(t, 1, once(['slow']), () => slow.promise);
    await eventually(() => seen.looks.length === 1);
    const duty = dutyOf(broker);
    assert.deepEqual(await duty.drain(true, 50), { state: 'draining', open: 1 });
    slow.resolve();
    assert.deepEqual(await duty.drain(true), { state: 'drained', open: 0 });
  });

  test('a full page is followed by the next at once', async (t) => {
    const ids = Array.from({ length: 250 }, (_, i) => `r${i}`);
    const { seen } = await sweeping(t, 50, async (limit) => ids.splice(0, limit));
    await eventually(() => seen.looks.length === 250);
    assert.ok(seen.dues >= 3);
  });

  test('a sweep that could not see what is due tries again', async (t) => {
    let broken = true;
    const { seen } = await sweeping(t, 1, async () => {
      if (broken) throw new Error('the store is away');
      return seen.looks.length ? [] : ['a'];
    });
    await eventually(() => seen.dues === 1);
    broken = false;
    await eventually(() => seen.looks.length === 1);
  });

  test('a stop waits for what is under way, tells it so, and begins nothing more', async (t) => {
    let [told, ended] = [false, false];
    const { seen, broker, wake } = await sweeping(
      t,
      1,
      async () => ['a', 'b'],
      async (_id, stopping) => {
        stopping.addEventListener('abort', () => (told = true));
        await sleep(400);
        ended = true;
      },
    );
    await eventually(() => seen.looks.length === 1);
    await broker.stop();
    wake();
    await sleep(50);
    assert.deepEqual([told, ended, seen.looks], [true, true, ['a']]);
  });

  test('a stop lets background work end, and then writes what records had to write', async (t) => {
    const { broker, service } = await sweeping(t, 1, async () => []);
    const told: string[] = [];
    Object.assign(service, { records: { stop: async () => void told.push('records') } });
    const working = executorOf(broker).run('paid', 1000, async () => {
      await sleep(100);
      told.push('work');
    });
    await broker.stop();
    await working;
    assert.deepEqual(told, ['work', 'records']);
    await assert.rejects(
      executorOf(broker).run('paid', 1000, async () => {}),
      { name: 'Unavailable' },
    );
  });
});
