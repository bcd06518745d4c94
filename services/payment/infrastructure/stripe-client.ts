import Stripe from 'stripe';
import { SECOND } from '../../../kernel/time.ts';
import { Unavailable } from '../../../kernel/unavailable.ts';
import type { Config } from '../../../platform/config/config.ts';
import { CheckoutBroken, CheckoutMissing, CheckoutRefused } from '../application/ports.ts';

/** The official client, pinned to one API version; without keys it talks to the twin, unchanged. */
export function stripeClient({ stripe: { apiKey, twinUrl } }: Pick<Config, 'stripe'>): Stripe {
  const twin = twinUrl ? new URL(twinUrl) : undefined;
  return new Stripe(apiKey, {
    apiVersion: Stripe.API_VERSION,
    timeout: 10 * SECOND,
    maxNetworkRetries: 0,
    telemetry: false,
    ...(twin && { host: twin.hostname, port: twin.port || '80', protocol: 'http' }),
  });
}

/**
 * Tells what Stripe will never accept, and what it broke over for good (https://docs.stripe.com/api/idempotent_requests: a 500
 * is replayed too), from what may be tried again (409: the key is in use right now). None keeps the answer, which may hold more
 * than a log should.
 */
export async function asked<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripeError)) throw new Unavailable('Stripe did not do it');
    const { type, code, requestId, statusCode = 0, headers } = error;
    const final = error instanceof Stripe.errors.StripeInvalidRequestError && statusCode !== 409;
    if (final && statusCode === 404) throw new CheckoutMissing(error.message, error.param);
    if (final) throw new CheckoutRefused(error.message, error.param);
    const what = [type, code, requestId].filter(Boolean).join(' ');
    if (statusCode >= 500 && headers?.['idempotent-replayed'] === 'true') {
      throw new CheckoutBroken(`Stripe broke over this request, and repeats that: ${what}`);
    }
    throw new Unavailable(`Stripe did not do it: ${what}`);
  }
}

/** All of a list, page by page (https://docs.stripe.com/api/pagination), with errors that say what may be tried again. */
export async function* pages<T>(list: AsyncIterable<T>): AsyncIterable<T> {
  const iterator = list[Symbol.asyncIterator]();
  for (;;) {
    const { done, value } = await asked(iterator.next());
    if (done) return;
    yield value;
  }
}
