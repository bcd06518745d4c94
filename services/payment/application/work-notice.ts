import type { Payment } from '../domain/payment.ts';
import { isKnownMoney } from '../domain/sessions.ts';
import type { Owner, PaymentDeps } from './ports.ts';
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

/** It may be heard of before the money that it gives back: then the Session of that money is taken in first. */
async function observeRefund(refundId: string, deps: PaymentDeps): Promise<void> {
  const { refunds, payments, checkout, now } = deps;
  const refund = await refunds.read(refundId);
  const payment = refund.orderId ? await payments.find(refund.orderId) : undefined;
  const isEarly = payment && !isKnownMoney(payment.state, refund.intent);
  const session = isEarly ? await checkout.ofIntent(refund.intent) : undefined;
  await change(refund, deps, (payment) => {
    if (session) payment.observe(session, now());
    payment.money((till) => till.take([refund], now()), now());
  });
}

/** Objects of another shop, or of none, are left alone. */
async function change({ orderId, shopId }: Owner, deps: PaymentDeps, take: (payment: Payment) => void): Promise<void> {
  if (orderId && (await deps.checkout.isOurs({ orderId, shopId }))) {
    await work(await deps.payments.update(orderId, take), deps);
  }
}
