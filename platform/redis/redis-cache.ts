import { Cachers, type ServiceBroker } from 'moleculer';
import { meterOf } from '../telemetry/meter.ts';
import { SharedRedis } from './shared-redis.ts';

const PREFIX = 'comanda:cache:';

/** Typed as if there were more to implement: what is missing here (locks, cleaning) nobody calls, and it would throw. */
const Cacher = Cachers.Base as unknown as typeof Cachers.Memory;

/** Answers that all nodes share for their time to live; where Redis is away each call is worked. Moleculer's own waits for Redis, and fails with it. */
export class RedisCache extends Cacher {
  readonly #url: string;
  #redis: SharedRedis | undefined;

  constructor(url: string) {
    super();
    this.#url = url;
  }

  override init(broker: ServiceBroker): void {
    super.init(broker);
    const meter = meterOf(broker);
    meter.count('comanda.redis.unavailable.total', 0);
    this.#redis = new SharedRedis(this.#url, {
      warn: (line) => this.logger.warn(line),
      missed: () => meter.count('comanda.redis.unavailable.total', 1),
    });
  }

  /** The node's one connection, for whoever else shares something. */
  get redis(): SharedRedis {
    if (!this.#redis) throw new Error('the broker has not opened its cache yet');
    return this.#redis;
  }

  /** Undefined where there is none, as Moleculer has it. */
  override async get(key: string) {
    const stored = await this.redis.ask((redis) => redis.get(PREFIX + key));
    return stored ? JSON.parse(stored) : undefined;
  }

  /** `ttl` in seconds. */
  override async set(key: string, value: unknown, ttl: number): Promise<void> {
    await this.redis.ask((redis) => redis.set(PREFIX + key, JSON.stringify(value), 'EX', ttl));
  }

  override async close(): Promise<void> {
    this.redis.close();
  }
}
