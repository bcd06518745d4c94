import type { Service, ServiceSchema } from 'moleculer';
import type { Config } from '../platform/config/config.ts';
import { type Lock, noLock } from '../platform/redis/lock.ts';
import type { RedisLock } from '../platform/redis/redis-lock.ts';
import { meterOf } from '../platform/telemetry/meter.ts';

export type WithLock = Service & { lock: Lock };

/** Gives a service `this.lock`: where it is wanted, in a cluster, one that its nodes share over Redis. */
export async function locks({ cluster }: Config, isWanted: boolean): Promise<Partial<ServiceSchema>> {
  // The driver is loaded only where it is used.
  const redis = cluster && isWanted ? await import('../platform/redis/redis-lock.ts') : undefined;
  return {
    created(this: WithLock) {
      this.lock = redis && cluster ? shared(this, cluster.redis, redis.RedisLock) : noLock;
    },
    async stopped(this: WithLock) {
      this.lock.close();
    },
  } as unknown as Partial<ServiceSchema>;
}

function shared({ name, logger, broker }: Service, url: string, Shared: typeof RedisLock): Lock {
  const meter = meterOf(broker);
  meter.count('comanda.lock.unavailable.total', 0, { service: name });
  return new Shared({
    url,
    prefix: `comanda:{${name}}:`,
    warn: (line) => logger.warn(line),
    missed: () => meter.count('comanda.lock.unavailable.total', 1, { service: name }),
  });
}
