import type { PaymentState, Session, SessionStatus } from './payment-state.ts';

type Status = { status: PaymentState['session']['status'] };

export const isOpen = ({ status }: Status): boolean => status === 'open' || status === 'processing';

/** No answer to the request for it is known, if it was sent at all. */
export const isUnmade = ({ status }: Status): boolean => status === 'asked';

/** Nothing comes of one that is over, nor where there will be none. */
export const mayBringMoney = ({ status }: Status): boolean => !['none', 'failed', 'expired'].includes(status);

/** Whether it asks for what the order costs. */
export const isRight = (
  { amount, currency }: Pick<PaymentState, 'amount' | 'currency'>,
  seen: Pick<Session, 'amountTotal' | 'currency'>,
): boolean => seen.amountTotal === amount && seen.currency === currency;

/** Whether the link of this Session, which Stripe has just made, is one to show to the customer. */
export const isToBeShown = (payment: Readonly<PaymentState>, seen: Session): boolean =>
  seen.status === 'open' &&
  isUnmade(payment.session) &&
  payment.closing === 'no' &&
  !payment.notified &&
  isRight(payment, seen);

/** Stripe keeps one answer for each key: a repeat makes no second Session. */
export const sessionKey = ({ orderId, session }: Pick<PaymentState, 'orderId' | 'session'>): string =>
  `${orderId}:${session.attempt}:session`;

/** A Session that is over stays as it is, and one that is being processed is not open again. */
export function isNews(known: Status, status: SessionStatus): boolean {
  if (known.status === status || ['paid', 'failed', 'expired'].includes(known.status)) return false;
  return !(known.status === 'processing' && status === 'open');
}
