import { isRefusal } from '../../../kernel/domain-error.ts';
import { HOUR, later } from '../../../kernel/time.ts';
import type { Account } from '../domain/account.ts';
import type { Payment } from '../domain/payment.ts';
import type { StoredNotice } from '../domain/payment-state.ts';
import { isKnownMoney } from '../domain/sessions.ts';
import { orderOf } from './order-of.ts';
import { CheckoutRefused, type Owner, type PaymentDeps } from './ports.ts';

const TRIED_FOR = 72 * HOUR;

/** What an object of Stripe comes to: the order of this shop that it is about, if it is one of ours, and how the payment takes it in. */
export interface Look {
  orderId: string | undefined;
  take(payment: Payment): void;
}

/** Reads the object that a notice is about again: what the notice said of it may be stale. Throws what Checkout throws. */
export async function lookAt({ sessionId, refundId, disputeId }: StoredNotice, deps: PaymentDeps): Promise<Look> {
  const { checkout, refunds, now } = deps;
  if (disputeId !== null) return lookAtDispute(disputeId, deps);
  if (refundId !== null) {
    const refund = await refunds.read(refundId);
    return lookAtMoney(refund, (account) => account.take([refund], now()), deps);
  }
  const session = await checkout.read(sessionId ?? '');
  return {
    orderId: await orderOf({ ...session, intent: null }, deps),
    take: (payment) => payment.observe(session, now()),
  };
}

/** It is read once more after the payment, so that what another process takes in meanwhile is not undone by what was read before that. */
async function lookAtDispute(id: string, deps: PaymentDeps): Promise<Look> {
  const orderId = await orderOf(await deps.disputes.read(id), deps);
  const payment = orderId === undefined ? undefined : await deps.payments.known(orderId);
  const dispute = await deps.disputes.read(id);
  return lookAtMoney(dispute, (account) => account.dispute([dispute], payment?.state.disputes), deps);
}

/** A refund or dispute may be noted before the payment it is about: then the Session that brought the money is taken in first. */
async function lookAtMoney(
  about: Owner & { intent: string },
  change: (account: Account) => void,
  deps: PaymentDeps,
): Promise<Look> {
  const { payments, checkout, now } = deps;
  const orderId = await orderOf(about, deps);
  const payment = orderId === undefined ? undefined : await payments.known(orderId);
  const isEarly = payment && !isKnownMoney(payment.state, about.intent);
  const session = isEarly ? await checkout.ofIntent(about.intent) : undefined;
  return {
    orderId,
    take(payment) {
      if (session) payment.observe(session, now());
      payment.money(change, now());
    },
  };
}

/**
 * Whether a notice that failed is given up: one whose object Stripe does not know, or whose payment we do not, is tried for
 * three days, long enough to put the right key or the right backup in place. Raises an alert then.
 */
export function isGivenUp(notice: StoredNotice, error: Error, { alert, now }: PaymentDeps): boolean {
  const isFinal = isRefusal(error) || error instanceof CheckoutRefused;
  if (!isFinal || now() < later(notice.receivedAt, TRIED_FOR)) return false;
  const { id, sessionId, refundId, disputeId } = notice;
  alert('notice-given-up', '', `the notice ${id} of ${sessionId ?? refundId ?? disputeId}: ${error.message}`);
  return true;
}
