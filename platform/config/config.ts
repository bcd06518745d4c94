import { HOUR, MINUTE, SECOND } from '../../kernel/time.ts';
import { ConfigError } from './config-error.ts';

type Env = Record<string, string | undefined>;

const DURATION = /^(\d+)(ms|s|m|h)$/;
const UNITS: Record<string, number> = { ms: 1, s: SECOND, m: MINUTE, h: HOUR };

function duration(env: Env, name: string, fallback: string, most: string, least = '1ms'): number {
  const given = env[name] || fallback;
  const ms = milliseconds(given);
  if (ms === undefined || ms < (milliseconds(least) as number) || ms > (milliseconds(most) as number)) {
    throw new ConfigError(`${name} must be a time like 90s, 30m or 4h, from ${least} to ${most}, not "${given}"`);
  }
  return ms;
}

function milliseconds(text: string): number | undefined {
  const [, amount, unit] = DURATION.exec(text) ?? [];
  return amount && unit ? Number(amount) * (UNITS[unit] as number) : undefined;
}

function whole(env: Env, name: string, fallback: number, least: number, most: number): number {
  const given = env[name] || String(fallback);
  const value = Number(given);
  if (!/^\d+$/.test(given) || value < least || value > most) {
    throw new ConfigError(`${name} must be a whole number from ${least} to ${most}, not "${given}"`);
  }
  return value;
}

function url(env: Env, name: string, fallback: string): string {
  const given = env[name] || fallback;
  if (!URL.canParse(given) || !/^https?:$/.test(new URL(given).protocol)) {
    throw new ConfigError(`${name} must be an http or https address, not "${given}"`);
  }
  return given.replace(/\/+$/, '');
}

function oneOf<T extends string>(env: Env, name: string, allowed: readonly T[]): T {
  const given = env[name] || allowed[0];
  const found = allowed.find((value) => value === given);
  if (!found) throw new ConfigError(`${name} must be one of ${allowed.join(', ')}, not "${given}"`);
  return found;
}

/** Signs the twin's webhooks. No secret: whoever can reach the twin can pay with a click anyway. */
const TWIN_KEYS = { apiKey: 'sk_test_twin', webhookSecret: 'whsec_twin' };

/** Without webhooks nothing has to be signed: then the secret is empty, and whatever is posted is refused. */
function stripe(env: Env, port: number) {
  const { STRIPE_SECRET_KEY: apiKey, STRIPE_WEBHOOK_SECRET: webhookSecret = '' } = env;
  const events = oneOf(env, 'STRIPE_EVENTS', ['webhook', 'poll']);
  if (apiKey && (webhookSecret || events === 'poll')) return { apiKey, webhookSecret, twinUrl: null, events };
  if (apiKey) {
    throw new ConfigError(
      'STRIPE_WEBHOOK_SECRET is missing: STRIPE_SECRET_KEY is set, and needs it unless STRIPE_EVENTS=poll',
    );
  }
  if (webhookSecret) {
    throw new ConfigError('STRIPE_SECRET_KEY is missing: STRIPE_WEBHOOK_SECRET is set, and one needs the other');
  }
  if (env.STRIPE && env.STRIPE !== 'twin') throw new ConfigError(`STRIPE must be twin or unset, not "${env.STRIPE}"`);
  if ((env.NODE_ENV === 'production' || env.NATS_URL) && env.STRIPE !== 'twin') {
    throw new ConfigError(
      'STRIPE_SECRET_KEY is missing in production or in a cluster (STRIPE=twin asks for the offline twin, where anyone pays with a click)',
    );
  }
  return { ...TWIN_KEYS, events, twinUrl: url(env, 'STRIPE_TWIN_URL', `http://localhost:${port + 1}`) };
}

/** A password with a bare % in it; the drivers throw at these with a message that names nothing. */
const NOT_ENCODED = /%(?![\da-f]{2})/i;
const SERVERS = {
  NATS_URL: /^nats:\/\/\S+$/,
  MONGO_URL: /^mongodb(\+srv)?:\/\/\S+$/,
  MYSQL_URL: /^mysql:\/\/\S+$/,
  REDIS_URL: /^rediss?:\/\/\S+$/,
} as const;

/** What the nodes of a cluster share; null where all services live in one process. The addresses hold passwords: never log them. */
function cluster(env: Env) {
  const names = Object.keys(SERVERS) as (keyof typeof SERVERS)[];
  if (!env.NATS_URL) {
    const stray = names.find((name) => env[name]);
    if (stray) throw new ConfigError(`NATS_URL is missing: ${stray} is set, and one machine needs neither`);
    return null;
  }
  const [nats, mongo, mysql, redis] = names.map((name) => serverUrl(env, name)) as [string, string, string, string];
  return { nats, mongo, mysql, redis };
}

function serverUrl(env: Env, name: keyof typeof SERVERS): string {
  const given = env[name];
  if (!given)
    throw new ConfigError(`${name} is missing: NATS_URL is set, and the nodes of a cluster share all four servers`);
  if (!SERVERS[name].test(given) || NOT_ENCODED.test(given)) {
    throw new ConfigError(
      `${name} must be an address like ${name.slice(0, -4).toLowerCase().replace('mongo', 'mongodb')}://user:password@host:port, percent-encoded`,
    );
  }
  return given;
}

/** Null: nobody scrapes. Throws ConfigError where something else of this process listens there. */
function metricsPort(env: Env, port: number, twinUrl: string | null): number | null {
  if (!env.METRICS_PORT) return null;
  const wanted = whole(env, 'METRICS_PORT', 0, 1, 65_535);
  if (wanted === port) throw new ConfigError(`METRICS_PORT must be another port than PORT, which is ${port} too`);
  if (twinUrl && Number(new URL(twinUrl).port) === wanted)
    throw new ConfigError(`METRICS_PORT must be another port than that of STRIPE_TWIN_URL, which is ${wanted} too`);
  return wanted;
}

/** Reads and validates everything a node wants to know of its environment; throws ConfigError. */
export function readConfig(env: Env) {
  const port = whole(env, 'PORT', 3000, 1, 65_534);
  const config = {
    dataDir: env.DATA_DIR || 'data',
    port,
    cluster: cluster(env),
    publicUrl: url(env, 'PUBLIC_URL', `http://localhost:${port}`),
    ordersPerMinute: whole(env, 'ORDERS_PER_MINUTE', 60, 0, 1_000_000),
    stockLock: oneOf(env, 'STOCK_LOCK', ['off', 'on']),
    logLevel: oneOf(env, 'LOG_LEVEL', ['info', 'debug', 'warn', 'error', 'fatal', 'trace']),
    payWithin: duration(env, 'ORDER_PAY_WITHIN', '30m', '23h'),
    linkWithin: duration(env, 'ORDER_LINK_WITHIN', '10s', '10m', '1s'),
    collectWithin: duration(env, 'ORDER_COLLECT_WITHIN', '4h', '168h'),
    stripe: stripe(env, port),
    kitchen: {
      mode: oneOf(env, 'KITCHEN_MODE', ['simulated', 'manual']),
      cooks: whole(env, 'KITCHEN_COOKS', 4, 1, 1000),
      cookMs: whole(env, 'KITCHEN_COOK_MS', 5000, 0, HOUR),
    },
  };
  return { ...config, metricsPort: metricsPort(env, port, config.stripe.twinUrl) };
}
export type Config = ReturnType<typeof readConfig>;
