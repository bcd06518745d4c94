import type { Payment } from '../domain/payment.ts';
import type { PaymentDeps } from './ports.ts';
import { work } from './work-payment.ts';

/** Notices that were received and not worked yet. */
export function dueNotices({ limit }: { limit: number }, { notices, now }: PaymentDeps): Promise<string[]> {
  return notices.due(now(), limit);
}

/** Looks at the object again and takes in how it stands; the notice is done once that is stored. */
export async function workNotice({ id }: { id: string }, deps: PaymentDeps): Promise<void> {
  const notice = await deps.notices.claim(id, deps.now());
  if (!notice) return;
  if (notice.sessionId) await observeSession(notice.sessionId, deps);
  if (notice.refundId) await observeRefund(notice.refundId, deps);
  await deps.notices.done(id);
}

async function observeSession(sessionId: string, deps: PaymentDeps): Promise<void> {
  const session = await deps.checkout.read(sessionId);
  await change(session, deps, (payment) => payment.observe(session, deps.now()));
}

async function observeRefund(refundId: string, deps: PaymentDeps): Promise<void> {
  const refund = await deps.refunds.read(refundId);
  const now = deps.now();
  await change(refund, deps, (payment) => payment.money((till) => till.take([refund], now), now));
}

/** Objects of another shop, or of none, are left alone. */
async function change(
  owner: { orderId: string | null; shopId: string | null },
  deps: PaymentDeps,
  take: (payment: Payment) => void,
): Promise<void> {
  if (owner.orderId && (await deps.checkout.isOurs(owner))) {
    await work(await deps.payments.update(owner.orderId, take), deps);
  }
}
