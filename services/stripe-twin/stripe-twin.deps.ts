import path from 'node:path';
import type { Service } from 'moleculer';
import type { Config } from '../../platform/config/config.ts';
import { ConfigError } from '../../platform/config/config-error.ts';
import type { Swept } from '../../platform/record/sweep.ts';
import type { Call } from '../call.ts';
import { Api } from './http/api.ts';
import { Idempotency } from './http/idempotency.ts';
import { type Received, TwinServer } from './http/server.ts';
import { MenuPrices } from './objects/menu-prices.ts';
import { checkout } from './page/checkout.ts';
import { TwinStore } from './store.ts';
import { Deliveries } from './webhooks/deliveries.ts';

/** What the service is made of. */
export interface TwinParts {
  store: TwinStore;
  deliveries: Deliveries;
  idempotency: Idempotency;
  server: TwinServer;
  port: number;
}
export type TwinService = Service & { parts: TwinParts };

/** Builds the twin from this node's configuration. Throws ConfigError where that names a real Stripe. */
export function twinParts(service: Service, config: Config): TwinParts {
  const { twinUrl, apiKey, webhookSecret } = config.stripe;
  if (twinUrl === null)
    throw new ConfigError('STRIPE_SECRET_KEY is set: the twin is not to run beside the real Stripe');
  const call: Call = (name, params) => service.broker.call(name, params);
  const store = new TwinStore(
    path.join(config.dataDir, 'stripe-twin.sqlite'),
    config.stripe.events === 'webhook' ? () => (service as Swept).wake('deliveries') : null,
  );
  const deliveries = new Deliveries(store, {
    url: `${config.publicUrl}/api/webhook`,
    secret: webhookSecret,
    failed: (fields, message) => service.logger.warn(fields, message),
  });
  const twin = { store, menuPrices: new MenuPrices(() => call('stock.prices', {})), url: twinUrl };
  const idempotency = new Idempotency(store);
  const api = new Api(twin, apiKey, idempotency);
  const server = new TwinServer(
    (received: Received) => (/^\/(pay\/|$)/.test(received.path) ? checkout(store, received) : api.handle(received)),
    (error) => service.logger.error({ err: error }, 'the twin could not answer'),
  );
  return { store, deliveries, idempotency, server, port: Number(new URL(twinUrl).port) || 80 };
}
