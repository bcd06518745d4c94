import type Stripe from 'stripe';
import { SECOND } from '../../shared/delay.ts';
import type { StripeBooks } from '../application/ports.ts';
import type { Taken } from '../domain/differences.ts';
import { asked, pages } from './stripe-client.ts';
import { toRefund } from './stripe-refunds.ts';
import { toOwner, toSession } from './stripe-session.ts';

const since = (date: Date) => ({ created: { gte: Math.floor(date.getTime() / SECOND) }, limit: 100 });
const madeAt = ({ created }: { created: number }) => new Date(created * SECOND);

/** What Stripe has written down. */
export class BooksAtStripe implements StripeBooks {
  readonly #stripe: Stripe;

  constructor(stripe: Stripe) {
    this.#stripe = stripe;
  }

  async *sessions(from: Date) {
    for await (const session of pages(this.#stripe.checkout.sessions.list(since(from)))) {
      yield { ...(await toSession(this.#stripe, session)), at: madeAt(session) };
    }
  }

  async *taken(from: Date) {
    for await (const intent of pages(this.#stripe.paymentIntents.list(since(from)))) {
      for (const taken of toTaken(intent)) yield { ...taken, ...toOwner(intent), at: madeAt(intent) };
    }
  }

  async *refunds(from: Date) {
    for await (const refund of pages(this.#stripe.refunds.list(since(from)))) {
      yield { ...toRefund(refund), at: madeAt(refund) };
    }
  }

  async takenBy(intent: string): Promise<Taken[]> {
    return toTaken(await asked(this.#stripe.paymentIntents.retrieve(intent)));
  }
}

const toTaken = ({ id, amount_received: amount, currency }: Stripe.PaymentIntent): Taken[] =>
  amount > 0 ? [{ intent: id, amount, currency }] : [];
