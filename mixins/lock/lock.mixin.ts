import { METRIC, type Service, type ServiceSchema } from 'moleculer';
import { config } from '../../services/shared/config.ts';
import { type Lock, noLock } from './lock.ts';

export type WithLock = Service & { lock: Lock };

/** How often work went on without its lock because Redis was away. */
const UNAVAILABLE = 'comanda.lock.unavailable';

/** Loaded only where there is a Redis. */
const shared = config.cluster && (await import('./redis-lock.ts'));

/** Gives a service `this.lock`: in a cluster, and where it is wanted, one that its nodes share over Redis. */
export const locks = (wanted: boolean) =>
  ({
    created(this: WithLock) {
      this.lock = wanted && config.cluster ? redisLock(this, config.cluster.redis) : noLock;
    },
    async stopped(this: WithLock) {
      this.lock.close();
    },
  }) as unknown as Partial<ServiceSchema>;

function redisLock({ name, logger, broker }: Service, url: string): Lock {
  if (!shared) return noLock;
  broker.metrics.register({ type: METRIC.TYPE_COUNTER, name: UNAVAILABLE, labelNames: ['service'] });
  return new shared.RedisLock({
    url,
    prefix: `comanda:{${name}}:`,
    warn: (line) => logger.warn(line),
    missed: () => broker.metrics.increment(UNAVAILABLE, { service: name }),
  });
}
