import type { PaymentState, Session, SessionsState } from './payment-state.ts';
import type { Money } from './refund.ts';
import { isNews, isOpen, isUnmade } from './session.ts';

/** Owns the Checkout Sessions of an order: the one whose link was shown, and any others. */
export class Sessions {
  #state: SessionsState;

  constructor({ session, otherSessions }: SessionsState) {
    this.#state = { session, otherSessions };
  }

  get state(): SessionsState {
    return this.#state;
  }

  /** Whether this is how the order's own Session stands, and that is news; the first one seen becomes its own. */
  observeOwn({ id, url, status }: Session): boolean {
    const { session } = this.#state;
    if (session.id !== null && (session.id !== id || !isNews(session, status))) return false;
    this.#setOwn({ id, url, status });
    return true;
  }

  /** Whether this is how another Session of the order stands, and that is news. */
  observeOther({ id, status, intent, amountTotal }: Session): boolean {
    const { session, otherSessions } = this.#state;
    if (session.id === null || session.id === id) return false;
    const known = otherSessions.find((other) => other.id === id);
    if (known && !isNews(known, status)) return false;
    const seen = { id, status, intent, amountTotal };
    this.#setOthers(known ? otherSessions.map((other) => (other === known ? seen : other)) : [...otherSessions, seen]);
    return true;
  }

  /** What was stored for this attempt is of no use any more (too old, or Stripe broke over it): another, under another key. */
  renewRequest(request: Record<string, unknown>, attempt: number): void {
    if (this.#isAsked(attempt)) this.#setOwn({ request, attempt: attempt + 1, spoiltAt: null });
  }

  /** Nothing more will come of this attempt; a Session of it, if there is one, was made before the first time that this is said. */
  spoil(attempt: number, now: Date): void {
    const { spoiltAt } = this.#state.session;
    if (this.#isAsked(attempt) && spoiltAt === null) this.#setOwn({ spoiltAt: now });
  }

  /** Stripe makes no Session: of this attempt, or of any. False if one was made, or another attempt is under way. */
  giveUp(attempt = this.#state.session.attempt): boolean {
    if (!this.#isAsked(attempt)) return false;
    this.#setOwn({ status: 'none' });
    return true;
  }

  /** Nothing is expected of this Session any more. */
  forget(sessionId: string): void {
    const { session, otherSessions } = this.#state;
    if (session.id === sessionId && isOpen(session)) this.#setOwn({ status: 'none' });
    this.#setOthers(otherSessions.filter((other) => other.id !== sessionId || !isOpen(other)));
  }

  #isAsked(attempt: number): boolean {
    const { session } = this.#state;
    return isUnmade(session) && session.attempt === attempt;
  }

  #setOwn(change: Partial<SessionsState['session']>): void {
    this.#state = { ...this.#state, session: { ...this.#state.session, ...change } };
  }

  #setOthers(otherSessions: SessionsState['otherSessions']): void {
    this.#state = { ...this.#state, otherSessions };
  }
}

type Others = Pick<SessionsState, 'otherSessions'>;

/** The money that other Sessions brought: nobody asked for it. */
export const otherMoney = ({ otherSessions }: Others): Money[] =>
  otherSessions.flatMap(({ status, intent, amountTotal }) =>
    status === 'paid' && intent !== null ? [{ intent, amount: amountTotal }] : [],
  );

/** The payment intents of this order as far as they are known. */
export const intentsOf = (otherSessions: SessionsState['otherSessions'], intent: string | null): string[] =>
  [intent, ...otherSessions.map((other) => other.intent)].filter((one) => one !== null);

/** Whether the money of this payment intent has been taken in. */
export const isKnownMoney = (payment: Pick<PaymentState, 'intent' | 'otherSessions'>, wanted: string): boolean =>
  payment.intent === wanted || otherMoney(payment).some((money) => money.intent === wanted);
