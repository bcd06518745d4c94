import type { Step } from '../domain/payment-state.ts';
import type { PaymentDeps } from './ports.ts';
import { workPayment } from './work-payment.ts';

interface Page {
  limit: number;
  restarted?: boolean;
}

/** Payments whose `dueAt` has passed; ids only. */
export function duePayments({ limit, restarted = false }: Page, { payments, now }: PaymentDeps): Promise<string[]> {
  return payments.due(now(), limit, restarted);
}

/** Claims a payment that is due, then works it. */
export async function lookAfterPayment(
  { id, restarted = false }: { id: string; restarted?: boolean },
  { payments, now, inBackground }: PaymentDeps,
): Promise<void> {
  let step: Step | undefined;
  await payments.update(id, (payment) => {
    step = payment.lookAfter(now(), restarted);
  });
  if (step) await inBackground(id, 'look', (deps) => workPayment(id, deps, step));
}
