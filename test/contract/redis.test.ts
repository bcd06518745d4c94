import assert from 'node:assert/strict';
import { after, before, describe, type TestContext, test } from 'node:test';
import { Redis } from 'ioredis';
import { Loggers, ServiceBroker } from 'moleculer';
import { RedisCache } from '../../platform/redis/redis-cache.ts';
import { Rate } from '../../services/api/limits/rate.ts';
import { eventually } from '../support/eventually.ts';
import { freePort } from '../support/free-port.ts';
import { needs, type Server, startRedis } from '../support/servers.ts';

const AWAY = /^REDIS_URL: Redis cannot be used, orders go on without limits and cache: \S/;
const BACK = 'REDIS_URL: Redis is back, and so are limits and cache';

describe('what nodes share over Redis', needs('redis-server'), () => {
  let server: Server;
  before(async () => {
    server = await startRedis();
  });
  after(() => server.stop());

  /** A node with an action whose answer is kept for a second, and that counts how often it worked. */
  async function node(t: TestContext, url = server.url) {
    const cache = new RedisCache(url);
    const lines: string[] = [];
    const broker = new ServiceBroker({
      cacher: cache,
      logger: new Listener(lines),
      metrics: { enabled: true, reporter: [], collectProcessMetrics: false },
    });
    let worked = 0;
    const menu = { cache: { ttl: 1, keys: [] }, handler: () => ({ worked: ++worked, picture: null }) };
    broker.createService({ name: 'stock', actions: { menu, plain: () => ++worked } });
    await broker.start();
    t.after(() => broker.stop());
    const missed = () => broker.metrics.getMetric('comanda.redis.unavailable.total')?.get({})?.value ?? 0;
    const answers = () => cache.redis.ask((redis) => redis.ping());
    return {
      lines,
      missed,
      answers,
      rate: new Rate({ name: 'orders', most: 3, seconds: 1, isShared: true }, cache.redis),
      menu: () => broker.call<{ worked: number }, object>('stock.menu', {}),
      plain: () => broker.call('stock.plain'),
    };
  }
  async function connected(t: TestContext) {
    const one = await node(t);
    await eventually(one.answers);
    return one;
  }
  async function timed(work: () => Promise<unknown>): Promise<number> {
    const began = performance.now();
    await work();
    return performance.now() - began;
  }

  test('an answer is worked once a second for all nodes, and only where the action asks for it', async (t) => {
    const [one, other] = [await connected(t), await connected(t)];
    assert.deepEqual(await one.menu(), { worked: 1, picture: null });
    const kept = () => one.menu().then(({ worked }) => worked === 1);
    await eventually(kept);
    assert.deepEqual(await other.menu(), { worked: 1, picture: null });
    await eventually(async () => !(await kept()));
    assert.deepEqual([await other.plain(), await other.plain()], [1, 2]);
  });

  test('nodes count together, in a window that begins with the first and ends', async (t) => {
    const [one, other] = [await connected(t), await connected(t)];
    const taken = await Promise.all([one, other, one, other].map(({ rate }) => rate.take('ann')));
    assert.deepEqual(taken.map(({ left }) => left).sort(), [0, 0, 1, 2]);
    assert.equal(taken.filter(({ isOver }) => isOver).length, 1);
    for (const { ms } of taken) assert.ok(ms > 0 && ms <= 1000, `${ms}`);
    assert.deepEqual([(await one.rate.take('ann')).isOver, (await other.rate.take('ann')).isOver], [true, true]);
    assert.equal((await other.rate.take('bob')).left, 2);
    await eventually(async () => (await other.rate.take('ann')).left === 2);
  });

  test('Redis dies: work goes on with one warning and is counted, and its return is noticed', async (t) => {
    const { lines, missed, answers, rate, menu } = await connected(t);
    const before = missed();
    await server.kill();
    await eventually(() => lines.length > 0);
    const alone = [await rate.take('joe'), await rate.take('joe'), await rate.take('joe'), await rate.take('joe')];
    assert.deepEqual(
      alone.map(({ isOver }) => isOver),
      [false, false, false, true],
      'this node counts by itself',
    );
    assert.notEqual((await menu()).worked, (await menu()).worked);
    assert.ok(missed() >= before + 8, `${missed() - before}`);
    await eventually(async () => (await timed(menu)) < 50);
    assert.equal(lines.length, 1, lines.join('\n'));
    assert.match(lines[0] ?? '', AWAY);
    await server.restart();
    await eventually(answers);
    assert.equal((await rate.take('joe')).isOver, false, 'together again');
    assert.deepEqual(lines.slice(1), [BACK]);
  });

  test('a Redis that hangs costs those who ask it a quarter of a second, and the next nothing', async (t) => {
    const { lines, answers, rate, menu } = await connected(t);
    server.pause();
    t.after(() => server.resume());
    const first = await Promise.all([menu, () => rate.take('eve'), menu].map(timed));
    assert.ok(Math.max(...first) < 2000, `${first}`);
    const next = await timed(async () => {
      for (let i = 0; i < 20; i++) await menu();
      await rate.take('eve');
    });
    assert.ok(next < 2000, `${next} ms: each that waited would have taken a quarter of a second`);
    assert.equal(lines.length, 1, lines.join('\n'));
    server.resume();
    await eventually(answers);
    assert.deepEqual(lines.slice(1), [BACK]);
  });

  test('what Redis refuses is missed, told once, and the connection stays', async (t) => {
    const { lines, answers, missed, rate } = await connected(t);
    const redis = new Redis(server.url);
    t.after(() => redis.disconnect());
    await redis.config('SET', 'maxmemory', '1');
    const before = missed();
    for (let i = 0; i < 3; i++) assert.equal((await rate.take('zoe')).left, 2 - i);
    assert.equal(missed() - before, 3);
    assert.equal(await answers(), 'PONG');
    assert.equal(lines.length, 1, lines.join('\n'));
    assert.match(lines[0] ?? '', /OOM/);
    await redis.config('SET', 'maxmemory', '0');
    await rate.take('zoe');
    assert.equal(missed() - before, 3);
  });

  test('a wrong password is told in one line that does not show it, and work goes on', async (t) => {
    const url = new URL(server.url);
    url.password = 'not-the-password';
    const { lines, menu } = await node(t, url.href);
    await eventually(() => lines.length > 0);
    for (let i = 1; i <= 3; i++) assert.equal((await menu()).worked, i);
    assert.equal(lines.length, 1, lines.join('\n'));
    assert.match(lines[0] ?? '', /REDIS_URL: .*WRONGPASS/);
    assert.doesNotMatch(lines[0] ?? '', /not-the-password/);
  });

  test('a Redis that is not there at the start is told in one line, and found when it comes', async (t) => {
    const nowhere = await node(t, `redis://:secret@localhost:${await freePort()}`);
    await eventually(() => nowhere.lines.length > 0);
    assert.match(nowhere.lines.join(), /REDIS_URL: .*ECONNREFUSED/);
    await server.kill();
    const { lines, answers } = await node(t);
    await eventually(() => lines.length > 0);
    await server.restart();
    await eventually(answers);
    assert.match(lines[0] ?? '', AWAY);
    assert.deepEqual(lines.slice(1), [BACK]);
    assert.doesNotMatch(nowhere.lines.join(), /secret/);
    assert.equal(nowhere.lines.length, 1);
  });
});

/** Keeps what a node complains of instead of printing it. */
class Listener extends Loggers.Base<Record<never, never>> {
  readonly #lines: string[];

  constructor(lines: string[]) {
    super();
    this.#lines = lines;
  }

  override getLogHandler() {
    return (level: string, args: unknown[]) => {
      if (['warn', 'error', 'fatal'].includes(level)) this.#lines.push(args.join(' '));
    };
  }
}
