import { HOUR, later, MINUTE } from '../../../kernel/time.ts';

/**
 * When Stripe shall expire a Session made about now: with the order, but Stripe wants at least 30 minutes and at most 24 hours.
 * https://docs.stripe.com/api/checkout/sessions/create#create_checkout_session-expires_at
 */
export function sessionExpiry(payBefore: Date, now: Date): Date {
  const wanted = Math.max(payBefore.getTime(), now.getTime() + 31 * MINUTE);
  return new Date(Math.min(wanted, now.getTime() + 24 * HOUR - MINUTE));
}

/** By then every Session that was requested before `payBefore` has expired: none can be paid, not even one that we do not know. */
export const surelyExpired = (payBefore: Date): Date => later(payBefore, HOUR);
