import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import Redlock from 'redlock';
import { growingDelay, SECOND } from '../../kernel/time.ts';
import type { Lock } from './lock.ts';

interface Options {
  url: string;
  /** Goes before each key. */
  prefix: string;
  warn(line: string): void;
  /** A piece of work went on without its lock because Redis was away. */
  missed(): void;
  /** Tests give more than the product has: the machine that runs them may be full. */
  patience?: Patience;
}
/** Milliseconds. */
interface Patience {
  /** A Redis that has not answered by then is away. */
  answer: number;
  /** Whoever waited that long goes on without: the database decides anyway. */
  wait: number;
}
type Held = Awaited<ReturnType<Redlock['lock']>>;

/** Longer than a batch takes; what a node that died held is free after that. Milliseconds. */
const HELD_AT_MOST = 3 * SECOND;
const RENEWED_EVERY = SECOND;
const PATIENCE: Patience = { answer: 200, wait: 50 };
const CLIENT = { enableOfflineQueue: false, maxRetriesPerRequest: 0 };

/** redlock over Redis. Where Redis is away, work goes on without it: one warning when it goes, a line when it is back. */
export class RedisLock implements Lock {
  readonly #redis: Redis;
  readonly #redlock: Redlock;
  readonly #options: Options;
  readonly #patience: Patience;
  #away = true;
  #told = false;

  constructor(options: Options) {
    this.#options = options;
    this.#patience = options.patience ?? PATIENCE;
    const retryStrategy = (attempt: number) => growingDelay(attempt, 100, SECOND);
    const limits = { connectTimeout: SECOND, commandTimeout: this.#patience.answer };
    this.#redis = new Redis(options.url, { ...CLIENT, ...limits, retryStrategy });
    this.#redlock = new Redlock([this.#redis], { retryCount: 0 });
    this.#redis.on('error', (error) => this.#lost(error));
    this.#redis.on('ready', () => {
      this.#away = false;
    });
    this.#redlock.on('clientError', (error) => {
      this.#lost(error);
      this.#redis.disconnect(true); // A connection that does not answer is not asked again.
    });
  }

  async hold<T>(keys: readonly string[], work: () => Promise<T>): Promise<T> {
    const held = await this.#acquire([...new Set(keys)].sort());
    try {
      return await work();
    } finally {
      if (held) this.#release(held);
    }
  }

  async alone(key: string, work: () => Promise<void>): Promise<boolean> {
    const held = this.#away ? undefined : await this.#once([this.#nameOf(key)]);
    if (!held && !this.#away) return false;
    if (!held) this.#options.missed();
    // A renewal that fails is tried again; whoever takes the key meanwhile does the same work twice, which it bears.
    const renewal = setInterval(() => held?.extend(HELD_AT_MOST).catch(() => {}), RENEWED_EVERY);
    try {
      await work();
    } finally {
      clearInterval(renewal);
      if (held) this.#release(held);
    }
    return true;
  }

  close(): void {
    this.#redis.disconnect();
  }

  async #acquire(keys: string[]): Promise<Held | undefined> {
    if (keys.length === 0) return undefined;
    const names = keys.map((key) => this.#nameOf(key));
    const until = performance.now() + this.#patience.wait;
    while (!this.#away) {
      const held = await this.#once(names);
      if (held || performance.now() > until) return held;
      await sleep(1 + Math.random() * 4);
    }
    this.#options.missed();
    return undefined;
  }

  /** One try; undefined where somebody else holds one of them, or Redis does not answer. */
  async #once(names: string[]): Promise<Held | undefined> {
    const held = await this.#redlock.lock(names, HELD_AT_MOST).catch(() => undefined);
    if (held) this.#found();
    return held;
  }

  #nameOf(key: string): string {
    return `${this.#options.prefix}${key}`;
  }

  /** Nobody waits for it, and a failure never replaces the result: the lock ends by itself. */
  #release(held: Held): void {
    held.unlock().catch((error) => this.#options.warn(`a lock was not released: ${error.message}`));
  }

  #lost({ message }: Error): void {
    this.#away = true;
    if (!this.#told) this.#options.warn(`REDIS_URL: Redis cannot be used, work goes on without its locks: ${message}`);
    this.#told = true;
  }

  #found(): void {
    if (this.#told) this.#options.warn('REDIS_URL: Redis is back, and so are its locks');
    this.#told = false;
  }
}
