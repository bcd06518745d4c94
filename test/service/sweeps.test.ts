import assert from 'node:assert/strict';
import { describe, type TestContext, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { ServiceBroker, type ServiceSchema } from 'moleculer';
import { sweeps } from '../../middlewares/sweeps.middleware.ts';
import type { SweepDefinition, Swept } from '../../platform/record/sweep.ts';
import { eventually } from '../support/eventually.ts';

type Look = (id: string, stopping: AbortSignal) => Promise<void>;

/** A node with one sweep: what is due is what `due` says, and every look is noted. */
async function sweeping(
  t: TestContext,
  atOnce: number,
  due: (limit: number) => Promise<string[]>,
  look: Look = async () => {},
) {
  const seen = { dues: 0, looks: [] as string[], atOnce: 0, most: 0 };
  const definition: SweepDefinition = {
    atOnce,
    async due(limit) {
      seen.dues++;
      return due(limit);
    },
    async look(id, stopping) {
      seen.looks.push(id);
      seen.most = Math.max(seen.most, ++seen.atOnce);
      try {
        await look(id, stopping);
      } finally {
        seen.atOnce--;
      }
    },
  };
  const broker = new ServiceBroker({ logger: false, middlewares: [sweeps()] });
  const service = broker.createService({ name: 'swept', sweeps: { one: definition } } as ServiceSchema);
  await broker.start();
  t.after(() => broker.stop());
  return { seen, broker, wake: () => (service as Swept).wake('one') };
}
const once = (ids: string[]) => async () => ids.splice(0, ids.length);

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

  test('a full page is followed by the next at once', async (t) => {
    const ids = Array.from({ length: 250 }, (_, i) => `r${i}`);
    const { seen } = await sweeping(t, 50, async (limit) => ids.splice(0, limit));
    await eventually(() => seen.looks.length === 250);
    assert.ok(seen.dues >= 3);
  });

  test('looks that fail do not make it spin, be it one or a full page of them', async (t) => {
    const away = () => Promise.reject(new Error('away'));
    const one = await sweeping(t, 4, async () => ['bad'], away);
    const page = await sweeping(t, 50, async () => Array.from({ length: 100 }, (_, i) => `bad${i}`), away);
    await sleep(1500);
    assert.ok(one.seen.looks.length >= 2 && one.seen.looks.length <= 3, `${one.seen.looks.length} looks`);
    assert.ok(page.seen.dues >= 2 && page.seen.dues <= 3, `${page.seen.dues} pages`);
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
});
