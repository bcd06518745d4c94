import { Middleware as Channels } from '@moleculer/channels';
import type { BrokerOptions } from 'moleculer';
import { CommandLog } from './middlewares/command-log.middleware.ts';
import { CommandMetrics } from './middlewares/command-metrics.middleware.ts';
import { RequestId } from './middlewares/request-id.middleware.ts';
import { sweeps } from './middlewares/sweeps.middleware.ts';
import { LocalChannels } from './mixins/outbox/local-channels.ts';
import type { Config } from './services/shared/config.ts';
import { SECOND } from './services/shared/delay.ts';
import { logger } from './services/shared/logger.ts';

/** One configuration for every node. The last middleware is the outermost; all start in this order. */
export function brokerOptions(config: Pick<Config, 'logLevel'>): BrokerOptions {
  const channels = new LocalChannels();
  const options = { adapter: channels, context: true } as unknown as Parameters<typeof Channels>[0];
  return {
    logger: logger(config),
    requestTimeout: 10 * SECOND,
    metrics: { enabled: true, reporter: [], collectProcessMetrics: false },
    tracking: { enabled: true, shutdownTimeout: 5 * SECOND },
    middlewares: [CommandMetrics, CommandLog, RequestId, Channels(options), sweeps()],
    started: () => channels.open(),
  };
}
