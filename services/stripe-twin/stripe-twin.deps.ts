import type { Service } from 'moleculer';
import type { Config } from '../../platform/config/config.ts';
import { ConfigError } from '../../platform/config/config-error.ts';
import type { Call } from '../call.ts';
import { TwinThread } from './twin-thread.ts';

export type TwinService = Service & { thread: TwinThread };

/** Gives the twin's thread its part of the configuration. Throws ConfigError where that names a real Stripe. */
export function twinThread({ broker, logger }: Service, { dataDir, host, publicUrl, stripe }: Config): TwinThread {
  const { twinUrl, apiKey, webhookSecret, events } = stripe;
  if (twinUrl === null)
    throw new ConfigError('STRIPE_SECRET_KEY is set: the twin is not to run beside the real Stripe');
  const call: Call = (name, params) => broker.call(name, params);
  return new TwinThread(
    { dataDir, host, publicUrl, twinUrl, apiKey, webhookSecret, events },
    {
      menuPrices: () => call('stock.prices', {}),
      log: (level, fields, message) => logger[level](fields, message),
      died(err) {
        logger.fatal({ err }, 'the thread of the offline Stripe died, and this process ends');
        process.exit(1);
      },
    },
  );
}
