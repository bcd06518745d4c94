import { isRefusal } from '../../shared/domain-error.ts';
import type { Payment } from '../domain/payment.ts';
import type { Refund, Step } from '../domain/payment-state.ts';
import { sessionExpiry } from '../domain/session-expiry.ts';
import { CheckoutRefused, type PaymentDeps } from './ports.ts';

type Run = (payment: Payment, deps: PaymentDeps) => Promise<Payment>;

const STEPS: Record<Step, Run> = {
  create: createSession,
  tell: tellLink,
  expire: (payment, deps) => observe(payment, deps, (id) => deps.checkout.expire(id)),
  read: (payment, deps) => observe(payment, deps, (id) => deps.checkout.read(id)),
  refund: moveRefunds,
  'give-up': giveUp,
  settle: askOrder,
};
const MOST_STEPS = 8;

/**
 * Does whatever there is to do about a payment, a step at a time. Each step is one call to somebody else whose result is then
 * stored; whoever dies in between leaves it to the sweep, which repeats the call under the same key.
 */
export async function work(payment: Payment, deps: PaymentDeps, first = payment.nextStep): Promise<Payment> {
  let current = payment;
  let step = first;
  for (let steps = 0; step && steps < MOST_STEPS; steps++) {
    current = await STEPS[step](current, deps);
    step = current.nextStep;
  }
  return current;
}

async function createSession(payment: Payment, deps: PaymentDeps): Promise<Payment> {
  const { checkout, payments, now } = deps;
  try {
    const session = await checkout.create(payment.state.session.request, payment.sessionKey);
    return await payments.update(payment.id, (payment) => payment.observe(session, now()));
  } catch (error) {
    if (!(error instanceof CheckoutRefused)) throw error;
    if (error.param === 'expires_at' && payment.state.payBefore > now()) return renew(payment, deps);
    return payments.update(payment.id, (payment) => payment.refuse(error.message, now()));
  }
}

/** Stripe has never seen the stored request in time; its expiry lies too near by now. */
async function renew({ id, version, state }: Payment, { checkout, payments, now }: PaymentDeps): Promise<Payment> {
  const { amount: total, payBefore, ...rest } = state;
  const order = { ...rest, total, version, payBefore: payBefore.toISOString(), units: 'kept' as const };
  const request = await checkout.request(order, sessionExpiry(payBefore, now()));
  return payments.update(id, (payment) => payment.renewRequest(request));
}

async function tellLink(payment: Payment, { payments, order, now }: PaymentDeps): Promise<Payment> {
  try {
    await order.awaitPayment(payment.id, payment.state.session.url ?? '');
    return await payments.update(payment.id, (payment) => payment.linkTold(now()));
  } catch (error) {
    if (!isRefusal(error, 'ORDER_CANCELLED')) throw error;
    return payments.update(payment.id, (payment) => payment.close('cancelled', now()));
  }
}

async function observe(
  { id, state }: Payment,
  { payments, now }: PaymentDeps,
  look: (sessionId: string) => ReturnType<PaymentDeps['checkout']['read']>,
): Promise<Payment> {
  const session = await look(state.session.id ?? '');
  return payments.update(id, (payment) => payment.observe(session, now()));
}

async function giveUp({ id, state }: Payment, { payments, order, alert, now }: PaymentDeps): Promise<Payment> {
  alert(id, `this order can never be paid: ${state.refusal}`);
  try {
    await order.cannotBePaid(id, 'the payment provider refuses it');
  } catch (error) {
    if (!isRefusal(error)) throw error;
  }
  return payments.update(id, (payment) => payment.refusalTold(now()));
}

async function moveRefunds(payment: Payment, deps: PaymentDeps): Promise<Payment> {
  const { payments, now } = deps;
  let current = payment;
  for (const refund of payment.state.refunds) {
    if (refund.state !== 'requested' && refund.state !== 'pending') continue;
    const { stripeId, state } = await askRefund(payment, refund, deps);
    current = await payments.update(payment.id, (payment) => payment.refundMoved(refund.id, stripeId, state, now()));
  }
  return current;
}

async function askRefund(payment: Payment, refund: Refund, { checkout, alert }: PaymentDeps) {
  try {
    return await checkout.refund(payment, refund);
  } catch (error) {
    if (!(error instanceof CheckoutRefused)) throw error;
    alert(payment.id, `the refund ${refund.id} of ${refund.amount} is refused: ${error.message}`);
    return { stripeId: refund.stripeId, state: 'failed' as const };
  }
}

/** The order decides what becomes of money: it takes it, or has not heard of it, or it goes back. */
async function askOrder({ id }: Payment, { payments, order, now }: PaymentDeps): Promise<Payment> {
  const outcome = await order.settlement(id);
  return payments.update(id, (payment) => {
    if (outcome === 'sell') payment.settle();
    if (outcome === 'wait') payment.remindOrder();
    if (outcome === 'release') payment.close('cancelled', now());
  });
}
