import { dueLook, type Look } from '../../../kernel/agenda.ts';
import type { Step } from '../domain/payment-state.ts';
import type { PaymentDeps, Urgency } from './ports.ts';
import { workPayment } from './work-payment.ts';

interface Page {
  limit: number;
  restarted?: boolean;
}

/** Payments whose `dueAt` has passed; ids only. */
export function duePayments({ limit, restarted = false }: Page, { payments, now }: PaymentDeps): Promise<string[]> {
  return payments.due(now(), limit, restarted);
}

/** Of what is due most is only read again, and nobody waits for that; but after an outage customers wait for their links. */
const URGENCY: Record<Step, Urgency> = {
  ...{ expire: 'closing', 'expire-others': 'closing', refund: 'closing', report: 'closing', restock: 'closing' },
  ...{ notice: 'paid', 'report-disputes': 'paid' },
  ...{ create: 'accepted', tell: 'accepted', 'give-up': 'accepted' },
  ...{ read: 'look', 'ask-order': 'look' },
};

/** Claims a payment that is due, then works it. */
export async function lookAfterPayment(
  { id, restarted = false, looked }: { id: string; restarted?: boolean; looked?(why: Look | undefined): void },
  { payments, now, inBackground }: PaymentDeps,
): Promise<void> {
  let step: Step | undefined;
  let why: Look | undefined;
  await payments.update(id, (payment) => {
    why = dueLook(payment.state, now(), restarted);
    step = payment.lookAfter(now(), restarted);
  });
  looked?.(why);
  if (step) await inBackground(id, URGENCY[step], (deps) => workPayment(id, deps, step));
}
