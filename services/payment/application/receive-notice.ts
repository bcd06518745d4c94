import type { PaymentDeps } from './ports.ts';

/**
 * https://docs.stripe.com/payments/checkout/fulfill-orders and https://docs.stripe.com/refunds; everything else is remembered
 * and left alone.
 */
export const HANDLED = [
  'checkout.session.completed',
  'checkout.session.async_payment_succeeded',
  'checkout.session.async_payment_failed',
  'checkout.session.expired',
  'refund.created',
  'refund.updated',
  'refund.failed',
];

/** Stripe's webhook: verified, stored once, answered; the sweep then works it, so that Stripe need not wait. */
export async function receiveNotice(
  p: { body: string; signature: string },
  deps: PaymentDeps,
): Promise<{ received: true }> {
  const { checkout, notices, now, wake } = deps;
  const notice = checkout.verify(p.body, p.signature, now());
  const toWork = HANDLED.includes(notice.type) && (notice.sessionId ?? notice.refundId) !== null;
  if ((await notices.add(notice, toWork, now())) && toWork) wake('notices');
  return { received: true };
}
