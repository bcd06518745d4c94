import { HOUR } from '../../kernel/time.ts';
import { clusterServers, listenHost, publicUrl, reachedAt } from './addresses.ts';
import { ConfigError } from './config-error.ts';
import { duration, type Env, oneOf, whole } from './env.ts';
import { stripeSettings } from './stripe-settings.ts';

/** Reads and validates everything a node wants to know of its environment; throws ConfigError. */
export function readConfig(env: Env) {
  const port = whole(env, 'PORT', 3000, 1, 65_534);
  const host = listenHost(env);
  const config = {
    dataDir: env.DATA_DIR || 'data',
    host,
    port,
    cluster: clusterServers(env),
    publicUrl: publicUrl(env, reachedAt(host, port)),
    keepAlive: duration(env, 'KEEP_ALIVE', '65s', '1h', '1s'),
    ordersPerMinute: whole(env, 'ORDERS_PER_MINUTE', 60, 0, 1_000_000),
    stockLock: oneOf(env, 'STOCK_LOCK', ['off', 'on']),
    logLevel: oneOf(env, 'LOG_LEVEL', ['info', 'debug', 'warn', 'error', 'fatal', 'trace']),
    payWithin: duration(env, 'ORDER_PAY_WITHIN', '30m', '23h'),
    linkWithin: duration(env, 'ORDER_LINK_WITHIN', '10s', '10m', '1s'),
    collectWithin: duration(env, 'ORDER_COLLECT_WITHIN', '4h', '168h'),
    stripe: stripeSettings(env, reachedAt(host, port + 1)),
    kitchen: {
      mode: oneOf(env, 'KITCHEN_MODE', ['simulated', 'manual']),
      cooks: whole(env, 'KITCHEN_COOKS', 4, 1, 1000),
      cookMs: whole(env, 'KITCHEN_COOK_MS', 5000, 0, HOUR),
    },
  };
  const { cluster, stripe } = config;
  if (!cluster && stripe.twinUrl && portOf(stripe.twinUrl) === port)
    throw new ConfigError(`STRIPE_TWIN_URL must have another port than the gateway's (PORT), which is ${port}`);
  return config;
}
export type Config = ReturnType<typeof readConfig>;

/** The port that an http address names, or means. */
export const portOf = (url: string): number => Number(new URL(url).port) || 80;
