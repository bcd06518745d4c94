import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import type { SharedRedis } from '../../../platform/redis/shared-redis.ts';
import type { Policy } from './policies.ts';

type Asked = Parameters<SharedRedis['ask']>[0] extends (redis: infer R) => unknown ? R : never;
export interface Taken {
  isOver: boolean;
  /** Requests that are left in the window. */
  left: number;
  /** Milliseconds until the window ends. */
  ms: number;
}

/** About 30 MB. */
const MOST_CLIENTS = 100_000;

/**
 * Counts by client in windows that begin with a client's first request: in the Redis that nodes share, where they count together
 * and it is not away, else in memory.
 */
export class Rate {
  readonly #policy: Policy;
  readonly #redis: SharedRedis | undefined;
  readonly #mostClients: number;
  #shared: RateLimiterRedis | undefined;
  #memory: RateLimiterMemory;
  #began = 0;

  constructor(policy: Policy, redis?: SharedRedis, mostClients = MOST_CLIENTS) {
    this.#policy = policy;
    this.#redis = policy.isShared ? redis : undefined;
    this.#mostClients = mostClients;
    this.#memory = this.#inMemory();
  }

  async take(client: string): Promise<Taken> {
    const shared = await this.#redis?.ask((redis) => taken(this.#inRedis(redis).consume(client)));
    return shared ?? this.#take(client);
  }

  /** The limiter keeps each client until its window ends. It is left, and everybody counted anew, before those fill the memory. */
  async #take(client: string): Promise<Taken> {
    const { isFirst, ...counted } = await taken(this.#memory.consume(client));
    if (isFirst && ++this.#began > this.#mostClients) {
      this.#began = 0;
      this.#memory = this.#inMemory();
    }
    return counted;
  }

  #inMemory(): RateLimiterMemory {
    const { most, seconds } = this.#policy;
    return new RateLimiterMemory({ points: most, duration: seconds, keyPrefix: '' });
  }

  /** Whom it found over the limit it refuses without asking Redis again. */
  #inRedis(storeClient: Asked): RateLimiterRedis {
    const { name, most, seconds } = this.#policy;
    const keyPrefix = `comanda:rate:${name}`;
    this.#shared ??= new RateLimiterRedis({
      ...{ storeClient, keyPrefix, points: most, duration: seconds },
      inMemoryBlockOnConsumed: most,
    });
    return this.#shared;
  }
}

/** The limiter rejects with its result where a client is over the limit. */
const taken = (counted: Promise<RateLimiterRes>) =>
  counted.then(
    (result) => told(result, false),
    (error) => {
      if (error instanceof RateLimiterRes) return told(error, true);
      throw error;
    },
  );

const told = ({ remainingPoints, msBeforeNext, isFirstInDuration }: RateLimiterRes, isOver: boolean) => ({
  ...{ isOver, left: remainingPoints, ms: msBeforeNext },
  isFirst: isFirstInDuration,
});
