import type { Notice, PaymentDeps } from './ports.ts';

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
  await takeNotice(deps.checkout.verify(p.body, p.signature, deps.now()), deps);
  return { received: true };
}

/** Remembers a notice, however it came. */
export async function takeNotice(notice: Notice, { notices, now, wake }: PaymentDeps): Promise<void> {
  const toWork = HANDLED.includes(notice.type) && (notice.sessionId ?? notice.refundId) !== null;
  if ((await notices.add(notice, toWork, now())) && toWork) wake('notices');
}
