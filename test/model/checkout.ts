import { SECOND } from '../../kernel/time.ts';
import type {
  Checkout,
  Notice,
  Owner,
  StripeDisputes,
  StripeRefunds,
} from '../../services/payment/application/ports.ts';
import { refundKey } from '../../services/payment/domain/refund.ts';
import type { Process } from './process.ts';
import type { StripeBooks } from './stripe.ts';

/** Metadata that names an order, or none. */
const named = (orderId: string | null): Owner => ({ orderId, shopId: orderId === null ? null : 'shop' });

/** Stripe as one process of payment sees it. */
export const checkoutOf = (process: Process, stripe: StripeBooks): Checkout => ({
  request: async ({ orderId, total }, expiresAt) => ({
    order_id: orderId,
    total,
    expires_at: Math.floor(expiresAt.getTime() / SECOND),
  }),
  isOurs: async ({ shopId }) => shopId === 'shop',
  create: (request, key) => process.pass(() => stripe.answer(() => stripe.createSession(request), key)),
  read: (id) => process.pass(() => stripe.answer(() => ({ ...stripe.session(id) }))),
  expire: (id) => process.pass(() => stripe.answer(() => stripe.expire(stripe.session(id)))),
  find: (orderId, { expires_at }) => process.pass(() => stripe.answer(() => stripe.find(orderId, expires_at))),
  ofIntent: (intent) =>
    process.pass(() =>
      stripe.answer(() => stripe.sessions.map((one) => stripe.session(one.id)).find((one) => one.intent === intent)),
    ),
  ownerOf: (intent) =>
    process.pass(() =>
      stripe.answer(() => named(stripe.sessions.find((one) => one.intent === intent)?.orderId ?? null)),
    ),
  verify(body) {
    const { sessionId, refundId, disputeId = null, intent = null, ...rest } = JSON.parse(body) as Notice;
    const session = stripe.sessions.find(({ id }) => id === sessionId);
    const refund = stripe.refunds.find((one) => one.stripeId === refundId);
    const orderId = session?.orderId ?? (refund?.refundId ? refund.orderId : null);
    return { ...rest, sessionId, refundId, disputeId, intent: refund?.intent ?? intent, ...named(orderId) };
  },
});

export const refundsOf = (process: Process, stripe: StripeBooks): StripeRefunds => {
  const known = (stripeId: string) => stripe.refunds.find((refund) => refund.stripeId === stripeId);
  return {
    refund: ({ id }, refund) =>
      process.pass(() => {
        const { stripeId, intent, amount } = refund;
        const made = stripeId === null ? undefined : known(stripeId);
        if (made) return stripe.answer(() => ({ ...made }));
        return stripe.answer(() => stripe.refund(intent, amount, refund.id), refundKey(id, refund));
      }),
    of: (intent) =>
      process.pass(() =>
        stripe.answer(() => stripe.refunds.filter((one) => one.intent === intent).map((one) => ({ ...one }))),
      ),
    read: (stripeId) =>
      process.pass(() =>
        stripe.answer(() => {
          const found = known(stripeId);
          if (!found) throw new Error(`No such refund: ${stripeId}`);
          return { ...found, ...named(found.refundId === null ? null : found.orderId) };
        }),
      ),
  };
};

/** A dispute names no order, only the money that it is about. */
export const disputesOf = (process: Process, stripe: StripeBooks): StripeDisputes => {
  const { all } = stripe.disputes;
  return {
    read: (id) =>
      process.pass(() =>
        stripe.answer(() => {
          const found = all.find((one) => one.id === id);
          if (!found) throw new Error(`No such dispute: ${id}`);
          return { ...found, ...named(null) };
        }),
      ),
    of: (intent) =>
      process.pass(() => stripe.answer(() => all.filter((one) => one.intent === intent).map((one) => ({ ...one })))),
  };
};
