import type { Payment } from '../domain/payment.ts';
import type { LineUnits, Refund } from '../domain/refund.ts';
import type { PaymentDeps } from './ports.ts';
import { workPayment } from './work-payment.ts';

interface Wanted {
  orderId: string;
  refundId: string;
  /** Minor units; all that is left where there are neither these nor `lines` nor `tip`. */
  amount?: number;
  lines?: LineUnits[];
  tip?: true;
  restock?: true;
  reason?: string;
}

/** Gives money back: whole, in part, or what units and tip cost. It is stored and answered at once; then Stripe is asked, until it is done. */
export async function refundPayment({ orderId, refundId, reason, ...how }: Wanted, deps: PaymentDeps) {
  const { payments, now, inBackground, who, replayed } = deps;
  const wanted = { id: refundId, ...how, reason: reason ?? 'asked for by the shop', who };
  let isRepeat = false;
  const payment = await payments.update(orderId, (payment) => {
    isRepeat = payment.state.refunds.some(({ id }) => id === refundId);
    payment.money((account) => account.refund(wanted, now()), now());
  });
  if (isRepeat) replayed();
  void inBackground(orderId, 'closing', (deps) => workPayment(orderId, deps));
  return refundsView(payment);
}

/** What goes back of a payment, for the shop's people; amounts in minor units. */
export function refundsView({ id, state, refunded }: Payment) {
  const { captured, currency } = state;
  const refunds = state.refunds.map((refund) => {
    const { failure, restocked, askedBy } = refund;
    const ours = {
      ...(restocked && { restocked: [...restocked] }),
      ...(failure !== undefined && { failure }),
      ...(askedBy && { who: askedBy.who }),
    };
    return { ...refundNote(refund, state.intent), ...ours };
  });
  return { orderId: id, captured, refunded, currency, refunds };
}

/** A refund as its order knows it: what goes back, how far it is, which units it is for at what cost, and whether it is of other money than its own. */
export function refundNote({ id, intent, amount, state, reason, lines, tip, restock }: Refund, own: string | null) {
  const units = lines?.map(({ line, quantity, amount }) => ({ line, quantity, amount }));
  const what = { ...(units && { lines: units }), ...(tip && { tip }), ...(restock && { restock }) };
  return { id, amount, state, reason, ...what, ...(intent !== own && { surplus: true as const }) };
}
