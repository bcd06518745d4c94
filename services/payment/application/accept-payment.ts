import type { PaymentDeps } from './ports.ts';

/** The order has taken the money. Where this is lost, payment asks the order ten seconds after the money came. */
export async function acceptPayment({ orderId }: { orderId: string }, { payments, now }: PaymentDeps): Promise<void> {
  payments.note(orderId, (payment) => payment.accept(now()));
}
