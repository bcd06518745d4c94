import type Stripe from 'stripe';
import { patiently } from '../../../kernel/patience.ts';
import { SECOND } from '../../../kernel/time.ts';
import type { StripeBooks } from '../application/ports.ts';
import type { Taken } from '../domain/differences.ts';
import { asked } from './stripe-client.ts';
import { toDispute } from './stripe-disputes.ts';
import { toRefund } from './stripe-refunds.ts';
import { toOwner, toSession } from './stripe-session.ts';

interface Page {
  limit: number;
  created: Stripe.RangeQueryParam;
  starting_after?: string;
}

const madeAt = ({ created }: { created: number }) => new Date(created * SECOND);
const second = (date: Date) => Math.floor(date.getTime() / SECOND);

/** What Stripe has written down. */
export class BooksAtStripe implements StripeBooks {
  readonly #stripe: Stripe;

  constructor(stripe: Stripe) {
    this.#stripe = stripe;
  }

  async *sessions(from: Date, to: Date) {
    for await (const made of madeIn(from, to, (page) => this.#stripe.checkout.sessions.list(page))) {
      yield { ...(await patiently(() => toSession(this.#stripe, made))), at: madeAt(made) };
    }
  }

  async *taken(from: Date, to: Date) {
    for await (const intent of madeIn(from, to, (page) => this.#stripe.paymentIntents.list(page))) {
      for (const taken of toTaken(intent)) yield { ...taken, ...toOwner(intent), at: madeAt(intent) };
    }
  }

  async *refunds(from: Date, to: Date) {
    for await (const refund of madeIn(from, to, (page) => this.#stripe.refunds.list(page))) {
      yield { ...toRefund(refund), at: madeAt(refund) };
    }
  }

  async *disputes(from: Date, to: Date) {
    for await (const dispute of madeIn(from, to, (page) => this.#stripe.disputes.list(page))) {
      yield { ...toDispute(dispute), at: madeAt(dispute) };
    }
  }

  async takenBy(intent: string): Promise<Taken[]> {
    return toTaken(await asked(this.#stripe.paymentIntents.retrieve(intent)));
  }
}

/** Page by page, by hand: the iterator of Stripe's client repeats a page's failure for good. */
async function* madeIn<T extends { id: string }>(
  from: Date,
  to: Date,
  list: (page: Page) => Promise<Stripe.ApiList<T>>,
): AsyncIterable<T> {
  const page: Page = { created: { gte: second(from), lte: second(to) }, limit: 100 };
  for (;;) {
    const { data, has_more } = await patiently(() => asked(list(page)));
    yield* data;
    const last = data.at(-1);
    if (!has_more || !last) return;
    page.starting_after = last.id;
  }
}

const toTaken = ({ id, amount_received: amount, currency }: Stripe.PaymentIntent): Taken[] =>
  amount > 0 ? [{ intent: id, amount, currency }] : [];
