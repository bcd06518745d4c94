import type { Look } from '../../../kernel/agenda.ts';
import type { StoredNotice } from '../domain/payment-state.ts';
import { isGivenUp, lookAt } from './look-at-notice.ts';
import type { PaymentDeps } from './ports.ts';
import { workPayment } from './work-payment.ts';

interface Page {
  limit: number;
  restarted?: boolean;
}

/** Notices apart from any payment that were not worked when they came. */
export function dueNotices({ limit, restarted = false }: Page, { notices, now }: PaymentDeps): Promise<string[]> {
  return notices.due(now(), limit, restarted);
}

/** Claims such a notice if it is due, then works it. Whether its work failed or its worker died is not stored: it counts as planned. */
export async function lookAfterNotice(
  { id, restarted = false, looked }: { id: string; restarted?: boolean; looked?(why: Look): void },
  deps: PaymentDeps,
): Promise<void> {
  const notice = await deps.notices.claim(id, deps.now(), restarted);
  if (!notice) return;
  looked?.('planned');
  await deps.inBackground(id, 'paid', (deps) => workNotice(notice, deps));
}

/** Finds out whose it is and has that payment take it in; the notice is done once that is stored. Another shop's is left alone. */
export async function workNotice(notice: StoredNotice, deps: PaymentDeps): Promise<void> {
  const { notices, payments, inBackground } = deps;
  try {
    const { orderId, take } = await lookAt(notice, deps);
    if (orderId) {
      await payments.update(orderId, take);
      void inBackground(orderId, 'paid', (deps) => workPayment(orderId, deps));
    }
  } catch (error) {
    if (!isGivenUp(notice, error as Error, deps)) throw error;
  }
  await notices.remove(notice.id);
}
