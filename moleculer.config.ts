import { Middleware as Channels } from '@moleculer/channels';
import type { BrokerOptions, ServiceBroker } from 'moleculer';
import type { EventType } from './kernel/events.ts';
import { SECOND } from './kernel/time.ts';
import { able } from './middlewares/able.middleware.ts';
import { commandLog } from './middlewares/command-log.middleware.ts';
import { CommandMetrics } from './middlewares/command-metrics.middleware.ts';
import { Deadline } from './middlewares/deadline.middleware.ts';
import { DrainHttp } from './middlewares/drain-http.middleware.ts';
import { eventLog } from './middlewares/event-log.middleware.ts';
import { metrics } from './middlewares/metrics.middleware.ts';
import { sweeps } from './middlewares/sweeps.middleware.ts';
import { Tracing } from './middlewares/tracing.middleware.ts';
import { aboutNode } from './mixins/about-node.mixin.ts';
import { LocalChannels } from './platform/channels/local-channels.ts';
import { THIS_MACHINE } from './platform/config/addresses.ts';
import type { Config } from './platform/config/config.ts';
import { JsonSchemaValidator } from './platform/contract/json-schema-validator.ts';
import { LogLevels } from './platform/log/log-levels.ts';
import { logger } from './platform/log/logger.ts';
import { dutyOf } from './platform/nodes/duty.ts';
import { executorOf } from './platform/record/executor.ts';
import { Scrapes } from './platform/telemetry/scrapes.ts';

/** The one event that begins an order's work; all others go on with it. */
const FIRST_EVENT: EventType = 'order.created';

/** One configuration for every node. The last middleware is the outermost; all start in this order and stop in the other. */
export async function brokerOptions({
  logLevel,
  cluster,
  host = THIS_MACHINE,
  metricsPort,
}: Pick<Config, 'logLevel'> & Partial<Pick<Config, 'cluster' | 'host' | 'metricsPort'>>) {
  const { channels, innermost, ...rest } = cluster
    ? await ofCluster(cluster)
    : { channels: new LocalChannels(), cacher: 'Memory' as const, innermost: [] };
  const levels = new LogLevels(logLevel);
  const scrapes = metricsPort ? { host, port: metricsPort, scrapes: new Scrapes() } : null;
  const options = { adapter: channels, context: true } as unknown as Parameters<typeof Channels>[0];
  return {
    logger: logger(levels),
    validator: new JsonSchemaValidator(),
    requestTimeout: 10 * SECOND,
    metrics: { enabled: true, reporter: scrapes ? [scrapes.scrapes as never] : [], collectProcessMetrics: false },
    tracking: { enabled: true, shutdownTimeout: 5 * SECOND },
    middlewares: [
      ...innermost,
      CommandMetrics,
      commandLog(levels),
      eventLog(levels),
      Tracing,
      Channels(options),
      sweeps(!cluster),
      DrainHttp,
      ...(scrapes ? [metrics({ ...scrapes, channels })] : []),
      ...MOLECULERS,
    ],
    internalMiddlewares: false,
    started(broker: ServiceBroker) {
      channels.room = (eventType) => executorOf(broker).room(eventType === FIRST_EVENT ? 'begins' : 'goesOn');
      dutyOf(broker).add(channels);
      channels.open();
    },
    internalServices: { $node: aboutNode(levels) },
    skipProcessEventRegistration: true,
    ...rest,
  } satisfies BrokerOptions;
}

/**
 * Moleculer's own, all but its `Metrics`: 3 % of a node's processor and samples of the last minute in memory, for names and
 * labels that are not Prometheus' (`_total` of gauges, ids of nodes).
 */
const MOLECULERS = [
  'ActionHook',
  'Bulkhead',
  'Cacher',
  // Outside the cacher, or parameters that no contract allows would be answered from it.
  'Validator',
  'ContextTracker',
  'CircuitBreaker',
  'Timeout',
  'Retry',
  'Fallback',
  'ErrorHandler',
  'Tracing',
  'Debounce',
  'Throttle',
];

/** The drivers of the servers are loaded only where there are any: they cost memory, and a moment at every start. */
async function ofCluster({ nats, redis }: NonNullable<Config['cluster']>) {
  const { betweenNodes } = await import('./platform/nats/between-nodes.ts');
  const { JetStream } = await import('./platform/channels/jetstream.ts');
  const { RedisCache } = await import('./platform/redis/redis-cache.ts');
  return {
    channels: new JetStream(nats),
    cacher: new RedisCache(redis),
    innermost: [Deadline, able()],
    ...betweenNodes(nats),
  };
}
