import type { DisputeNote, RefundNote } from '../domain/order-state.ts';
import type { OrderDeps } from './ports.ts';

/** The customer can pay now, at this link. */
export async function awaitPayment(p: { orderId: string; paymentLink: string }, { orders, admission, now }: OrderDeps) {
  admission.tried(p.orderId);
  const { state } = await orders.update(p.orderId, (order) => order.awaitPayment(p.paymentLink, now()));
  return { status: state.status };
}

/** Stripe will never take this order: better cancelled now than waited for. */
export async function cannotBePaid(p: { orderId: string; reason: string }, { orders, admission, now }: OrderDeps) {
  admission.tried(p.orderId);
  const { state } = await orders.update(p.orderId, (order) => order.cancel('payment', p.reason, now()));
  return { status: state.status };
}

/** The order decides what money means: this is the only consumer of `payment.received`. */
export async function markPaid(
  p: { orderId: string; captured: number; currency: string },
  { orders, numbers, now, alert }: OrderDeps,
): Promise<void> {
  let isLate = false;
  await numbers.during((numberOf) =>
    orders.update(p.orderId, (order) => {
      isLate = order.markPaid(p.captured, p.currency, now());
      order.giveNumber(numberOf, now());
    }),
  );
  if (isLate) alert('late-money', p.orderId, `${p.captured} ${p.currency} arrived for a cancelled order`);
}

/** Stores the refunds that payment reports, so that the order shows them. */
export async function noteRefunds(
  p: { orderId: string; version: number; refunds: RefundNote[] },
  { orders, now }: OrderDeps,
) {
  const { state } = await orders.update(p.orderId, (order) => order.noteRefunds(p.version, p.refunds, now()));
  return { status: state.status };
}

/** Stores the disputes that payment reports: for the shop's people, who have to answer, not for the customer. */
export async function noteDisputes(
  p: { orderId: string; version: number; disputes: DisputeNote[] },
  { orders }: OrderDeps,
) {
  const { state } = await orders.update(p.orderId, (order) => order.noteDisputes(p.version, p.disputes));
  return { status: state.status };
}
