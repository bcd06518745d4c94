import type { Step } from '../domain/payment-state.ts';
import type { PaymentDeps } from './ports.ts';
import { work } from './work-payment.ts';

/** Payments with something open whose next look has come. */
export function duePayments({ limit }: { limit: number }, { payments, now }: PaymentDeps): Promise<string[]> {
  return payments.due(now(), limit);
}

/** One look at a payment: claims it, then does what is to be done. */
export async function lookAfterPayment({ id }: { id: string }, deps: PaymentDeps): Promise<void> {
  let step: Step | undefined;
  const payment = await deps.payments.update(id, (payment) => {
    step = payment.lookAfter(deps.now());
  });
  if (step) await work(payment, deps, step);
}
