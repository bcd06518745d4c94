import { sum } from './laws.ts';
import type { Stores } from './stores.ts';

type One<K extends keyof Stores> = Stores[K][number];
export type Order = One<'orders'>;

/** Everything that was written down for one order. */
export interface Book {
  order: Order;
  payment: One<'payments'> | undefined;
  reservation: One<'reservations'> | undefined;
  tickets: One<'tickets'>[];
  /** Those that brought money. */
  charges: One<'charges'>[];
  /** At Stripe; neither failed nor canceled. */
  refunds: One<'refunds'>[];
  /** What Stripe captured and did not give back, in minor units. */
  kept: number;
}

export const isUnpaid = ({ status }: Order): boolean => status === 'pending' || status === 'waiting_for_payment';
export const wasPaid = ({ timeline }: Order): boolean => timeline.some(({ status }) => status === 'paid');

/** The books of each order, joined once: there may be many thousands. */
export function booksByOrder(stores: Stores): Book[] {
  const payments = new Map(stores.payments.map((payment) => [payment._id, payment]));
  const reservations = new Map(stores.reservations.map((reservation) => [reservation.order_id, reservation]));
  const tickets = Map.groupBy(stores.tickets, ({ _id }) => _id);
  const captured = stores.charges.filter(({ captured }) => captured);
  const charges = Map.groupBy(captured, ({ metadata }) => metadata.order_id ?? '');
  const given = stores.refunds.filter(({ status }) => status !== 'failed' && status !== 'canceled');
  const refunds = Map.groupBy(given, ({ payment_intent }) => payment_intent as string);
  return stores.orders.map((order) => {
    const own = charges.get(order._id) ?? [];
    const back = own.flatMap(({ payment_intent }) => refunds.get(payment_intent) ?? []);
    return {
      order,
      payment: payments.get(order._id),
      reservation: reservations.get(order._id),
      tickets: tickets.get(order._id) ?? [],
      charges: own,
      refunds: back,
      kept: sum(own, ({ amount }) => amount) - sum(back, ({ amount }) => amount),
    };
  });
}
