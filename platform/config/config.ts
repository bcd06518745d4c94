import { HOUR } from '../../kernel/time.ts';
import { clusterServers, corsOrigins, listenHost, publicUrl, reachedAt, tracesUrl } from './addresses.ts';
import { authSettings } from './auth-settings.ts';
import { ConfigError } from './config-error.ts';
import { duration, type Env, oneOf, whole } from './env.ts';
import { stripeSettings } from './stripe-settings.ts';
import { trustedProxies } from './trusted-proxies.ts';

/** Null: nobody scrapes. Throws ConfigError where something else of this process listens there. */
function metricsPort(env: Env, port: number, twinUrl: string | null): number | null {
  if (!env.METRICS_PORT) return null;
  const wanted = whole(env, 'METRICS_PORT', 0, 1, 65_535);
  if (wanted === port) throw new ConfigError(`METRICS_PORT must be another port than PORT, which is ${port} too`);
  if (twinUrl && portOf(twinUrl) === wanted)
    throw new ConfigError(`METRICS_PORT must be another port than that of STRIPE_TWIN_URL, which is ${wanted} too`);
  return wanted;
}

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
    tracesUrl: tracesUrl(env),
    corsOrigins: corsOrigins(env),
    auth: authSettings(env),
    keepAlive: duration(env, 'KEEP_ALIVE', '65s', '1h', '1s'),
    trustedProxies: trustedProxies(env),
    rateLimits: oneOf(env, 'RATE_LIMITS', ['on', 'off']) === 'on',
    unpaidPerClient: whole(env, 'UNPAID_PER_CLIENT', 20, 0, 10_000),
    stockLock: oneOf(env, 'STOCK_LOCK', ['off', 'on']),
    logLevel: oneOf(env, 'LOG_LEVEL', ['info', 'debug', 'warn', 'error', 'fatal', 'trace']),
    payWithin: duration(env, 'ORDER_PAY_WITHIN', '30m', '23h'),
    linkWithin: duration(env, 'ORDER_LINK_WITHIN', '10s', '10m', '1s'),
    lateAfter: duration(env, 'ORDER_LATE_AFTER', '5m', '24h'),
    collectWithin: duration(env, 'ORDER_COLLECT_WITHIN', '4h', '168h'),
    contactKept: duration(env, 'CONTACT_KEPT', '30d', '3650d', '1h'),
    webhooksPrivate: oneOf(env, 'WEBHOOKS_PRIVATE', ['refuse', 'allow']),
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
  /** Ours on an empty shelf: by itself only where a shop is tried out. */
  const demoMenu = oneOf(env, 'DEMO_MENU', !cluster && stripe.twinUrl ? ['on', 'off'] : ['off', 'on']) === 'on';
  return { ...config, demoMenu, metricsPort: metricsPort(env, port, stripe.twinUrl) };
}
export type Config = ReturnType<typeof readConfig>;

/** The port that an http address names, or means. */
export const portOf = (url: string): number => Number(new URL(url).port) || 80;
