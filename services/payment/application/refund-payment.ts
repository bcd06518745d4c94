import type { Payment } from '../domain/payment.ts';
import { RefundAmount } from '../domain/payment-errors.ts';
import type { LineUnits, Refund } from '../domain/refund.ts';
import type { PaymentDeps } from './ports.ts';
import { workPayment } from './work-payment.ts';

interface Wanted {
  orderId: string;
  refundId: string;
  /** Null gets past the validator as if nothing was there, which would mean everything. */
  amount?: number | null;
  lines?: LineUnits[];
  tip?: true;
  restock?: true;
  reason?: string;
}

/** Gives money back, whole or in part, or what units and tip cost. It is stored and answered at once; then Stripe is asked, until it is done. */
export async function refundPayment({ orderId, refundId: id, reason, ...how }: Wanted, deps: PaymentDeps) {
  const { payments, now, inBackground } = deps;
  const { amount, lines, tip, restock } = how;
  if (amount === null) throw new RefundAmount();
  const wanted = { id, amount, lines, tip, restock, reason: reason ?? 'asked for by the shop' };
  const payment = await payments.update(orderId, (payment) =>
    payment.money((account) => account.refund(wanted, now()), now()),
  );
  void inBackground(orderId, 'closing', (deps) => workPayment(orderId, deps));
  return refundsView(payment);
}

/** What goes back of a payment; amounts in minor units. */
export function refundsView({ id, state, refunded }: Payment) {
  const { captured, currency } = state;
  const refunds = state.refunds.map((refund) => {
    const { failure } = refund;
    return { ...refundNote(refund), ...(failure !== undefined && { failure }) };
  });
  return { orderId: id, captured, refunded, currency, refunds };
}

/** A refund as those outside of payment see it: what goes back, how far it is, and which units it is for. */
export function refundNote({ id, amount, state, reason, lines, tip, restock }: Refund) {
  const units = lines?.map(({ line, quantity }) => ({ line, quantity }));
  return {
    id,
    amount,
    state,
    reason,
    ...(units && { lines: units }),
    ...(tip && { tip }),
    ...(restock && { restock }),
  };
}
