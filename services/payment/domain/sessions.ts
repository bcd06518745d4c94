import type { PaymentState, Session, SessionStatus, Stray } from './payment-state.ts';
import type { Money } from './refund.ts';

export const isOpen = ({ status }: { status: PaymentState['session']['status'] }): boolean =>
  status === 'open' || status === 'processing';

/** No answer to the request for it is known, if it was sent at all. */
export const isUnmade = ({ status }: { status: PaymentState['session']['status'] }): boolean =>
  status === 'wanted' || status === 'asked';

/** Stripe keeps one answer for each key: a repeat makes no second Session. */
export const sessionKey = ({ orderId, session }: Pick<PaymentState, 'orderId' | 'session'>): string =>
  `${orderId}:${session.attempt}:session`;

/** A Session that is over stays as it is, and one that is being processed is not open again. */
export function isNews(known: { status: PaymentState['session']['status'] }, status: SessionStatus): boolean {
  if (known.status === status || ['paid', 'failed', 'expired'].includes(known.status)) return false;
  return !(known.status === 'processing' && status === 'open');
}

/** Notes how another Session than the payment's own stands; false if that is no news. */
export function noteStray(strays: Stray[], { id, status, intent, amountTotal }: Session): boolean {
  const known = strays.find((stray) => stray.id === id);
  if (known && !isNews(known, status)) return false;
  if (known) Object.assign(known, { status, intent, amountTotal });
  else strays.push({ id, status, intent, amountTotal });
  return true;
}

/** The money that strays brought: nobody asked for it. */
export const strayMoney = (strays: readonly Stray[]): Money[] =>
  strays.flatMap(({ status, intent, amountTotal }) =>
    status === 'paid' && intent !== null ? [{ intent, amount: amountTotal }] : [],
  );

/** Whether the money of this payment intent has been taken in. */
export const isKnownMoney = ({ intent, strays }: Pick<PaymentState, 'intent' | 'strays'>, wanted: string): boolean =>
  intent === wanted || strayMoney(strays).some((money) => money.intent === wanted);
