import { isRefusal } from '../../../kernel/domain-error.ts';
import type { StoredNotice } from '../domain/payment-state.ts';
import type { Notice, PaymentDeps } from './ports.ts';
import { workNotice } from './work-notice.ts';
import { workPayment } from './work-payment.ts';

/**
 * https://docs.stripe.com/payments/checkout/fulfill-orders, https://docs.stripe.com/refunds and https://docs.stripe.com/disputes
 * (that funds were withdrawn or reinstated says no more than the status); everything else is left alone.
 */
export const HANDLED = [
  'checkout.session.completed',
  'checkout.session.async_payment_succeeded',
  'checkout.session.async_payment_failed',
  'checkout.session.expired',
  'refund.created',
  'refund.updated',
  'refund.failed',
  'charge.dispute.created',
  'charge.dispute.updated',
  'charge.dispute.closed',
];

/** Stripe's webhook: verified, noted in the payment's record, answered; then worked, so that Stripe need not wait. */
export async function receiveNotice(
  p: { body: string; signature: string },
  deps: PaymentDeps,
): Promise<{ received: true }> {
  const notice = deps.checkout.verify(p.body, p.signature, deps.now());
  if ((await takeNotice(notice, deps)) && notice.at) deps.noted(notice.at);
  return { received: true };
}

/** Notes an event about an object of this shop, posted or polled; events of other shops' objects are ignored. False if it is no news. */
export async function takeNotice({ type, orderId, shopId, ...notice }: Notice, deps: PaymentDeps): Promise<boolean> {
  const { checkout, now } = deps;
  const isToWork = HANDLED.includes(type) && (notice.sessionId ?? notice.refundId ?? notice.disputeId) !== null;
  if (!isToWork || (shopId !== null && !(await checkout.isOurs({ orderId, shopId })))) return false;
  const { id, sessionId, refundId, disputeId } = notice;
  const stored: StoredNotice = { id, sessionId, refundId, disputeId, receivedAt: now() };
  const known = orderId && shopId !== null ? orderId : notice.intent && (await deps.payments.ofIntent(notice.intent));
  const isNews = known ? await noteInPayment(known, stored, deps) : undefined;
  return isNews ?? keepApart(stored, deps);
}

/** Whether it is news; undefined if there is no payment of this order (yet). */
async function noteInPayment(orderId: string, notice: StoredNotice, deps: PaymentDeps): Promise<boolean | undefined> {
  const { payments, now, inBackground } = deps;
  let isNews = false;
  try {
    await payments.update(orderId, (payment) => {
      isNews = payment.notice(notice, now());
    });
  } catch (error) {
    if (isRefusal(error, 'PAYMENT_UNKNOWN')) return undefined;
    throw error;
  }
  if (isNews) void inBackground(orderId, 'paid', (deps) => workPayment(orderId, deps));
  return isNews;
}

/** A notice that names no order and no payment intent that a payment knows, or whose payment is not stored yet. */
async function keepApart(notice: StoredNotice, { notices, now, inBackground }: PaymentDeps): Promise<boolean> {
  const isNews = await notices.add(notice, now());
  if (isNews) void inBackground(notice.id, 'paid', (deps) => workNotice(notice, deps));
  return isNews;
}
