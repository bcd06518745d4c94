import { growingDelay, later, MINUTE, SECOND } from '../../../kernel/time.ts';
import type { PaymentState, Step } from './payment-state.ts';
import { isOpen } from './sessions.ts';
import { stepsOf } from './steps.ts';

const FIRST = MINUTE;
const LONGEST = 15 * MINUTE;
const RETRY = 2 * SECOND;
const ASK_ORDER = 10 * SECOND;

type Looked = Readonly<PaymentState>;

/** What a look that is due is for, if only to look again at Stripe; undefined if nothing is open any more. */
export function stepOfLook(payment: Looked): Step | undefined {
  const [step] = stepsOf(payment);
  if (step) return step;
  if (isUnderWay(payment)) return 'refund';
  if (isUnsettled(payment)) return 'settle';
  return isPayable(payment) ? 'read' : undefined;
}

/** A look was taken: the next one comes later each time, in case whoever took it dies over it. */
export function lookedAt(payment: Looked, now: Date): Pick<PaymentState, 'looks' | 'lookAgainAt'> {
  const { looks } = payment;
  const first = stepsOf(payment).length > 0 ? RETRY : FIRST;
  const isOver = stepOfLook(payment) === undefined;
  return { looks: looks + 1, lookAgainAt: isOver ? null : later(now, growingDelay(looks, first, LONGEST)) };
}

/** Nothing to do until something may have happened; but if there is, and whoever does it now dies, the sweep takes over soon. */
export function atRest(payment: Looked, now: Date): Date | null {
  if (stepsOf(payment).length > 0) return later(now, RETRY);
  if (isUnsettled(payment)) return later(now, ASK_ORDER);
  return isPayable(payment) || isUnderWay(payment) ? later(now, FIRST) : null;
}

const isPayable = ({ session, strays }: Looked): boolean => isOpen(session) || strays.some(isOpen);
const isUnderWay = ({ refunds }: Looked): boolean => refunds.some(({ state }) => state === 'pending');
const isUnsettled = ({ captured, settled }: Looked): boolean => captured > 0 && !settled;
