import { type Agenda, claimed, planned } from '../../../kernel/agenda.ts';
import { growingDelay, later, MINUTE, SECOND } from '../../../kernel/time.ts';
import type { PaymentState, Step } from './payment-state.ts';
import { isOpen } from './session.ts';
import { stepsOf } from './steps.ts';

const FIRST = MINUTE;
const LONGEST = 15 * MINUTE;
const ASK_ORDER = 10 * SECOND;

type Stored = Readonly<PaymentState>;

/** The step to do when the payment is due, if only to read Stripe again; undefined if nothing is open any more. */
export function stepWhenDue(payment: Stored): Step | undefined {
  const [step] = stepsOf(payment);
  if (step) return step;
  if (isUnderWay(payment)) return 'refund';
  if (isUndecided(payment)) return 'ask-order';
  return isPayable(payment) ? 'read' : undefined;
}

/** The agenda of a payment that the sweep takes up: reads come with growing delay; work to do is claimed, and postponed where it fails. */
export function nextTry(payment: Stored, now: Date): Agenda {
  const tries = payment.tries + 1;
  if (stepsOf(payment).length > 0) return claimed(now, tries);
  const isOver = stepWhenDue(payment) === undefined;
  return { ...planned(isOver ? null : later(now, growingDelay(payment.tries, FIRST, LONGEST))), tries };
}

/** The agenda after a change: work to do is claimed by the node that stores it, else the next read is planned. */
export function agendaOf(payment: Stored, now: Date): Agenda {
  if (stepsOf(payment).length > 0) return claimed(now);
  if (isUndecided(payment)) return planned(later(now, ASK_ORDER));
  return planned(isPayable(payment) || isUnderWay(payment) ? later(now, FIRST) : null);
}

const isPayable = ({ session, otherSessions }: Stored): boolean => isOpen(session) || otherSessions.some(isOpen);
const isUnderWay = ({ refunds }: Stored): boolean => refunds.some(({ state }) => state === 'pending');
const isUndecided = ({ captured, decided }: Stored): boolean => captured > 0 && !decided;
