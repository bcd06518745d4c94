import Stripe from 'stripe';
import { Throttled } from '../../../kernel/throttled.ts';
import { SECOND } from '../../../kernel/time.ts';
import { Unavailable } from '../../../kernel/unavailable.ts';
import type { Config } from '../../../platform/config/config.ts';
import { CheckoutBroken, CheckoutMissing, CheckoutRefused } from '../application/ports.ts';
import type { ErrorKind } from './payment-metrics.ts';
import { type Outcome, StripeCircuit } from './stripe-circuit.ts';
import { guardedHttp } from './stripe-http.ts';
import { isKeyRefused, KeyRights } from './stripe-key.ts';
import { StripePace } from './stripe-pace.ts';

/** Four fifths of what Stripe takes in a second, of writes and of reads (https://docs.stripe.com/rate-limits). */
const LIVE = 80;
const TEST_MODE = 20;

/** The official client, pinned to one API version; without keys it talks to the twin, unchanged. */
export function stripeClient(
  { stripe: { apiKey, twinUrl } }: Pick<Config, 'stripe'>,
  httpClient: Stripe.HttpClient = Stripe.createNodeHttpClient(),
): Stripe {
  const twin = twinUrl ? new URL(twinUrl) : undefined;
  return new Stripe(apiKey, {
    apiVersion: Stripe.API_VERSION,
    timeout: 10 * SECOND,
    maxNetworkRetries: 0,
    telemetry: false,
    httpClient,
    ...(twin && { host: twin.hostname.replace(/[[\]]/g, ''), port: twin.port || '80', protocol: 'http' }),
  });
}

interface News {
  onAway(): void;
  onBack(): void;
  /** Stripe refuses our key, or one right that it should have: said once until that is over. */
  onKeyTrouble(trouble: string): void;
  /** Stripe did not do a request. */
  failed?(kind: ErrorKind): void;
}

/** The client for everything that payment asks of Stripe. `circuit` is for its first question, and for stopping its probes. */
export function guardedStripe(
  config: Pick<Config, 'stripe'>,
  { onAway, onBack, onKeyTrouble, failed = () => {} }: News,
) {
  const unguarded = stripeClient(config);
  const onRefused = () => onKeyTrouble('Stripe refuses our key; no order is taken until it takes it again');
  const circuit = new StripeCircuit({ probe: () => probed(unguarded), onAway, onBack, onRefused });
  const rights = new KeyRights((right) => onKeyTrouble(`our key at Stripe lacks the right to ${right}`));
  const pace = new StripePace(perSecond(config));
  return {
    stripe: stripeClient(config, guardedHttp(Stripe.createNodeHttpClient(), { circuit, rights, pace, failed })),
    circuit,
  };
}

/** Asks for a Session of nothing: Stripe looks at the key and its rights first, and then refuses what was asked. */
const probed = (stripe: Stripe): Promise<Outcome> =>
  stripe.checkout.sessions.create({}).then(
    () => 'answer',
    (error) => {
      const status = error instanceof Stripe.errors.StripeError ? (error.statusCode ?? 500) : 500;
      if (isKeyRefused(status, 'POST', '/v1/checkout/sessions')) return 'refusal';
      return status < 500 ? 'answer' : 'failure';
    },
  );

function perSecond({ stripe: { apiKey, twinUrl } }: Pick<Config, 'stripe'>): number {
  if (twinUrl) return Number.POSITIVE_INFINITY;
  return /^[rs]k_live_/.test(apiKey) ? LIVE : TEST_MODE;
}

/**
 * Tells what Stripe will never accept, and what it broke over for good (https://docs.stripe.com/api/idempotent_requests: a 500
 * is replayed too), from what may be tried again (409: the key is in use right now), and what was not tried because Stripe, or our own pace, says not
 * now: Throttled. None keeps the answer, which may hold more than a log should.
 */
export async function asked<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripeError)) throw new Unavailable('Stripe did not do it');
    if (error.detail instanceof Unavailable) throw error.detail;
    const { type, code, requestId, statusCode = 0, headers } = error;
    if (statusCode === 429) throw new Throttled('Stripe is asked too often');
    const final = error instanceof Stripe.errors.StripeInvalidRequestError && statusCode !== 409;
    if (final && statusCode === 404) throw new CheckoutMissing(error.message, error.param);
    if (final) throw new CheckoutRefused(error.message, error.param);
    const what = [type, code, requestId].filter(Boolean).join(' ');
    if (statusCode >= 500 && headers?.['idempotent-replayed'] === 'true') {
      throw new CheckoutBroken(`Stripe broke over this request, and repeats that: ${what}`);
    }
    if (error instanceof Stripe.errors.StripeIdempotencyError && statusCode !== 409) {
      throw new CheckoutBroken(`Stripe knows this key with another request: ${what}`);
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
