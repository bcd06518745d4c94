import type Stripe from 'stripe';
import type { Owner } from '../application/ports.ts';
import type { Session, SessionStatus } from '../domain/payment-state.ts';
import { asked } from './stripe-client.ts';

/** Whose an object is, by the metadata that we gave it. */
export const toOwner = ({ metadata }: { metadata?: Stripe.Metadata | null }): Owner => ({
  orderId: metadata?.order_id ?? null,
  shopId: metadata?.shop_id ?? null,
});

/** Maps Stripe's Session to ours; may ask Stripe for the status of its payment intent. */
export async function toSession(stripe: Stripe, session: Stripe.Checkout.Session): Promise<Session> {
  const intent = typeof session.payment_intent === 'string' ? session.payment_intent : null;
  return {
    id: session.id,
    url: session.url,
    status: await statusOf(stripe, session, intent),
    amountTotal: session.amount_total ?? 0,
    currency: session.currency ?? '',
    intent,
    ...toOwner(session),
  };
}

/** A completed Session without money may still bring some; only its payment intent tells that it will not. */
async function statusOf(
  stripe: Stripe,
  { status, payment_status }: Stripe.Checkout.Session,
  intent: string | null,
): Promise<SessionStatus> {
  if (status !== 'complete') return status === 'expired' ? 'expired' : 'open';
  if (payment_status !== 'unpaid') return payment_status === 'paid' ? 'paid' : 'failed';
  if (!intent) return 'processing';
  const { status: outcome } = await asked(stripe.paymentIntents.retrieve(intent));
  return outcome === 'requires_payment_method' || outcome === 'canceled' ? 'failed' : 'processing';
}
