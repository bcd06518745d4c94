import { HOUR } from '../../../kernel/time.ts';
import { type Address, isWithin, trustedProxies } from '../../../platform/config/trusted-proxies.ts';

/** Milliseconds without such a request after which it is over. */
const OVER_AFTER = HOUR;
const OWN = trustedProxies({ TRUSTED_PROXIES: 'loopback,private' });

/**
 * Tells once, until it is over, that somebody forwards requests whom TRUSTED_PROXIES does not name: where it is a proxy, all who
 * come through it count as one client. A public address is not told: it may be a guest's who made the header up.
 */
export function undeclaredProxy(raise: (message: string) => void, clock = () => performance.now()) {
  let last = Number.NEGATIVE_INFINITY;
  return (address: Address): void => {
    const now = clock();
    const isNew = now - last > OVER_AFTER;
    last = now;
    if (!isNew) return;
    const who = isWithin(address, OWN) ? address.toString() : 'a public address';
    raise(
      `requests are forwarded by ${who}, which TRUSTED_PROXIES does not name: all who come that way count as one client`,
    );
  };
}
