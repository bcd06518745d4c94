import type { Payment } from '../domain/payment.ts';
import type { PaymentDeps } from './ports.ts';
import { workPayment } from './work-payment.ts';

interface Wanted {
  orderId: string;
  refundId: string;
  /** Minor units; all that is left where there is none. */
  amount?: number;
  reason?: string;
}

/** Gives money back, whole or in part. It is stored and answered at once; then Stripe is asked, until it is done. */
export async function refundPayment({ orderId, refundId, amount, reason }: Wanted, deps: PaymentDeps) {
  const { payments, now, inBackground } = deps;
  const wanted = { id: refundId, amount, reason: reason ?? 'asked for by the shop' };
  const payment = await payments.update(orderId, (payment) =>
    payment.money((account) => account.refund(wanted, now()), now()),
  );
  void inBackground(orderId, 'closing', (deps) => workPayment(orderId, deps));
  return refundsView(payment);
}

/** What goes back of a payment; amounts in minor units. */
export function refundsView({ id, state, refunded }: Payment) {
  const { captured, currency } = state;
  const refunds = state.refunds.map(({ id, amount, state, reason, failure }) => {
    return { id, amount, state, reason, ...(failure !== undefined && { failure }) };
  });
  return { orderId: id, captured, refunded, currency, refunds };
}
