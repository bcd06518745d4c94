import type Stripe from 'stripe';
import type { EventLine, OrderFacts } from '../../../kernel/events.ts';
import { Throttled } from '../../../kernel/throttled.ts';
import { SECOND } from '../../../kernel/time.ts';
import { Unavailable } from '../../../kernel/unavailable.ts';
import type { Config } from '../../../platform/config/config.ts';
import { failpoint } from '../../failpoint.ts';
import { type Checkout, CheckoutRefused, type Notice, type Owner } from '../application/ports.ts';
import type { Session } from '../domain/payment-state.ts';
import { asked, pages } from './stripe-client.ts';
import { extraItems } from './stripe-extras.ts';
import { verifyNotice } from './stripe-notice.ts';
import { productName } from './stripe-product.ts';
import { toOwner, toSession } from './stripe-session.ts';

type Params = Stripe.Checkout.SessionCreateParams;

/** Seconds. */
const CLOCKS_DIFFER = 60;
const MOST_SEARCHED = 10_000;

interface Settings {
  config: Pick<Config, 'publicUrl' | 'stripe'>;
  shopId(): Promise<string>;
  /** No Session could be made of an order at this try. */
  failed(orderId: string): void;
}

/** Stripe through its official client. Every write carries an idempotency key, so that a repeat has no second effect. */
export class StripeCheckout implements Checkout {
  readonly #stripe: Stripe;
  readonly #shopId: () => Promise<string>;
  readonly #config: Pick<Config, 'publicUrl' | 'stripe'>;
  readonly #failed: (orderId: string) => void;

  constructor(stripe: Stripe, { config, shopId, failed }: Settings) {
    this.#stripe = stripe;
    this.#config = config;
    this.#shopId = shopId;
    this.#failed = failed;
  }

  async request(order: Omit<OrderFacts, 'seen'>, expiresAt: Date): Promise<Record<string, unknown>> {
    const page = `${this.#config.publicUrl}/orders/${order.orderId}`;
    const metadata = { order_id: order.orderId, shop_id: await this.#shopId() };
    const asked_at = new Date().toISOString();
    const request = {
      mode: 'payment',
      allowed_payment_method_types: ['card'],
      client_reference_id: order.orderId,
      line_items: [...order.lines.map((line) => lineItem(line, order.currency)), ...extraItems(order)],
      success_url: page,
      cancel_url: page,
      expires_at: Math.floor(expiresAt.getTime() / SECOND),
      metadata: { ...metadata, asked_at },
      payment_intent_data: { metadata },
    } satisfies Params;
    return request;
  }

  async isOurs({ shopId }: Owner): Promise<boolean> {
    return shopId === (await this.#shopId());
  }

  async create(request: Record<string, unknown>, idempotencyKey: string): Promise<Session> {
    const session = await this.#create(request as Params, idempotencyKey);
    failpoint('payment.session-created');
    return toSession(this.#stripe, session);
  }

  /** The order's link need not be waited for where the try failed; where Stripe only says not now, it has not begun. */
  async #create(request: Params, idempotencyKey: string): Promise<Stripe.Checkout.Session> {
    try {
      return await asked(this.#stripe.checkout.sessions.create(request, { idempotencyKey }));
    } catch (error) {
      if (!(error instanceof Throttled)) this.#failed(request.client_reference_id ?? '');
      throw error;
    }
  }

  async read(sessionId: string): Promise<Session> {
    return toSession(this.#stripe, await asked(this.#stripe.checkout.sessions.retrieve(sessionId)));
  }

  async expire(sessionId: string): Promise<Session> {
    try {
      return await toSession(this.#stripe, await asked(this.#stripe.checkout.sessions.expire(sessionId)));
    } catch (error) {
      if (!(error instanceof CheckoutRefused)) throw error;
      const session = await this.read(sessionId);
      if (session.status === 'open')
        throw new Unavailable(`Stripe refuses to expire an open Session: ${error.message}`);
      return session;
    }
  }

  /**
   * Searches at most 10,000 Sessions created since the request's `asked_at` and until it was spoilt: mostly seconds. The link of one that is not found is
   * known only where its key lay forgotten for a day after the order was notified of the link: then its notice tells of it, or reconciliation.
   */
  async find(orderId: string, request: Record<string, unknown>, until: Date): Promise<Session | undefined> {
    const { metadata: ours = {}, expires_at } = request as { metadata?: Stripe.Metadata; expires_at?: number };
    const created = {
      gte: Math.floor((Date.parse(ours.asked_at ?? '') || Date.now()) / SECOND) - CLOCKS_DIFFER,
      lte: Math.ceil(until.getTime() / SECOND) + CLOCKS_DIFFER,
    };
    let read = 0;
    for await (const made of pages(this.#stripe.checkout.sessions.list({ created, limit: 100 }))) {
      const isIt = made.metadata?.order_id === orderId && made.metadata.shop_id === ours.shop_id;
      if (isIt && made.expires_at === expires_at) return toSession(this.#stripe, made);
      if (++read >= MOST_SEARCHED) return undefined;
    }
    return undefined;
  }

  async ofIntent(intent: string): Promise<Session | undefined> {
    const { data } = await asked(this.#stripe.checkout.sessions.list({ payment_intent: intent, limit: 1 }));
    return data[0] && toSession(this.#stripe, data[0]);
  }

  async ownerOf(intent: string): Promise<Owner> {
    return toOwner(await asked(this.#stripe.paymentIntents.retrieve(intent)));
  }

  verify(body: string, signature: string, now: Date): Notice {
    return verifyNotice(this.#stripe, { body, signature, secret: this.#config.stripe.webhookSecret, now });
  }
}

function lineItem(line: EventLine, currency: string) {
  const { quantity, unitPrice, priceId } = line;
  if (priceId) return { price: priceId, quantity };
  return { price_data: { currency, unit_amount: unitPrice, product_data: { name: productName(line) } }, quantity };
}
