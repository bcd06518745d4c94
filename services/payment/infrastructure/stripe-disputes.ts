import type Stripe from 'stripe';
import type { Owner, StripeDisputes } from '../application/ports.ts';
import type { Dispute } from '../domain/dispute.ts';
import { asked } from './stripe-client.ts';
import { toOwner } from './stripe-session.ts';

/** Disputes through Stripe's official client: https://docs.stripe.com/api/disputes */
export class DisputesAtStripe implements StripeDisputes {
  readonly #stripe: Stripe;

  constructor(stripe: Stripe) {
    this.#stripe = stripe;
  }

  async read(id: string): Promise<Dispute & Owner> {
    const dispute = await asked(this.#stripe.disputes.retrieve(id));
    return { ...toDispute(dispute), ...toOwner(dispute) };
  }

  /** At most a hundred: an intent has a few. */
  async of(intent: string): Promise<Dispute[]> {
    return (await asked(this.#stripe.disputes.list({ payment_intent: intent, limit: 100 }))).data.map(toDispute);
  }
}

export function toDispute({ id, payment_intent, amount, reason, status }: Stripe.Dispute): Dispute {
  const intent = typeof payment_intent === 'string' ? payment_intent : (payment_intent?.id ?? '');
  return { id, intent, amount, reason, status };
}
