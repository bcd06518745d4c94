import { isRefusal } from '../../../kernel/domain-error.ts';
import { Throttled } from '../../../kernel/throttled.ts';
import type { Payment } from '../domain/payment.ts';
import type { Session, Step, StoredNotice } from '../domain/payment-state.ts';
import { isOpen } from '../domain/session.ts';
import { surelyExpired } from '../domain/session-expiry.ts';
import { isGivenUp, type Look, lookAt } from './look-at-notice.ts';
import { makeSession } from './make-session.ts';
import { CheckoutMissing, type PaymentDeps } from './ports.ts';
import { reportDisputes } from './report-disputes.ts';
import { restockRefunds } from './restock-refunds.ts';
import { moveRefunds, reportRefunds } from './work-refunds.ts';

type Run = (payment: Payment, deps: PaymentDeps) => Promise<Payment>;

const STEPS: Record<Step, Run> = {
  create: makeSession,
  tell: tellLink,
  expire: (payment, deps) => observe(payment, deps, [payment.state.session.id], (id) => deps.checkout.expire(id)),
  'expire-others': (payment, deps) => observe(payment, deps, openOthers(payment), (id) => deps.checkout.expire(id)),
  notice: takeInNotices,
  read: readSession,
  refund: moveRefunds,
  report: reportRefunds,
  restock: restockRefunds,
  'report-disputes': reportDisputes,
  'give-up': giveUp,
  'ask-order': askOrder,
};
const MOST_STEPS = 8;

/**
 * Does whatever there is to do about the payment of an order, a step at a time. Each step is one call to another service
 * whose result is then stored; if the process dies in between, the sweep repeats the call under the same key. Where a step fails,
 * the others are still done: a refund that Stripe does not answer must not keep a Session payable, nor the other way
 * round. Throws what the first step failed of, after another try was planned.
 */
export async function workPayment(orderId: string, deps: PaymentDeps, first?: Step): Promise<void> {
  const { payments, now } = deps;
  const failed = new Map<Step, unknown>();
  let current = await payments.known(orderId);
  let step = first ?? current?.nextStep;
  for (let steps = 0; current && step && steps < MOST_STEPS; steps++) {
    try {
      current = await STEPS[step](current, deps);
    } catch (error) {
      failed.set(step, error);
      current = await payments.known(orderId);
    }
    step = current?.steps.find((step) => !failed.has(step));
  }
  const isTry = [...failed.values()].some((error) => !(error instanceof Throttled));
  if (failed.size > 0) payments.note(orderId, (payment) => payment.postpone(now(), isTry));
  for (const error of failed.values()) throw error;
}

/** Reads each object that noted webhooks are about once, and takes it in. Where one cannot be read, the others still are. */
async function takeInNotices(payment: Payment, deps: PaymentDeps): Promise<Payment> {
  const { payments, now } = deps;
  const looks: Look[] = [];
  const done: string[] = [];
  let failure: unknown;
  const about = ({ sessionId, refundId, disputeId }: StoredNotice) => sessionId ?? refundId ?? disputeId ?? '';
  for (const notices of Map.groupBy(payment.state.notices, about).values()) {
    const [notice] = notices;
    if (!notice) continue;
    try {
      looks.push(await lookAt(notice, deps));
    } catch (error) {
      if (!isGivenUp(notice, error as Error, deps)) {
        failure = error;
        continue;
      }
    }
    done.push(...notices.map(({ id }) => id));
  }
  const after = await payments.update(payment.id, (payment) => {
    for (const { orderId, take } of looks) if (orderId === payment.id) take(payment);
    payment.noticed(done, now());
  });
  if (failure) throw failure;
  return after;
}

async function tellLink(payment: Payment, { payments, order, now }: PaymentDeps): Promise<Payment> {
  try {
    await order.awaitPayment(payment.id, payment.state.session.url ?? '');
    return await payments.update(payment.id, (payment) => payment.orderNotified(now()));
  } catch (error) {
    if (!isRefusal(error, 'ORDER_CANCELLED')) throw error;
    return payments.update(payment.id, (payment) => payment.close('cancelled', now()));
  }
}

const openOthers = ({ state }: Payment) => state.otherSessions.filter(isOpen).map(({ id }) => id);

/** What Stripe says of these Sessions, one after the other. */
async function observe(
  payment: Payment,
  deps: PaymentDeps,
  ids: readonly (string | null)[],
  look: (sessionId: string) => Promise<Session>,
): Promise<Payment> {
  let current = payment;
  for (const id of ids) {
    try {
      const session = await look(id ?? '');
      current = await deps.payments.update(payment.id, (payment) => payment.observe(session, deps.now()));
    } catch (error) {
      if (!(error instanceof CheckoutMissing)) throw error;
      current = await forget(payment, id ?? '', deps, error);
    }
  }
  return current;
}

/** Until its time is over it may be paid all the same, should only our key be another account's. */
function forget({ id, state }: Payment, sessionId: string, deps: PaymentDeps, missing: Error): Promise<Payment> {
  const { payments, alert, now } = deps;
  if (now() < surelyExpired(state.payBefore)) throw missing;
  alert('session-missing', id, `Stripe has no Session ${sessionId}; nothing is expected of it any more`);
  return payments.update(id, (payment) => payment.forget(sessionId, now()));
}

/** Reads the open Sessions again. Asks the order too: its cancellation may be lost, and then its Session must not be paid. */
async function readSession(payment: Payment, deps: PaymentDeps): Promise<Payment> {
  const { session } = payment.state;
  const ids = [...(isOpen(session) ? [session.id] : []), ...openOthers(payment)];
  const seen = await observe(payment, deps, ids, (id) => deps.checkout.read(id));
  return seen.nextStep || !isOpen(seen.state.session) || seen.state.closing === 'cancelled'
    ? seen
    : askOrder(seen, deps);
}

async function giveUp({ id, state }: Payment, { payments, order, alert, now }: PaymentDeps): Promise<Payment> {
  alert('never-payable', id, `this order can never be paid: ${state.refusal}`);
  try {
    await order.cannotBePaid(id, 'the payment provider refuses it');
  } catch (error) {
    if (!isRefusal(error)) throw error;
  }
  return payments.update(id, (payment) => payment.orderNotified(now()));
}

/** Asks the order what becomes of the money: the order accepts it, or does not know of it yet, or it is refunded. */
export async function askOrder({ id }: Payment, { payments, order, now }: PaymentDeps): Promise<Payment> {
  const outcome = await order.settlement(id);
  return payments.update(id, (payment) => {
    if (outcome === 'sell') payment.accept(now());
    if (outcome === 'wait') payment.remindOrder();
    if (outcome === 'release') payment.close('cancelled', now());
  });
}
