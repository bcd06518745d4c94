import { isRefusal } from '../../../kernel/domain-error.ts';
import type { Payment } from '../domain/payment.ts';
import type { Session } from '../domain/payment-state.ts';
import { isToBeShown, sessionKey } from '../domain/session.ts';
import { sessionExpiry } from '../domain/session-expiry.ts';
import { CheckoutBroken, CheckoutRefused, type PaymentDeps } from './ports.ts';

/** Creates the Session of a payment at Stripe and notifies the order of its link. Throws what may be tried again. */
export async function makeSession(payment: Payment, deps: PaymentDeps): Promise<Payment> {
  const { checkout, payments, now } = deps;
  try {
    const session = await checkout.create(payment.state.session.request, sessionKey(payment.state));
    const answer = await tellFirst(payment, session, deps);
    return await payments.update(payment.id, (payment) => {
      payment.observe(session, now());
      if (answer === 'notified') payment.orderNotified(now());
      if (answer === 'cancelled') payment.close('cancelled', now());
    });
  } catch (error) {
    if (error instanceof CheckoutBroken) return findOrRenew(payment, deps);
    if (!(error instanceof CheckoutRefused)) throw error;
    if (error.param === 'expires_at') return findOrRenew(payment, deps);
    return payments.update(payment.id, (payment) => payment.refuse(error.message, now()));
  }
}

/**
 * Notifies the order of the link before the Session is stored, so that one write stores both. If the process dies in between, the
 * same request under the same key brings the same Session, and the order is notified again.
 */
async function tellFirst(payment: Payment, session: Session, { payments, order }: PaymentDeps) {
  const current = (await payments.known(payment.id)) ?? payment;
  if (!isToBeShown(current.state, session)) return 'not to be shown';
  try {
    await order.awaitPayment(payment.id, session.url ?? '');
    return 'notified';
  } catch (error) {
    return isRefusal(error, 'ORDER_CANCELLED') ? 'cancelled' : 'not heard';
  }
}

/**
 * Nothing but that fault will ever come of this key, or Stripe has forgotten it, and the request is too old. If the Session was
 * made before that, Stripe lists it; its link may be known, where the process that notified the order died before it stored the Session.
 */
async function findOrRenew(payment: Payment, deps: PaymentDeps): Promise<Payment> {
  const { checkout, payments, now } = deps;
  const { request, attempt } = payment.state.session;
  const { state } = await payments.update(payment.id, (payment) => payment.spoil(attempt, now()));
  const made = await checkout.find(payment.id, request, state.session.spoiltAt ?? now());
  if (!made) return renew(payment, deps);
  return payments.update(payment.id, (payment) => payment.observe(made, now()));
}

/** Stripe will never make a Session of the stored request: its expiry lies too near by now, or its key is spoilt. */
async function renew({ id, version, state }: Payment, { checkout, payments, now }: PaymentDeps): Promise<Payment> {
  const { amount: total, payBefore, ...rest } = state;
  if (payBefore <= now()) return payments.update(id, (payment) => payment.tooLate(state.session.attempt, now()));
  const order = {
    ...rest,
    lines: [...rest.lines],
    total,
    version,
    payBefore: payBefore.toISOString(),
    units: 'kept' as const,
  };
  const request = await checkout.request(order, sessionExpiry(payBefore, now()));
  return payments.update(id, (payment) => payment.renewRequest(request, state.session.attempt));
}
