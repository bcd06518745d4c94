import { isRefusal } from '../../../kernel/domain-error.ts';
import { HOUR, later } from '../../../kernel/time.ts';
import type { Payment } from '../domain/payment.ts';
import { isKnownMoney } from '../domain/sessions.ts';
import { CheckoutRefused, type Owner, type PaymentDeps } from './ports.ts';
import { work } from './work-payment.ts';

const TRIED_FOR = 72 * HOUR;

/** Notices that were received and not worked yet. */
export function dueNotices({ limit }: { limit: number }, { notices, now }: PaymentDeps): Promise<string[]> {
  return notices.due(now(), limit);
}

/**
 * Looks at the object again and takes in how it stands; the notice is done once that is stored. One whose object Stripe does
 * not know, or whose payment we do not, is tried for three days: long enough to put the right key or the right backup in place.
 */
export async function workNotice({ id }: { id: string }, deps: PaymentDeps): Promise<void> {
  const { notices, alert, now } = deps;
  const notice = await notices.claim(id, now());
  if (!notice) return;
  try {
    if (notice.sessionId) await observeSession(notice.sessionId, deps);
    if (notice.refundId) await observeRefund(notice.refundId, deps);
    await notices.done(id);
  } catch (error) {
    const isFinal = isRefusal(error) || error instanceof CheckoutRefused;
    if (!isFinal || now() < later(notice.receivedAt, TRIED_FOR)) throw error;
    alert('notice-given-up', '', `the notice ${id} of ${notice.sessionId ?? notice.refundId}: ${error.message}`);
    await notices.giveUp(id);
  }
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
