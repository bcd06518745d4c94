import Stripe from 'stripe';
import type { Config } from '../../shared/config.ts';
import { SECOND } from '../../shared/delay.ts';
import type { OrderFacts } from '../../shared/events.ts';
import { failpoint } from '../../shared/failpoint.ts';
import { Unavailable } from '../../shared/unavailable.ts';
import { type Checkout, CheckoutRefused, type Notice } from '../application/ports.ts';
import type { Payment } from '../domain/payment.ts';
import type { Refund, Session, SessionStatus } from '../domain/payment-state.ts';
import { verifyNotice } from './stripe-notice.ts';

type Params = Stripe.Checkout.SessionCreateParams;

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

/** Stripe through its official client. Every write carries an idempotency key, so that a repeat has no second effect. */
export class StripeCheckout implements Checkout {
  readonly #stripe: Stripe;
  readonly #shopId: () => Promise<string>;
  readonly #config: Pick<Config, 'publicUrl' | 'stripe'>;

  constructor(config: Pick<Config, 'publicUrl' | 'stripe'>, shopId: () => Promise<string>) {
    this.#stripe = stripeClient(config);
    this.#config = config;
    this.#shopId = shopId;
  }

  async request(order: OrderFacts, expiresAt: Date): Promise<Record<string, unknown>> {
    const page = `${this.#config.publicUrl}/success?customerId=${order.customerId}&orderId=${order.orderId}`;
    const metadata = { order_id: order.orderId, shop_id: await this.#shopId() };
    const request = {
      mode: 'payment',
      allowed_payment_method_types: ['card'],
      client_reference_id: order.orderId,
      line_items: order.lines.map((line) => lineItem(line, order.currency)),
      success_url: page,
      cancel_url: page,
      expires_at: Math.floor(expiresAt.getTime() / SECOND),
      metadata,
      payment_intent_data: { metadata },
    } satisfies Params;
    return request;
  }

  async isOurs(session: Session): Promise<boolean> {
    return session.shopId === (await this.#shopId());
  }

  async create(request: Record<string, unknown>, idempotencyKey: string): Promise<Session> {
    const session = await asked(this.#stripe.checkout.sessions.create(request as Params, { idempotencyKey }));
    failpoint('payment.session-created');
    return this.#toSession(session);
  }

  async read(sessionId: string): Promise<Session> {
    return this.#toSession(await asked(this.#stripe.checkout.sessions.retrieve(sessionId)));
  }

  async expire(sessionId: string): Promise<Session> {
    try {
      return await this.#toSession(await asked(this.#stripe.checkout.sessions.expire(sessionId)));
    } catch (error) {
      if (error instanceof CheckoutRefused) return this.read(sessionId);
      throw error;
    }
  }

  async refund({ id, state }: Payment, refund: Refund): Promise<{ stripeId: string; state: Refund['state'] }> {
    const { refunds } = this.#stripe;
    const metadata = { order_id: id, shop_id: await this.#shopId(), refund_id: refund.id };
    const params = { payment_intent: state.intent ?? '', amount: refund.amount, metadata };
    const idempotencyKey = `${id}:${refund.id}:refund`;
    const made = refund.stripeId ? refunds.retrieve(refund.stripeId) : refunds.create(params, { idempotencyKey });
    const { id: stripeId, status } = await asked(made);
    if (status === 'succeeded' || status === 'failed') return { stripeId, state: status };
    return { stripeId, state: status === 'canceled' ? 'failed' : 'pending' };
  }

  verify(body: string, signature: string, now: Date): Notice {
    return verifyNotice(this.#stripe, { body, signature, secret: this.#config.stripe.webhookSecret, now });
  }

  async #toSession(session: Stripe.Checkout.Session): Promise<Session> {
    const intent = typeof session.payment_intent === 'string' ? session.payment_intent : null;
    return {
      id: session.id,
      url: session.url,
      status: await this.#status(session, intent),
      amountTotal: session.amount_total ?? 0,
      currency: session.currency ?? '',
      intent,
      orderId: session.metadata?.order_id ?? null,
      shopId: session.metadata?.shop_id ?? null,
    };
  }

  /** A completed Session without money may still bring some; only its payment intent tells that it will not. */
  async #status({ status, payment_status }: Stripe.Checkout.Session, intent: string | null): Promise<SessionStatus> {
    if (status !== 'complete') return status === 'expired' ? 'expired' : 'open';
    if (payment_status !== 'unpaid') return payment_status === 'paid' ? 'paid' : 'failed';
    if (!intent) return 'processing';
    const { status: outcome } = await asked(this.#stripe.paymentIntents.retrieve(intent));
    return outcome === 'requires_payment_method' || outcome === 'canceled' ? 'failed' : 'processing';
  }
}

function lineItem({ name, quantity, unitPrice, priceId }: OrderFacts['lines'][number], currency: string) {
  if (priceId) return { price: priceId, quantity };
  return { price_data: { currency, unit_amount: unitPrice, product_data: { name } }, quantity };
}

/** Tells what Stripe will never accept from what may be tried again (409: the key is in use right now). Neither keeps the answer, which may hold more than a log should. */
async function asked<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    const final = error instanceof Stripe.errors.StripeInvalidRequestError && error.statusCode !== 409;
    if (final) throw new CheckoutRefused(error.message, error.param);
    const { type, code, requestId } = error as { type?: string; code?: string; requestId?: string };
    throw new Unavailable(`Stripe did not do it: ${[type, code, requestId].filter(Boolean).join(' ')}`);
  }
}
