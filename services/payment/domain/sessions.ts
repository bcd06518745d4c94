import type { PaymentState, Session, SessionStatus, Stray } from './payment-state.ts';
import type { Money } from './refund.ts';

export const isOpen = ({ status }: { status: PaymentState['session']['status'] }): boolean =>
  status === 'open' || status === 'processing';

/** No answer to the request for it is known, if it was sent at all. */
export const isUnmade = ({ status }: { status: PaymentState['session']['status'] }): boolean => status === 'asked';

/** Nothing comes of one that is over, nor where there will be none. */
export const mayBringMoney = ({ status }: { status: PaymentState['session']['status'] }): boolean =>
  !['none', 'failed', 'expired'].includes(status);

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
  !payment.told &&
  isRight(payment, seen);

/** Stripe keeps one answer for each key: a repeat makes no second Session. */
export const sessionKey = ({ orderId, session }: Pick<PaymentState, 'orderId' | 'session'>): string =>
  `${orderId}:${session.attempt}:session`;

/** A Session that is over stays as it is, and one that is being processed is not open again. */
export function isNews(known: { status: PaymentState['session']['status'] }, status: SessionStatus): boolean {
  if (known.status === status || ['paid', 'failed', 'expired'].includes(known.status)) return false;
  return !(known.status === 'processing' && status === 'open');
}

/** The other Sessions with how this one stands; undefined if that is no news. */
export function withStray(
  strays: readonly Stray[],
  { id, status, intent, amountTotal }: Session,
): readonly Stray[] | undefined {
  const known = strays.find((stray) => stray.id === id);
  if (known && !isNews(known, status)) return undefined;
  const seen = { id, status, intent, amountTotal };
  return known ? strays.map((stray) => (stray === known ? seen : stray)) : [...strays, seen];
}

/** The money that strays brought: nobody asked for it. */
export const strayMoney = (strays: readonly Stray[]): Money[] =>
  strays.flatMap(({ status, intent, amountTotal }) =>
    status === 'paid' && intent !== null ? [{ intent, amount: amountTotal }] : [],
  );

/** The payment intents of this order as far as they are known. */
export const intentsOf = ({ intent, strays }: Pick<PaymentState, 'intent' | 'strays'>): string[] =>
  [intent, ...strays.map((stray) => stray.intent)].filter((one) => one !== null);

/** Whether the money of this payment intent has been taken in. */
export const isKnownMoney = ({ intent, strays }: Pick<PaymentState, 'intent' | 'strays'>, wanted: string): boolean =>
  intent === wanted || strayMoney(strays).some((money) => money.intent === wanted);
