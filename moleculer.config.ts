import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import { Middleware as Channels } from '@moleculer/channels';
import type { BrokerOptions } from 'moleculer';
import { CommandLog } from './middlewares/command-log.middleware.ts';
import { CommandMetrics } from './middlewares/command-metrics.middleware.ts';
import { DrainHttp } from './middlewares/drain-http.middleware.ts';
import { RequestId } from './middlewares/request-id.middleware.ts';
import { sweeps } from './middlewares/sweeps.middleware.ts';
import { natsOptions } from './mixins/nats/nats.ts';
import { QuickDiscoverer } from './mixins/nats/quick-discoverer.ts';
import { isNodeGone, mayAskAgain } from './mixins/nats/remote-calls.ts';
import { JetStream } from './mixins/outbox/jetstream.ts';
import { LocalChannels } from './mixins/outbox/local-channels.ts';
import { RedisCache } from './mixins/redis/redis-cache.ts';
import type { Config } from './services/shared/config.ts';
import { SECOND } from './services/shared/delay.ts';
import { logger } from './services/shared/logger.ts';

/** One configuration for every node. The last middleware is the outermost; all start in this order and stop in the other. */
export function brokerOptions({ logLevel, cluster }: Pick<Config, 'logLevel'> & Partial<Pick<Config, 'cluster'>>) {
  const channels = cluster ? new JetStream(cluster.nats) : new LocalChannels();
  const options = { adapter: channels, context: true } as unknown as Parameters<typeof Channels>[0];
  return {
    logger: logger({ logLevel }),
    requestTimeout: 10 * SECOND,
    cacher: cluster ? new RedisCache(cluster.redis) : 'Memory',
    metrics: { enabled: true, reporter: [], collectProcessMetrics: false },
    tracking: { enabled: true, shutdownTimeout: 5 * SECOND },
    middlewares: [CommandMetrics, CommandLog, RequestId, Channels(options), sweeps(), DrainHttp],
    started: () => channels.open(),
    skipProcessEventRegistration: true,
    ...(cluster && betweenNodes(cluster.nats)),
  } satisfies BrokerOptions;
}

/**
 * How nodes find and call each other. A node that stops tells the others first and goes on answering for 2 s, so that what
 * is on its way to it arrives. The breaker counts only calls that nobody answered: a refusal is an answer.
 */
export const betweenNodes = (nats: string) =>
  ({
    nodeID: `${hostname()}-${process.pid}-${randomBytes(3).toString('hex')}`,
    transporter: { type: 'NATS', options: natsOptions(nats) },
    registry: { discoverer: new QuickDiscoverer(), stopDelay: 2 * SECOND },
    retryPolicy: { enabled: true, retries: 3, delay: 100, factor: 2, maxDelay: SECOND, check: mayAskAgain },
    circuitBreaker: {
      enabled: true,
      threshold: 0.5,
      minRequestCount: 20,
      windowTime: 10,
      halfOpenTime: 2 * SECOND,
      check: isNodeGone,
    },
    bulkhead: { enabled: true, concurrency: 512, maxQueueSize: 2048 },
  }) satisfies BrokerOptions;
