import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';
import { ConfigError } from './config-error.ts';
import { type Env, shown } from './env.ts';

export type Address = ipaddr.IPv4 | ipaddr.IPv6;
/** An address, and how many of its bits the addresses of the range share. */
type Range = [Address, number];

const NAMED: Record<string, readonly string[]> = {
  loopback: ['127.0.0.0/8', '::1/128'],
  private: ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', 'fc00::/7'],
};

/** The proxies whose X-Forwarded-For is believed: addresses and ranges (CIDR), `loopback`, `private`. */
export function trustedProxies(env: Env): readonly Range[] {
  const given = (env.TRUSTED_PROXIES || '').split(',').map((one) => one.trim());
  return given.filter((one) => one !== '').flatMap((one) => (NAMED[one] ?? [one]).map(rangeOf));
}

function rangeOf(given: string): Range {
  const [address = '', bits, ...more] = given.split('/');
  const read = addressOf(address);
  const most = read?.kind() === 'ipv4' ? 32 : 128;
  const isRange = bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= most);
  if (read && isRange && more.length === 0) return [read, bits === undefined ? most : Number(bits)];
  throw new ConfigError(
    `TRUSTED_PROXIES must be addresses, ranges like 10.0.0.0/8, loopback or private, separated by commas, not ${shown(given)}`,
  );
}

/** No address is longer, but that the name of an interface may follow one. */
const LONGEST = 64;

/** Undefined for what is no address. An IPv4 address that came as IPv6 (`::ffff:10.0.0.1`) is an IPv4 address. */
export const addressOf = (text: string): Address | undefined =>
  text.length <= LONGEST && isIP(text) ? ipaddr.process(text) : undefined;

export const isWithin = (address: Address, ranges: readonly Range[]): boolean =>
  ranges.some(([range, bits]) => range.kind() === address.kind() && address.match(range, bits));
