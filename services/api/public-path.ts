import { ConfigError } from '../../platform/config/config-error.ts';

/**
 * The path of `PUBLIC_URL`, below which proxies publish the shop. Some cut it off and some do not: everything is served with it
 * and without it, so that no setting has to say which.
 */
export class PublicPath {
  /** Empty, or like `/shop`: in front of every address that a client is told. */
  readonly prefix: string;
  /** What whole addresses of the shop begin with; no slash at its end. */
  readonly url: string;

  /** Throws ConfigError where the path begins like an address of the shop's own, and would be cut off from that. */
  constructor(publicUrl: string, ownNames: string[]) {
    this.url = publicUrl.replace(/\/$/, '');
    this.prefix = new URL(publicUrl).pathname.replace(/\/$/, '');
    const [, first = ''] = this.prefix.split('/');
    if (ownNames.includes(first))
      throw new ConfigError(`PUBLIC_URL must not have a path that begins with /${first}, an address of the shop's own`);
  }

  /** What of an address is the shop's own. */
  inside(url: string): string {
    return this.#isBelow(url) ? url.slice(this.prefix.length) : url;
  }

  /** Where to go instead of the path without a slash at its end, under which the page's relative addresses would be others. */
  redirect(url: string): string | undefined {
    const [path = '', query] = url.split('?', 2);
    if (this.prefix === '' || path !== this.prefix) return undefined;
    return `${this.prefix}/${query === undefined ? '' : `?${query}`}`;
  }

  #isBelow(url: string): boolean {
    return this.prefix !== '' && url.startsWith(`${this.prefix}/`);
  }
}
