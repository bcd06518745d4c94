import { Redis } from 'ioredis';
import { growingDelay, SECOND } from '../../kernel/time.ts';

interface Options {
  warn(line: string): void;
  /** A question went without an answer. */
  missed(): void;
}

/** Nobody waits longer for it; what comes after that does not wait at all. Milliseconds. */
const ANSWER_WITHIN = 200;
const CLIENT = { enableOfflineQueue: false, maxRetriesPerRequest: 0, commandTimeout: ANSWER_WITHIN };

/** A node's connection to the Redis that all nodes share. Where Redis is away there are no answers: one warning when it goes, a line when it is back. */
export class SharedRedis {
  readonly #redis: Redis;
  readonly #options: Options;
  #away = true;
  #told = false;

  constructor(url: string, options: Options) {
    this.#options = options;
    const retryStrategy = (attempt: number) => growingDelay(attempt, 100, SECOND);
    this.#redis = new Redis(url, { ...CLIENT, connectTimeout: SECOND, retryStrategy });
    this.#redis.on('error', (error) => {
      this.#away = true;
      this.#tell(error);
    });
    this.#redis.on('ready', () => this.#found());
  }

  /** The answer, or undefined where there is none; never rejects because of Redis. */
  async ask<T>(question: (redis: Redis) => Promise<T>): Promise<T | undefined> {
    if (!this.#away) {
      try {
        return await question(this.#redis);
      } catch (error) {
        this.#failed(error as Error);
      }
    }
    this.#options.missed();
    return undefined;
  }

  close(): void {
    this.#away = true;
    this.#told = true;
    this.#redis.disconnect();
  }

  /** A refusal is an answer too. A connection that gives none is not asked again. */
  #failed(error: Error): void {
    const isDead = error.name !== 'ReplyError' && !this.#away;
    if (isDead) this.#redis.disconnect(true);
    this.#away ||= isDead;
    this.#tell(error);
  }

  /** An error that stands for several attempts (IPv6, IPv4) has no message. */
  #tell({ message, code }: Error & { code?: string }): void {
    const why = message || code;
    if (!this.#told)
      this.#options.warn(`REDIS_URL: Redis cannot be used, orders go on without limits and cache: ${why}`);
    this.#told = true;
  }

  #found(): void {
    this.#away = false;
    if (this.#told) this.#options.warn('REDIS_URL: Redis is back, and so are limits and cache');
    this.#told = false;
  }
}
