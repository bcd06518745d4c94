import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { TROUBLES } from '../../services/stripe-twin/chaos/chaos.ts';
import { CART, twinWorld } from '../support/twin-world.ts';

const world = await twinWorld();
const { stripe, ask } = world;
before(world.start);
afterEach(() => ask('chaos'));
after(world.end);

const create = (name: string, idempotencyKey?: string) =>
  stripe.products.create({ name }, idempotencyKey ? { idempotencyKey } : {});
/** `ok`, or the HTTP status of the refusal, or `lost`. */
const outcome = (asked: Promise<unknown>): Promise<string> =>
  asked.then(
    () => 'ok',
    ({ statusCode }: { statusCode?: number }) => `${statusCode ?? 'lost'}`,
  );
const REQUESTS = { too_many: '429', conflict: '409', broken_before: '500', broken_after: '500', lost_before: 'lost' };

test('each trouble meets every request at 100 and none at 0', async () => {
  for (const [trouble, met] of Object.entries({ ...REQUESTS, lost_after: 'lost' })) {
    assert.equal((await ask('chaos', { seed: 1, [trouble]: 100, hang_ms: 10 })).status, 200);
    for (let i = 0; i < 2; i++) assert.equal(await outcome(create('x', `${trouble}-${i}`)), met, trouble);
    const rest = Object.fromEntries(TROUBLES.filter((other) => other !== trouble).map((other) => [other, 0]));
    await ask('chaos', { seed: 1, ...rest, delay: 100, delay_ms: 0 });
    for (let i = 0; i < 20; i++) assert.equal(await outcome(create('x', `${trouble}-no-${i}`)), 'ok', trouble);
  }
});

test('what breaks before the work stays undone under its key, what breaks after it is done, and both stay broken', async () => {
  const open = (idempotencyKey: string) => stripe.checkout.sessions.create(CART, { idempotencyKey });
  const made = async () => (await stripe.checkout.sessions.list({ limit: 100 })).data.length;
  for (const [trouble, more, again] of [
    ['broken_before', 0, '500'],
    ['broken_after', 1, '500'],
    ['lost_before', 0, 'ok'],
    ['lost_after', 1, 'ok'],
  ] as const) {
    const before = await made();
    await ask('chaos', { seed: 1, [trouble]: 100, hang_ms: 0 });
    assert.notEqual(await outcome(open(trouble)), 'ok');
    await ask('chaos');
    assert.equal((await made()) - before, more, trouble);
    assert.equal(await outcome(open(trouble)), again, trouble);
    const inTheEnd = again === 'ok' ? 1 : more;
    assert.equal((await made()) - before, inTheEnd, `${trouble}, asked again`);
  }
});

test('an answer that was lost is replayed to whoever asks again', async () => {
  await ask('chaos', { seed: 1, lost_after: 100, hang_ms: 0 });
  await assert.rejects(create('x', 'lost'));
  await ask('chaos');
  const again = await create('x', 'lost');
  assert.equal(again.lastResponse.headers['idempotent-replayed'], 'true');
});

test('a lost request holds its connection for hang_ms', async () => {
  const headers = { Authorization: `Bearer ${world.apiKey}` };
  for (const trouble of ['lost_before', 'lost_after']) {
    await ask('chaos', { seed: 1, [trouble]: 100, hang_ms: 400 });
    const began = performance.now();
    await assert.rejects(fetch(`${world.url}/v1/events`, { headers }));
    const held = performance.now() - began;
    assert.ok(held >= 390 && held < 2000, `${trouble}: ${held} ms`);
  }
});

test('a key is in use only where there is one', async () => {
  await ask('chaos', { seed: 1, conflict: 100 });
  assert.equal(await outcome(stripe.events.list()), 'ok');
  const headers = { Authorization: `Bearer ${world.apiKey}` };
  const body = new URLSearchParams({ name: 'x' });
  assert.equal((await fetch(`${world.url}/v1/products`, { method: 'POST', headers, body })).status, 200);
  await assert.rejects(create('x', 'in-use'), { statusCode: 409, code: 'idempotency_key_in_use' });
});

