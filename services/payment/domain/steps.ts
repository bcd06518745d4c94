import type { PaymentState, Step } from './payment-state.ts';
import { isUnmade } from './session.ts';
import { owesUnits } from './units-to-stock.ts';

/**
 * What can be done about a payment right now: first what ends Sessions, then refunds, then what others are notified of.
 * None waits for another, except `give-up`: the order is notified only when no Session can be paid any more.
 */
export function stepsOf(payment: Readonly<PaymentState>): Step[] {
  const { session, otherSessions, notices, refunds, refundsVersion, refundsNotified, closing, notified } = payment;
  const isOpen = session.status === 'open';
  const steps: [Step, boolean][] = [
    ['create', isUnmade(session)],
    ['expire', isOpen && closing !== 'no'],
    ['expire-others', otherSessions.some(({ status }) => status === 'open')],
    ['notice', notices.length > 0],
    ['refund', refunds.some(({ state }) => state === 'requested')],
    ['report', refundsNotified < refundsVersion],
    ['restock', refunds.some(owesUnits)],
    ['report-disputes', payment.disputesNotified < payment.disputesVersion],
    ['give-up', closing === 'refused' && !notified && !isUnmade(session) && !isOpen],
    ['tell', isOpen && closing === 'no' && !notified],
  ];
  return steps.flatMap(([step, isDue]) => (isDue ? [step] : []));
}
