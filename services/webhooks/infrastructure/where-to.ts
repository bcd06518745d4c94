import type { LookupAddress } from 'node:dns';
import { isIP } from 'node:net';
import { WebhookUrl } from '../domain/webhook-errors.ts';
import { isPublicAddress } from './public-address.ts';

/** All addresses of a name. */
export type Lookup = (name: string) => Promise<LookupAddress[]>;
/** A message may go to these, whatever the name means a moment later. */
export interface Destination {
  url: URL;
  addresses: LookupAddress[];
}
/** The name means nothing right now. */
export class NotFound extends Error {}

/** Where messages may go. `isOpen`: to private networks too, and without TLS. */
export class WhereTo {
  readonly #lookup: Lookup;
  readonly #isOpen: boolean;

  constructor(lookup: Lookup, isOpen: boolean) {
    this.#lookup = lookup;
    this.#isOpen = isOpen;
  }

  /** Looks the name up, and checks each of its addresses. Throws WebhookUrl, NotFound. */
  async of(text: string): Promise<Destination> {
    const url = this.#checked(text);
    const name = url.hostname.replace(/^\[|\]$/g, '');
    const addresses = isIP(name) ? [{ address: name, family: isIP(name) }] : await this.#addressesOf(name);
    if (!this.#isOpen && !addresses.every(({ address }) => isPublicAddress(address)))
      throw new WebhookUrl(
        'an address on the internet: this one is, or leads to, one of a private or reserved network',
      );
    return { url, addresses };
  }

  #checked(text: string): URL {
    const url = URL.parse(text);
    const isFine = url?.protocol === 'https:' || (this.#isOpen && url?.protocol === 'http:');
    if (!url || !isFine) throw new WebhookUrl(this.#isOpen ? 'an http or https address' : 'an https address');
    if (url.username || url.password) throw new WebhookUrl('an address without user and password');
    if (url.hash) throw new WebhookUrl('an address without a fragment (#)');
    return url;
  }

  async #addressesOf(name: string): Promise<LookupAddress[]> {
    const found = await this.#lookup(name).catch((error: NodeJS.ErrnoException) => {
      throw new NotFound(`the name ${name} cannot be looked up: ${error.code ?? error.message}`);
    });
    if (found.length === 0) throw new NotFound(`the name ${name} has no address`);
    return found;
  }
}
