import { Aggregate } from '../../../kernel/aggregate.ts';
import type { OrderFacts } from '../../../kernel/events.ts';
import { atRest, lookedAt, stepOfLook } from './looks.ts';
import { blank, NO_SESSION, type PaymentState, type Session, type Step } from './payment-state.ts';
import { isNews, isOpen, isUnmade } from './sessions.ts';
import { stepsOf } from './steps.ts';
import { Till } from './till.ts';

export type PaymentFact = 'received' | 'refunded';

/** The money of one order: one Session, what it brought, and what went back. */
export class Payment extends Aggregate<PaymentFact> {
  readonly id: string;
  readonly #state: PaymentState;
  readonly #till: Till;

  private constructor(state: PaymentState, version = 0) {
    super(version);
    this.id = state.orderId;
    this.#state = state;
    this.#till = new Till(state);
  }

  static open(order: OrderFacts, request: Record<string, unknown>, now: Date): Payment {
    const { orderId, customerId, total, currency, lines } = order;
    const payBefore = new Date(order.payBefore);
    const opened = { orderId, customerId, amount: total, currency, lines, payBefore, lookAgainAt: now };
    return new Payment({ ...blank(now), ...opened, session: { ...NO_SESSION, status: 'wanted', request } });
  }

  /** The order was over before its payment began: closed from the start, so that what comes later changes nothing. */
  static closed(orderId: string, now: Date): Payment {
    return new Payment({ ...blank(now), orderId, closing: 'cancelled', told: true });
  }

  /** For the repository only: a payment as it was stored. */
  static fromStored(state: PaymentState, version: number): Payment {
    return new Payment(state, version);
  }

  get state(): Readonly<PaymentState> {
    return this.#state;
  }

  /** What can be done about it right now, the most urgent first. */
  get steps(): Step[] {
    return stepsOf(this.#state);
  }

  get nextStep(): Step | undefined {
    return this.steps[0];
  }

  /** The sweep's look, when it is due: moves the next one forward, and says what to do, if only to look again at Stripe. */
  lookAfter(now: Date): Step | undefined {
    const { lookAgainAt, payBefore, session } = this.#state;
    if (!lookAgainAt || lookAgainAt > now) return undefined;
    if (session.status === 'wanted' && payBefore <= now) this.close('deadline', now);
    Object.assign(this.#state, lookedAt(this.#state, now));
    const step = stepOfLook(this.#state);
    if (session.status === 'wanted') session.status = 'asked';
    return step;
  }

  /** Takes in what Stripe says of a Session; the same news twice changes nothing. */
  observe(seen: Session, now: Date): void {
    const { session } = this.#state;
    if (session.id !== null && session.id !== seen.id) this.#observeStray(seen, now);
    else if (session.id === null || isNews(session, seen.status)) this.#observeOwn(seen, now);
  }

  /** The order knows the link, or that there will be none. */
  orderTold(now: Date): void {
    this.#state.told = true;
    this.#rest(now);
  }

  /** Stripe will not have it as it is, now or ever. */
  refuse(reason: string, now: Date): void {
    const { session, closing } = this.#state;
    if (isUnmade(session)) session.status = 'none';
    if (closing === 'no' || closing === 'deadline') this.#state.closing = 'refused';
    this.#state.refusal = reason;
    this.#lookAt(now);
  }

  /** What was stored for this attempt is of no use any more (too old, or Stripe broke over it): another, under another key. */
  renewRequest(request: Record<string, unknown>, attempt: number): void {
    const { session } = this.#state;
    if (isUnmade(session) && session.attempt === attempt) Object.assign(session, { request, attempt: attempt + 1 });
  }

  /** The time to pay was over before Stripe made a Session of this attempt: there will be none. */
  tooLate(attempt: number, now: Date): void {
    const { session } = this.#state;
    if (!isUnmade(session) || session.attempt !== attempt) return;
    session.status = 'none';
    this.close('deadline', now);
  }

  /** Stripe has no such Session, and its time is over. Should it turn up after all, its money is taken in as ever. */
  forget(sessionId: string, now: Date): void {
    const { session, strays } = this.#state;
    if (session.id === sessionId && isOpen(session)) session.status = 'none';
    this.#state.strays = strays.filter((stray) => stray.id !== sessionId || !isOpen(stray));
    this.#rest(now);
  }

  /** No more money is wanted. If the order was cancelled, what came goes back. */
  close(why: 'deadline' | 'cancelled', now: Date): void {
    const { session, closing } = this.#state;
    if (closing === 'no' || why === 'cancelled') this.#state.closing = why;
    if (session.status === 'wanted') session.status = 'none';
    this.#till.giveBack(now);
    if (this.nextStep) this.#lookAt(now);
    else if (session.status === 'none') this.#rest(now);
  }

  /** The order has taken the money. */
  settle(now: Date): void {
    this.#state.settled = true;
    this.#rest(now);
  }

  /** The order has not heard of its money, if that is what it costs. */
  remindOrder(): void {
    if (this.standing === 'paid') this.record('received');
  }

  /** A change of what came in or goes back. */
  money(change: (till: Till) => void, now: Date): void {
    const { refunded, steps } = this;
    const { refundsVersion, refundsTold } = this.#state;
    change(this.#till);
    if (this.refunded !== refunded) this.record('refunded');
    if (this.steps.includes('refund') && !steps.includes('refund')) this.#lookAt(now);
    else if (refundsVersion < this.#state.refundsVersion || refundsTold < this.#state.refundsTold) this.#rest(now);
  }

  /** Of the Session's money so far, in minor units. */
  get refunded(): number {
    return this.#till.refunded;
  }

  /** What a person should look at since it was loaded. */
  get alerts(): Till['alerts'] {
    return this.#till.alerts;
  }

  /** Whether money may still arrive. Money that nobody wants and that goes back does not count. */
  get standing(): 'closed' | 'open' | 'paid' {
    const { session, captured } = this.#state;
    if (captured > 0) return this.#till.isWanted ? 'paid' : 'closed';
    return ['none', 'failed', 'expired'].includes(session.status) ? 'closed' : 'open';
  }

  #observeOwn(seen: Session, now: Date): void {
    const { id, url, status, amountTotal, currency } = seen;
    Object.assign(this.#state.session, { id, url, status });
    if (status === 'paid') {
      this.#till.capture(seen);
      if (this.#till.isWanted) this.record('received');
      this.#till.giveBack(now);
    }
    const isRight = amountTotal === this.#state.amount && currency === this.#state.currency;
    if (status === 'open' && !isRight) this.refuse(`Stripe prices it at ${amountTotal} ${currency}`, now);
    this.#rest(now);
  }

  #observeStray(seen: Session, now: Date): void {
    if (!this.#till.observeStray(seen)) return;
    this.#till.giveBack(now);
    this.#rest(now);
  }

  #rest(now: Date): void {
    this.#lookAt(atRest(this.#state, now));
  }

  #lookAt(when: Date | null): void {
    this.#state.lookAgainAt = when;
    this.#state.looks = 0;
  }
}
