import assert from 'node:assert/strict';
import { after, before, describe, type TestContext, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { SECOND } from '../../kernel/time.ts';
import { RedisLock } from '../../platform/redis/redis-lock.ts';
import { needs, type Server, startRedis } from '../support/servers.ts';

/** Milliseconds. On a machine that runs other tests meanwhile, a process may stand still for longer than the product waits. */
const LONG = { answer: 5 * SECOND, wait: 5 * SECOND };

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 10_000; !(await condition()); await sleep(10))
    assert.ok(Date.now() < end, 'not within 10 s');
}

describe('the lock that nodes share over Redis', needs('redis-server'), () => {
  let server: Server;
  before(async () => {
    server = await startRedis();
  });
  after(() => server.stop());

  async function node(t: TestContext, how: { url?: string; patience?: typeof LONG } = {}) {
    const told = { lines: [] as string[], missed: 0 };
    const warn = (line: string) => told.lines.push(line);
    const lock = new RedisLock({
      url: server.url,
      prefix: 'test:',
      warn,
      missed: () => told.missed++,
      patience: LONG,
      ...how,
    });
    const redis = new Redis(server.url);
    redis.on('error', () => {});
    t.after(() => {
      lock.close();
      redis.disconnect();
    });
    await redis.ping();
    await sleep(50);
    return { lock, told, redis };
  }
  const keysIn = async (redis: Redis) => (await redis.keys('test:*')).sort();

  test('two nodes are not at the same item at the same time', async (t) => {
    const nodes = [await node(t), await node(t)];
    let inside = 0;
    let most = 0;
    const work = async () => {
      most = Math.max(most, ++inside);
      await sleep(5);
      inside--;
    };
    const keys = [
      ['a', 'b'],
      ['b', 'c'],
    ];
    for (let i = 0; i < 10; i++) await Promise.all(nodes.map(({ lock }, i) => lock.hold(keys[i] as string[], work)));
    assert.equal(most, 1);
    assert.deepEqual(
      nodes.map(({ told }) => told),
      Array(2).fill({ lines: [], missed: 0 }),
    );
  });

  test('a lock covers each item once, and is released whether the work ends well or not', async (t) => {
    const { lock, redis } = await node(t);
    assert.deepEqual(await lock.hold(['b', 'a', 'b'], () => keysIn(redis)), ['test:a', 'test:b']);
    await until(async () => (await keysIn(redis)).length === 0);
    await assert.rejects(
      lock.hold(['a'], () => Promise.reject(new TypeError('a bug'))),
      TypeError,
    );
    await until(async () => (await keysIn(redis)).length === 0);
  });

  test('who waited long enough goes on without: the lock never decides', async (t) => {
    const patience = { ...LONG, wait: 50 };
    const [one, other] = [await node(t, { patience }), await node(t, { patience })];
    const end = Promise.withResolvers<void>();
    const first = one.lock.hold(['a'], () => end.promise);
    await until(async () => (await keysIn(one.redis)).length === 1);
    assert.equal(await other.lock.hold(['a'], async () => 'done'), 'done');
    end.resolve();
    await first;
    assert.deepEqual(other.told, { lines: [], missed: 0 });
  });

  test('what one node does alone no other begins meanwhile, however long it takes; then another may', async (t) => {
    const [one, other] = [await node(t), await node(t)];
    const end = Promise.withResolvers<void>();
    const first = one.lock.alone('poll', () => end.promise);
    await until(async () => (await keysIn(one.redis)).length === 1);
    const fail = () => Promise.reject(new Error('it was begun twice'));
    assert.equal(await other.lock.alone('poll', fail), false);
    await sleep(4000);
    assert.equal(await other.lock.alone('poll', fail), false, 'it is renewed');
    assert.equal(await other.lock.alone('another', async () => {}), true);
    end.resolve();
    assert.equal(await first, true);
    await until(async () => (await keysIn(one.redis)).length === 0);
    await assert.rejects(
      other.lock.alone('poll', () => Promise.reject(new TypeError('a bug'))),
      TypeError,
    );
    await until(() => one.lock.alone('poll', async () => {}));
    assert.deepEqual([one.told, other.told], Array(2).fill({ lines: [], missed: 0 }));
  });

  test('without Redis what one node would do alone is done all the same', async (t) => {
    const { lock, told } = await node(t);
    await server.kill();
    t.after(() => server.restart());
    let done = 0;
    for (let i = 0; i < 3; i++) assert.equal(await lock.alone('poll', async () => void done++), true);
    assert.deepEqual([done, told.missed], [3, 3]);
  });

  test('a release that fails is told and never replaces the result', async (t) => {
    const { lock, told, redis } = await node(t);
    const lose = async () => {
      await redis.flushall();
      return 'done';
    };
    assert.equal(await lock.hold(['a'], lose), 'done');
    await until(() => told.lines.length > 0);
    assert.match(told.lines.join(), /^a lock was not released: /);
  });

  test('Redis goes away: work goes on with one warning, and its return is noticed', async (t) => {
    const { lock, told, redis } = await node(t);
    await server.kill();
    for (let i = 0; i < 5; i++) assert.equal(await lock.hold(['a'], async () => i), i);
    await until(() => told.lines.length > 0);
    assert.ok(told.missed >= 4, `${told.missed}`);
    await sleep(500);
    assert.match(told.lines.join('\n'), /^REDIS_URL: Redis cannot be used, work goes on without its locks: .*$/);
    await server.restart();
    await until(() => redis.status === 'ready');
    await until(async () => `${await lock.hold(['a'], () => keysIn(redis))}` === 'test:a');
    assert.deepEqual(told.lines.slice(1), ['REDIS_URL: Redis is back, and so are its locks']);
  });

  test('a Redis that hangs costs the first a wait for its answer, the others nothing', async (t) => {
    const answer = SECOND;
    const { lock, told } = await node(t, { patience: { answer, wait: 50 } });
    server.pause();
    t.after(() => server.resume());
    const times: number[] = [];
    for (let i = 0; i < 5; i++) {
      const began = performance.now();
      await lock.hold(['a'], async () => {});
      times.push(performance.now() - began);
    }
    assert.ok((times[0] ?? 0) < 5 * answer && Math.max(...times.slice(1)) < answer, `${times}`);
    assert.equal(told.lines.length, 1, told.lines.join('\n'));
    server.resume();
    await until(async () => {
      await lock.hold(['a'], async () => {});
      return told.lines.length > 1;
    });
  });

  test('a wrong password is told once and never shown, and work goes on', async (t) => {
    const url = new URL(server.url);
    url.password = 'not-the-password';
    const { lock, told } = await node(t, { url: url.href });
    await until(() => told.lines.length > 0);
    assert.equal(await lock.hold(['a'], async () => 'done'), 'done');
    await sleep(500);
    assert.equal(told.lines.length, 1, told.lines.join('\n'));
    assert.match(told.lines[0] ?? '', /REDIS_URL: .*WRONGPASS/);
    assert.doesNotMatch(told.lines[0] ?? '', /not-the-password/);
  });
});
