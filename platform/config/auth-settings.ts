import { BlockList, isIP } from 'node:net';
import { ConfigError } from './config-error.ts';
import { type Env, shown } from './env.ts';

/** What JSON Web Tokens of other programs are checked by. */
export interface AuthSettings {
  /** Where an identity provider publishes its keys; or the bytes that it shares with us, which are never to be shown. */
  readonly keys: URL | Uint8Array;
  /** What `iss` and `aud` of a token must be. Always there with a provider, which signs for others too. */
  readonly issuer?: string;
  readonly audience?: string;
  readonly rolesClaim: string;
}

/** Bytes: HS256 wants a key as long as its hash, https://www.rfc-editor.org/rfc/rfc7518#section-3.2 */
const LEAST_KEY = 32;
/** Claims that say whose and how long a token is; taken for roles, a person called `manager` would be one. */
const REGISTERED = ['iss', 'sub', 'aud', 'exp', 'nbf', 'iat', 'jti'];
const DEPENDENT = ['AUTH_ISSUER', 'AUTH_AUDIENCE', 'AUTH_ROLES_CLAIM'] as const;

/** Null: no tokens are taken. Throws a ConfigError that does not show the shared key. */
export function authSettings(env: Env): AuthSettings | null {
  const { AUTH_JWKS_URL: url, AUTH_JWT_SECRET: key, AUTH_ISSUER: issuer, AUTH_AUDIENCE: audience } = env;
  if (!url && !key) {
    const stray = DEPENDENT.find((name) => env[name]);
    if (!stray) return null;
    throw new ConfigError(
      `AUTH_JWKS_URL is missing, or AUTH_JWT_SECRET: ${stray} is set, and no token can be checked without keys`,
    );
  }
  if (url && key)
    throw new ConfigError('AUTH_JWT_SECRET must not be set where AUTH_JWKS_URL is: it is one or the other');
  const missing = url && DEPENDENT.slice(0, 2).find((name) => !env[name]);
  if (missing) throw new ConfigError(`${missing} is missing: AUTH_JWKS_URL is set, and its keys sign for others too`);
  return {
    keys: url ? keysAddress(url) : sharedKey(key ?? ''),
    ...(issuer && { issuer }),
    ...(audience && { audience }),
    rolesClaim: rolesClaim(env.AUTH_ROLES_CLAIM || 'roles'),
  };
}

/** Whoever can change what comes from there can sign in as anybody. Not shown when refused: it may hold a password. */
function keysAddress(given: string): URL {
  const url = URL.canParse(given) ? new URL(given) : undefined;
  const isSafe = url?.protocol === 'https:' || (url?.protocol === 'http:' && isPrivate(url.hostname));
  if (url && isSafe && !url.username && !url.password && !given.includes('#')) return url;
  throw new ConfigError(
    'AUTH_JWKS_URL must be an https address, or http to this machine or a private network, without user, password and fragment (#)',
  );
}

function sharedKey(given: string): Uint8Array {
  const bytes = Buffer.from(given);
  if (bytes.length >= LEAST_KEY) return bytes;
  throw new ConfigError(`AUTH_JWT_SECRET must have ${LEAST_KEY} bytes at least, and has ${bytes.length}`);
}

function rolesClaim(given: string): string {
  if (/^[!-~]{1,255}$/.test(given) && !REGISTERED.includes(given)) return given;
  throw new ConfigError(
    `AUTH_ROLES_CLAIM must be the name of a claim, without spaces, and none of ${REGISTERED.join(', ')}; not ${shown(given)}`,
  );
}

const PRIVATE = new BlockList();
for (const [net, bits] of [
  ['127.0.0.0', 8],
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
] as const)
  PRIVATE.addSubnet(net, bits, 'ipv4');
PRIVATE.addAddress('::1', 'ipv6');
PRIVATE.addSubnet('fc00::', 7, 'ipv6');

/** A name without a dot, as those of containers, or one that no public server has. */
const PRIVATE_NAME = /^[^.]+$|\.(localhost|local|internal|lan|home\.arpa)$/;

function isPrivate(hostname: string): boolean {
  const address = hostname.replace(/^\[(.*)\]$/, '$1');
  const family = isIP(address);
  return family === 0 ? PRIVATE_NAME.test(address) : PRIVATE.check(address, family === 6 ? 'ipv6' : 'ipv4');
}
