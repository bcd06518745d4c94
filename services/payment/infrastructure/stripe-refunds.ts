import type Stripe from 'stripe';
import { failpoint } from '../../failpoint.ts';
import type { Owner, StripeRefunds } from '../application/ports.ts';
import type { Payment } from '../domain/payment.ts';
import { type Refund, refundKey, type StripeRefund } from '../domain/refund.ts';
import { asked } from './stripe-client.ts';
import { toOwner } from './stripe-session.ts';

/** Refunds through Stripe's official client: https://docs.stripe.com/api/refunds */
export class RefundsAtStripe implements StripeRefunds {
  readonly #stripe: Stripe;
  readonly #shopId: () => Promise<string>;

  constructor(stripe: Stripe, shopId: () => Promise<string>) {
    this.#stripe = stripe;
    this.#shopId = shopId;
  }

  async refund({ id }: Payment, refund: Refund): Promise<StripeRefund> {
    const { refunds } = this.#stripe;
    if (refund.stripeId) return toRefund(await asked(refunds.retrieve(refund.stripeId)));
    const metadata = { order_id: id, shop_id: await this.#shopId(), refund_id: refund.id };
    const params = { payment_intent: refund.intent, amount: refund.amount, metadata };
    const made = await asked(refunds.create(params, { idempotencyKey: refundKey(id, refund) }));
    failpoint('payment.refund-made');
    return toRefund(made);
  }

  /** At most a hundred: an intent has a few. */
  async of(intent: string): Promise<StripeRefund[]> {
    return (await asked(this.#stripe.refunds.list({ payment_intent: intent, limit: 100 }))).data.map(toRefund);
  }

  async read(stripeId: string): Promise<StripeRefund & Owner> {
    const refund = await asked(this.#stripe.refunds.retrieve(stripeId));
    return { ...toRefund(refund), ...toOwner(refund) };
  }
}

const STATES: Record<string, StripeRefund['state']> = { succeeded: 'succeeded', failed: 'failed', canceled: 'failed' };

export function toRefund({
  id,
  status,
  amount,
  payment_intent,
  metadata,
  failure_reason,
}: Stripe.Refund): StripeRefund {
  const intent = typeof payment_intent === 'string' ? payment_intent : (payment_intent?.id ?? '');
  return {
    stripeId: id,
    refundId: metadata?.refund_id ?? null,
    intent,
    amount,
    state: STATES[status ?? ''] ?? 'pending',
    failure: failure_reason ?? (status === 'canceled' ? 'canceled' : undefined),
  };
}
