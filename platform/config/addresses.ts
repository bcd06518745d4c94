import { isIP } from 'node:net';
import { ConfigError } from './config-error.ts';
import { type Env, shown } from './env.ts';

/** Where a node listens if `HOST` does not say: nobody is kept out yet, so one machine serves itself only. */
export const THIS_MACHINE = 'localhost';
export const EVERYWHERE = '::';
const NAME = /^\w([\w.-]*\w)?$/;

export function listenHost(env: Env): string {
  const given = env.HOST || (env.NATS_URL ? EVERYWHERE : THIS_MACHINE);
  if (isIP(given) || NAME.test(given)) return given;
  throw new ConfigError(
    `HOST must be a name or address of this machine, like localhost, 0.0.0.0 or ::, without a port, not ${shown(given)}`,
  );
}

/** How this machine reaches what listens on `host`. */
export function reachedAt(host: string, port: number): string {
  if ([THIS_MACHINE, EVERYWHERE, '0.0.0.0'].includes(host)) return `http://localhost:${port}`;
  return isIP(host) === 6 ? `http://[${host}]:${port}` : `http://${host}:${port}`;
}

/** How customers and Stripe reach the gateway, without a slash at the end. Not shown when refused: it may hold a password. */
export function publicUrl(env: Env, fallback: string): string {
  const url = webAddress('PUBLIC_URL', env.PUBLIC_URL || fallback);
  return url.href.replace(/\/+$/, '');
}

/** Where the spans of a trace are shown to people, with `{trace_id}` in the place of its id; null: nowhere. */
export function tracesUrl(env: Env): string | null {
  const given = env.TRACES_URL;
  if (!given) return null;
  const url = URL.canParse(given) ? new URL(given) : undefined;
  const isWeb = url && /^https?:$/.test(url.protocol) && !url.username && !url.password;
  if (isWeb && given.includes('{trace_id}')) return given;
  throw new ConfigError(
    'TRACES_URL must be an http or https address with {trace_id} in it, and without user and password, like http://localhost:16686/trace/{trace_id}',
  );
}

/** The sites whose scripts may use the interface: origins, as a browser names them. */
export function corsOrigins(env: Env): string[] {
  const given = (env.CORS_ORIGINS || '').split(',').map((origin) => origin.trim());
  const origins = given.filter((origin) => origin !== '');
  if (origins.every((one) => /^https?:/.test(one) && URL.canParse(one) && new URL(one).origin === one)) return origins;
  throw new ConfigError(
    'CORS_ORIGINS must be origins like https://shop.example, separated by commas, without a path or a slash at the end',
  );
}

/** The twin speaks plain HTTP, and Stripe's client knows a host and a port only. */
export function twinUrl(env: Env, fallback: string): string {
  const url = webAddress('STRIPE_TWIN_URL', env.STRIPE_TWIN_URL || fallback);
  if (url.protocol === 'http:' && url.pathname === '/') return url.origin;
  throw new ConfigError(
    'STRIPE_TWIN_URL must be an address like http://localhost:3001, without https and without a path',
  );
}

function webAddress(name: string, given: string): URL {
  if (!URL.canParse(given) || !/^https?:$/.test(new URL(given).protocol))
    throw new ConfigError(`${name} must be an http or https address`);
  const url = new URL(given);
  if (url.username || url.password || /[?#]/.test(given))
    throw new ConfigError(`${name} must be an address without user, password, query (?) and fragment (#)`);
  return url;
}

/** A password with a bare % in it; the drivers throw at these with a message that names nothing. */
const NOT_ENCODED = /%(?![\da-f]{2})/i;
/** A bare # or ? in a password would end the address. Only MongoDB's, MySQL's and Redis' may have a query. */
const SERVERS = {
  NATS_URL: /^nats:\/\/[^\s#?]+$/,
  MONGO_URL: /^mongodb(\+srv)?:\/\/[^\s#]+$/,
  MYSQL_URL: /^mysql:\/\/[^\s#]+$/,
  REDIS_URL: /^rediss?:\/\/[^\s#]+$/,
} as const;

/** What the nodes of a cluster share; null where all services live in one process. The addresses hold passwords: never log them. */
export function clusterServers(env: Env) {
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
  const isOneHost = name !== 'MONGO_URL';
  if (!SERVERS[name].test(given) || NOT_ENCODED.test(given) || (isOneHost && !URL.canParse(given))) {
    throw new ConfigError(
      `${name} must be an address like ${name.slice(0, -4).toLowerCase().replace('mongo', 'mongodb')}://user:password@host:port, percent-encoded`,
    );
  }
  return given;
}
