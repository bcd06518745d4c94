import type { IncomingMessage } from 'node:http';
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
  undeclared?(address: Address): void;
}

interface Known {
  address: Address;
  name: string;
  isProxy: boolean;
}

/** A port, as some proxies add it: `203.0.113.7:4711`, `[2001:db8::1]:4711`. */
const WITH_PORT = /^(?:\[([^\]]*)\]|([^:]*))(?::\d{1,5})?$/;
const UNKNOWN = 'unknown';
/** About 3 MB. */
const MOST_READ = 10_000;
/** What one household or phone has of IPv6: 64 bits, in parts of 16. */
const PARTS_OF_ONE = 4;

/** Who a request counts for: a key or token that was found to be good, else the address that it comes from. */
export class Clients {
  readonly #proxies: Options['proxies'];
  readonly #undeclared: Options['undeclared'];
  readonly #read = new Map<string, Known>();

  constructor({ proxies, undeclared }: Options) {
    this.#proxies = proxies;
    this.#undeclared = undeclared;
  }

  clientOf(request: Asking, caller?: Caller): string {
    if (caller?.keyId) return `key:${caller.keyId}`;
    if (caller && (isStaff(caller) || caller.owner)) return `who:${caller.who}`;
    return this.addressOf(request);
  }

  /**
   * The nearest address that is no declared proxy: the socket's, or the right-most of X-Forwarded-For. What stands left of that the
   * client may have made up. IPv6 by its first 64 bits: one client has all of the rest.
   */
  addressOf({ headers, socket: { remoteAddress = '' } }: Asking): string {
    const forwarded = headers['x-forwarded-for'];
    let nearest = this.#known(remoteAddress);
    if (!nearest) return UNKNOWN;
    if (forwarded === undefined) return nearest.name;
    if (!nearest.isProxy) {
      this.#undeclared?.(nearest.address);
      return nearest.name;
    }
    for (const entry of String(forwarded).split(',').reverse()) {
      const [, bracketed, plain = bracketed] = WITH_PORT.exec(entry.trim()) ?? [undefined, undefined, entry.trim()];
      const next = this.#known(plain ?? '');
      // A proxy that tells no address is the last one that is known.
      if (!next) break;
      nearest = next;
      if (!next.isProxy) break;
    }
    return nearest.name;
  }

  /** Whose connection it is; undefined where it is a declared proxy's. */
  ownerOf({ remoteAddress = '' }: Asking['socket']): string | undefined {
    const known = this.#known(remoteAddress);
    return known?.isProxy ? undefined : (known?.name ?? UNKNOWN);
  }

  /** Undefined for what is no address. To read one costs more than all the rest that is counted of a request. */
  #known(text: string): Known | undefined {
    const read = this.#read.get(text);
    if (read) return read;
    const address = addressOf(text);
    if (!address) return undefined;
    const known = { address, name: nameOf(address), isProxy: isWithin(address, this.#proxies) };
    if (this.#read.size >= MOST_READ) this.#read.clear();
    this.#read.set(text, known);
    return known;
  }
}

export const isStaff = (caller: Caller | undefined): boolean => caller !== undefined && caller.roles.length > 0;

function nameOf(address: Address): string {
  if (address.kind() === 'ipv4') return address.toString();
  const { parts } = address as Extract<Address, { parts: number[] }>;
  return `${parts
    .slice(0, PARTS_OF_ONE)
    .map((part) => part.toString(16))
    .join(':')}::/64`;
}
