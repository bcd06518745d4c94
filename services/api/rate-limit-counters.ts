import type { ServiceBroker } from 'moleculer';
import { MINUTE } from '../../kernel/time.ts';
import type { SharedRedis } from '../../platform/redis/shared-redis.ts';

/** Counts by key in windows that begin with a key's first; undefined where nobody can count. */
export interface Counters {
  add(key: string): Promise<{ count: number; msLeft: number } | undefined>;
}

/** Memory in one process; where several nodes take orders, the Redis of their cache. */
export function countersOf({ cacher }: ServiceBroker): Counters {
  const { redis } = (cacher ?? {}) as { redis?: SharedRedis };
  return redis ? new RedisCounters(redis) : new MemoryCounters();
}

/** About 10 MB. */
const MOST_KEYS = 100_000;

export class MemoryCounters implements Counters {
  /** In the order in which they end: a window is put in when it begins, and all take the same time. */
  readonly #windows = new Map<string, { count: number; end: number }>();
  readonly #ms: number;

  constructor(ms = MINUTE) {
    this.#ms = ms;
  }

  async add(key: string) {
    const now = performance.now();
    this.#forget(now);
    const window = this.#windows.get(key) ?? { count: 0, end: now + this.#ms };
    window.count++;
    this.#windows.set(key, window);
    return { count: window.count, msLeft: window.end - now };
  }

  /** What is over, and the oldest where there are too many. */
  #forget(now: number): void {
    for (const [key, { end }] of this.#windows) {
      if (end > now && this.#windows.size < MOST_KEYS) return;
      this.#windows.delete(key);
    }
  }
}

/** In one step, so that no counter is left without an end. */
const ADD = `
local count = redis.call('INCR', KEYS[1])
if count == 1 then redis.call('PEXPIRE', KEYS[1], ARGV[1]) end
return {count, redis.call('PTTL', KEYS[1])}`;

export class RedisCounters implements Counters {
  readonly #redis: SharedRedis;
  readonly #ms: number;

  constructor(redis: SharedRedis, ms = MINUTE) {
    this.#redis = redis;
    this.#ms = ms;
  }

  async add(key: string) {
    const answer = await this.#redis.ask((redis) => redis.eval(ADD, 1, `comanda:orders:${key}`, this.#ms));
    if (!answer) return undefined;
    const [count, msLeft] = answer as [number, number];
    return { count, msLeft };
  }
}
