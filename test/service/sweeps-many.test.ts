import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { eventually } from '../support/eventually.ts';
import { away, once, sweeping } from '../support/sweeping.ts';

describe('sweeps over many', { concurrency: true }, () => {
  test('what is due at once is spread', async (t) => {
    const ids = Array.from({ length: 500 }, (_, i) => `r${i}`);
    const { seen } = await sweeping(t, 50, async (limit) => ids.splice(0, limit));
    await eventually(() => seen.looks.length === 500);
    for (let i = 100; i < 500; i += 100) {
      const between = (seen.at[i] ?? 0) - (seen.at[i - 1] ?? 0);
      assert.ok(between > 100, `${between} ms before look ${i}`);
    }
  });

  test('looks that fail do not make it spin, be it one or a full page of them', async (t) => {
    const one = await sweeping(t, 4, async () => ['bad'], away);
    const page = await sweeping(t, 50, async () => Array.from({ length: 100 }, (_, i) => `bad${i}`), away);
    await sleep(1500);
    assert.deepEqual([one.seen.looks.length, page.seen.looks.length], [1, 100]);
    assert.ok(one.seen.dues <= 2, `${one.seen.dues} pages`);
    assert.ok(page.seen.dues >= 2 && page.seen.dues <= 3, `${page.seen.dues} pages`);
  });

  test('one of a thousand that fails holds up no other, and is looked at again later each time', async (t) => {
    const open = new Set(Array.from({ length: 1000 }, (_, i) => `r${i}`));
    const { seen, wake } = await sweeping(
      t,
      50,
      async (limit) => [...open].slice(0, limit),
      async (id) => (id === 'r0' ? away() : void open.delete(id)),
    );
    await eventually(() => open.size === 1);
    assert.equal(new Set(seen.looks).size, 1000);
    const bad = () => seen.at.filter((_, i) => seen.looks[i] === 'r0');
    const waking = setInterval(wake, 100);
    t.after(() => clearInterval(waking));
    for (const times of [2, 3]) await eventually(() => bad().length === times);
    const [first = 0, second = 0, third = 0] = bad();
    assert.ok(second - first >= 1600, `again after ${second - first} ms`);
    assert.ok(third - second >= 3200, `again after ${third - second} ms`);
    assert.equal(seen.looks.length, 1002, 'the others were looked at once');
  });

  test('one that succeeds after a failure is looked at again as soon as it is due', async (t) => {
    let fails = true;
    const { seen, wake } = await sweeping(
      t,
      1,
      async () => ['r'],
      async () => (fails ? away() : undefined),
    );
    await eventually(() => seen.looks.length === 1);
    fails = false;
    await eventually(() => seen.looks.length === 2);
    const looks = seen.looks.length;
    wake();
    await eventually(() => seen.looks.length > looks);
  });

  test('more that fail than a page holds hold up none of those behind them', async (t) => {
    const open = new Set(Array.from({ length: 300 }, (_, i) => (i < 250 ? `bad${i}` : `good${i}`)));
    await sweeping(
      t,
      50,
      async (limit) => [...open].slice(0, limit),
      async (id) => (id.startsWith('bad') ? away() : void open.delete(id)),
    );
    await eventually(() => open.size === 250);
  });

  test('more looks under way than a page holds hold up none of those behind them', async (t) => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const open = Array.from({ length: 300 }, (_, i) => (i < 250 ? `slow${i}` : `quick${i}`));
    const { seen } = await sweeping(
      t,
      400,
      async (limit) => open.slice(0, limit),
      async (id) => (id.startsWith('slow') ? promise : undefined),
    );
    t.after(() => resolve());
    await eventually(() => new Set(seen.looks).size === 300);
    assert.equal(seen.looks.filter((id) => id.startsWith('slow')).length, 250, 'each once');
    resolve();
  });

  test('alone, what a dead process had claimed is due too, until all that is due at the start was begun', async (t) => {
    const ids = Array.from({ length: 150 }, (_, i) => `r${i}`);
    const { seen, wake } = await sweeping(t, 50, async (limit) => ids.splice(0, limit), undefined, true);
    await eventually(() => seen.looks.length === 150);
    ids.push('later');
    wake();
    await eventually(() => seen.looks.length === 151);
    assert.match(seen.restarted, /^DL{100}DL{50}d+ld*$/);
  });

  test("one of several takes nothing for a dead one's before its lease is over", async (t) => {
    const { seen } = await sweeping(t, 1, once(['a', 'b']));
    await eventually(() => seen.looks.length === 2);
    assert.match(seen.restarted, /^d+lld*$/);
  });
});