test('who tries again under the same key gets through', async () => {
  await ask('chaos', { seed: 5, too_many: 40, conflict: 40, lost_before: 40, lost_after: 40, hang_ms: 0 });
  const tries = await Promise.all(
    Array.from({ length: 20 }, async (_, i) => {
      for (let n = 1; n <= 50; n++) if ((await outcome(create('x', `stubborn-${i}`))) === 'ok') return n;
      return assert.fail(`stubborn-${i} never got through`);
    }),
  );
  assert.ok(Math.max(...tries) > 2, `${tries}`);
});

test('the same seed decides the same for each key, in whatever order they come and over a restart', async () => {
  const settings = { too_many: 30, conflict: 30 };
  const keys = Array.from({ length: 30 }, (_, i) => `same-${i}`);
  const run = async (seed: number, order: string[], restart: boolean) => {
    await ask('chaos', { seed, ...settings });
    const met = new Map<string, string[]>(keys.map((key) => [key, []]));
    for (const round of [1, 2]) {
      if (restart && round === 2) {
        await world.stop();
        await world.start();
      }
      for (const key of order) met.get(key)?.push(await outcome(create('x', key)));
    }
    return Object.fromEntries(met);
  };
  const first = await run(7, keys, false);
  assert.deepEqual(await run(7, keys.toReversed(), true), first);
  assert.notDeepEqual(await run(8, keys, false), first);
  const all = Object.values(first);
  assert.deepEqual(new Set(all.flat()), new Set(['ok', '429', '409']));
  assert.ok(all.some(([one, two]) => one !== two));
});

test('settings outlive a restart; no parameters, seed 0 or nothing above 0 mean no chaos', async () => {
  await ask('chaos', { seed: 1, too_many: 100 });
  await world.stop();
  await world.start();
  assert.equal(await outcome(stripe.events.list()), '429');
  for (const off of [{}, { seed: 0, too_many: 100 }, { seed: 1, too_many: 0 }]) {
    await ask('chaos', { seed: 1, too_many: 100 });
    assert.deepEqual((await ask('chaos', off)).body, { object: 'chaos', seed: 0, forgeries_taken: 0 });
    assert.equal(await outcome(stripe.events.list()), 'ok');
  }
});

test('chaos never meets the checkout page nor the twin itself', async () => {
  await ask('chaos', { seed: 1, too_many: 100 });
  assert.equal((await fetch(`${world.url}/`)).status, 200);
  assert.equal((await world.press({ id: 'cs_test_none' }, 'pay')).status, 404);
  assert.equal((await ask('sessions/cs_test_none/settle', { outcome: 'failed' })).status, 404);
});

test('unknown, out-of-range or seedless settings and a wrong key are refused, and change nothing', async () => {
  await ask('chaos', { seed: 3, too_many: 100, hang_ms: 5 });
  const cases: [Record<string, string | number>, string][] = [
    [{ seed: 1, nonsense: 1 }, 'nonsense'],
    [{ seed: 1, drop: 101 }, 'drop'],
    [{ seed: 1, drop: -1 }, 'drop'],
    [{ seed: 1, drop: '0.5' }, 'drop'],
    [{ seed: 'x' }, 'seed'],
    [{ seed: 1, hang_ms: 60_001 }, 'hang_ms'],
    [{ drop: 1 }, 'seed'],
  ];
  for (const [params, param] of cases) {
    const { status, body } = await ask('chaos', params);
    assert.deepEqual([status, (body.error as { param: string }).param], [400, param]);
  }
  assert.equal((await fetch(`${world.url}/twin/chaos`, { method: 'POST' })).status, 401);
  const headers = { Authorization: `Bearer ${world.apiKey}` };
  const now = (await (await fetch(`${world.url}/twin/chaos`, { headers })).json()) as object;
  assert.partialDeepStrictEqual(now, { seed: 3, too_many: 100, hang_ms: 5, drop: 0, delay_ms: 2000 });
});
