import { createHmac, randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { isIPv4 } from 'node:net';
import { type Address, addressOf, isWithin } from '../../../platform/config/trusted-proxies.ts';
import type { Caller } from '../../../platform/contract/access.ts';

interface Asking {
  headers: IncomingMessage['headers'];
  socket: { remoteAddress?: string | undefined };
}
interface Options {
  /** Whose X-Forwarded-For is believed. */
  proxies: Parameters<typeof isWithin>[1];
  /** Hears of each request that an address which is none of them forwards. */
  undeclared?(address: Address | undefined): void;
}

/** A port, as some proxies add it: `203.0.113.7:4711`, `[2001:db8::1]:4711`. */
const WITH_PORT = /^(?:\[([^\]]*)\]|([^:]*))(?::\d{1,5})?$/;
const MAPPED = '::ffff:';
/** What one household or phone has of IPv6: 64 bits, in parts of 16. */
const PARTS_OF_ONE = 4;

/** Who a request counts for: a key or token that was found to be good, else the address that it comes from. */
export class Clients {
  /** What pseudonyms are made under. All gateways of a shop have the same, or each counts alone. */
  key: Buffer = randomBytes(32);
  readonly #proxies: Options['proxies'];
  readonly #undeclared: Options['undeclared'];

  constructor({ proxies, undeclared }: Options) {
    this.#proxies = proxies;
    this.#undeclared = undeclared;
  }

  clientOf(request: Asking, caller?: Caller): string {
    if (caller?.keyId) return `key:${caller.keyId}`;
    if (caller && (isStaff(caller) || caller.owner)) return `who:${caller.who}`;
    return this.addressOf(request);
  }

  /** Tells the client from others, and nobody without the key which address it has; undefined for staff. */
  pseudonymOf(request: Asking, caller?: Caller): string | undefined {
    if (isStaff(caller)) return undefined;
    return createHmac('sha256', this.key).update(this.clientOf(request, caller)).digest('base64url').slice(0, 16);
  }

  /**
   * The nearest address that is no declared proxy: the socket's, or the right-most of X-Forwarded-For. What stands left of that the
   * client may have made up. IPv6 by its first 64 bits: one client has all of the rest.
   */
  addressOf({ headers, socket: { remoteAddress = '' } }: Asking): string {
    const forwarded = headers['x-forwarded-for'];
    if (forwarded === undefined) return plainName(remoteAddress);
    let nearest = addressOf(remoteAddress);
    if (!this.#isProxy(nearest)) {
      this.#undeclared?.(nearest);
      return plainName(remoteAddress);
    }
    for (const entry of String(forwarded).split(',').reverse()) {
      const [, bracketed, plain = bracketed] = WITH_PORT.exec(entry.trim()) ?? [undefined, undefined, entry.trim()];
      const next = addressOf(plain ?? '');
      // A proxy that tells no address is the last one that is known.
      if (!next) break;
      nearest = next;
      if (!this.#isProxy(next)) break;
    }
    return nearest ? nameOf(nearest) : plainName(remoteAddress);
  }

  /** Whose connection it is; undefined where it is a declared proxy's. */
  ownerOf({ remoteAddress = '' }: Asking['socket']): string | undefined {
    return this.#isProxy(addressOf(remoteAddress)) ? undefined : plainName(remoteAddress);
  }

  #isProxy(address: Address | undefined): boolean {
    return address !== undefined && isWithin(address, this.#proxies);
  }
}

export const isStaff = (caller: Caller | undefined): boolean => caller !== undefined && caller.roles.length > 0;

/** Nearly every request: not parsed where the text says it all. */
function plainName(remoteAddress: string): string {
  const text = remoteAddress.startsWith(MAPPED) ? remoteAddress.slice(MAPPED.length) : remoteAddress;
  if (isIPv4(text)) return text;
  const address = addressOf(text);
  return address ? nameOf(address) : 'unknown';
}

function nameOf(address: Address): string {
  if (address.kind() === 'ipv4') return address.toString();
  const { parts } = address as Extract<Address, { parts: number[] }>;
  return `${parts
    .slice(0, PARTS_OF_ONE)
    .map((part) => part.toString(16))
    .join(':')}::/64`;
}
