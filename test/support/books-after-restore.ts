import type { Stores } from './stores.ts';

/** Orders that only Stripe knows, and the money that came for them. */
export function strangersOf({ orders, sessions, charges }: Stores) {
  const known = new Set(orders.map(({ _id }) => _id));
  const ids = new Set(sessions.map(({ metadata }) => metadata?.order_id ?? '').filter((id) => !known.has(id)));
  return { ids: [...ids].sort(), charges: charges.filter(({ metadata }) => ids.has(metadata.order_id ?? '')) };
}

/**
 * What the shop's books have to balance with. Of a refund that was made after the backup it knows Stripe's id alone; and of a
 * payment by a Session that it does not remember, because another was made in its place, that all of it went back.
 */
export function withoutStrangers(stores: Stores): Stores {
  const { ids } = strangersOf(stores);
  const isStranger = (id: string | undefined) => ids.includes(id ?? '');
  const payments = new Map(stores.payments.map((payment) => [payment._id, payment]));
  const rows = new Set(stores.payments.flatMap(({ refunds }) => refunds.map(({ id }) => id)));
  const isOwn = ({ refunded, payment_intent, metadata }: Stores['charges'][number]) =>
    !isStranger(metadata.order_id) && !(refunded && payments.get(metadata.order_id ?? '')?.intent !== payment_intent);
  const sessions = stores.sessions.filter(({ metadata }) => !isStranger(metadata?.order_id));
  const known = new Set(sessions.map(({ id }) => id));
  const charges = stores.charges.filter(isOwn);
  const gone = new Set(stores.charges.filter((charge) => !isOwn(charge)).map(({ payment_intent }) => payment_intent));
  const refunds = stores.refunds.filter(({ payment_intent }) => !gone.has(payment_intent as string));
  return {
    ...stores,
    sessions,
    charges,
    payments: stores.payments.map((one) => ({
      ...one,
      refunds: one.refunds.filter(({ intent }) => !gone.has(intent)),
    })),
    reservations: stores.reservations.filter(({ order_id, state }) => state !== 'released' || !isStranger(order_id)),
    refunds: refunds.map((refund) => (rows.has(refund.id) ? { ...refund, metadata: {} } : refund)),
    notices: stores.notices.filter(({ sessionId }) => sessionId !== null && known.has(sessionId)),
  };
}
