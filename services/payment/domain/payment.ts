import { isDue, planned, postponed } from '../../../kernel/agenda.ts';
import { Aggregate } from '../../../kernel/aggregate.ts';
import type { OrderFacts } from '../../../kernel/events.ts';
import { agendaOf, lookedAt, stepOfLook } from './looks.ts';
import { withNotice } from './notices.ts';
import { blank, checked, opened, type PaymentState, type Session, type Step } from './payment-state.ts';
import { intentsOf, isNews, isOpen, isRight, isUnmade, mayBringMoney } from './sessions.ts';
import { stepsOf } from './steps.ts';
import { Till } from './till.ts';

export type PaymentFact = 'received';

/** The money of one order: one Session, what it brought, and what went back. */
export class Payment extends Aggregate<PaymentFact> {
  readonly id: string;
  readonly #state: PaymentState;
  readonly #till: Till;

  private constructor(state: PaymentState, version = 0) {
    super(version);
    this.id = state.orderId;
    this.#state = { ...state };
    this.#till = new Till(this.#state);
  }

  /** Whoever stores it asks Stripe for its Session at once. */
  static open(order: OrderFacts, request: Record<string, unknown>, now: Date): Payment {
    return new Payment(opened(order, request, now));
  }

  /** The order was over before its payment began: closed from the start, so that what comes later changes nothing. */
  static closed(orderId: string, now: Date): Payment {
    return new Payment({ ...blank(now), orderId, closing: 'cancelled', told: true });
  }

  /** For the repository only: a payment as it was stored. Throws UnknownValue. */
  static fromStored(state: PaymentState, version: number): Payment {
    return new Payment(checked(state), version);
  }

  /** For the repository only: the same payment, to be changed without this one being changed. */
  static copy(payment: Payment): Payment {
    return new Payment(payment.state, payment.version);
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

  /**
   * The sweep's look, when it is due: moves the next one forward, and says what to do, if only to look again at Stripe.
   * `restarted`: the only process has been started anew, and every claim is a dead one's.
   */
  lookAfter(now: Date, restarted = false): Step | undefined {
    if (!isDue(this.#state, now, restarted)) return undefined;
    Object.assign(this.#state, lookedAt(this.#state, now));
    return stepOfLook(this.#state);
  }

  /** What was to be done failed: it is tried again later. Where Stripe only wants to be asked slower, that is no failed try. */
  postpone(now: Date, isTry: boolean): void {
    if (this.nextStep) Object.assign(this.#state, postponed(this.#state, now, isTry));
  }

  /** Stripe is back: what waits to ask for its Session does so then, if it is not asking now. */
  wake(dueAt: Date): void {
    if (isUnmade(this.#state.session) && !this.#state.claimed) Object.assign(this.#state, planned(dueAt));
  }

  /** Notes what Stripe told of, to be looked at. False if it can be no news. Throws Unavailable where too many wait. */
  notice(notice: PaymentState['notices'][number], now: Date): boolean {
    const notices = withNotice(this.#state, notice);
    if (notices) this.#rest(now, { notices });
    return notices !== undefined;
  }

  /** These were looked at, or given up. */
  noticed(ids: readonly string[], now: Date): void {
    this.#rest(now, { notices: this.#state.notices.filter(({ id }) => !ids.includes(id)) });
  }

  /** Takes in what Stripe says of a Session; the same news twice changes nothing. */
  observe(seen: Session, now: Date): void {
    const { session } = this.#state;
    if (session.id !== null && session.id !== seen.id) this.#observeStray(seen, now);
    else if (session.id === null || isNews(session, seen.status)) this.#observeOwn(seen, now);
  }

  /** The order knows the link, or that there will be none. */
  orderTold(now: Date): void {
    this.#rest(now, { told: true });
  }

  /** Stripe will not have it as it is, now or ever. */
  refuse(reason: string, now: Date): void {
    const { session, closing } = this.#state;
    if (isUnmade(session)) this.#setSession({ status: 'none' });
    if (closing === 'no' || closing === 'deadline') this.#state.closing = 'refused';
    this.#rest(now, { refusal: reason });
  }

  /** What was stored for this attempt is of no use any more (too old, or Stripe broke over it): another, under another key. */
  renewRequest(request: Record<string, unknown>, attempt: number): void {
    const { session } = this.#state;
    if (isUnmade(session) && session.attempt === attempt) this.#setSession({ request, attempt: attempt + 1 });
  }

  /** The time to pay was over before Stripe made a Session of this attempt: there will be none. */
  tooLate(attempt: number, now: Date): void {
    const { session } = this.#state;
    if (!isUnmade(session) || session.attempt !== attempt) return;
    this.#setSession({ status: 'none' });
    this.close('deadline', now);
  }

  /** Stripe has no such Session, and its time is over. Should it turn up after all, its money is taken in as ever. */
  forget(sessionId: string, now: Date): void {
    const { session, strays } = this.#state;
    if (session.id === sessionId && isOpen(session)) this.#setSession({ status: 'none' });
    const left = strays.filter((stray) => stray.id !== sessionId || !isOpen(stray));
    this.#rest(now, { strays: left, intents: intentsOf({ ...this.#state, strays: left }) });
  }

  /** No more money is wanted. If the order was cancelled, what came goes back. */
  close(why: 'deadline' | 'cancelled', now: Date): void {
    if (this.#state.closing === 'no' || why === 'cancelled') this.#state.closing = why;
    this.#till.giveBack(now);
    if (this.nextStep || this.#state.session.status === 'none') this.#rest(now);
  }

  /** The order has taken the money. */
  settle(now: Date): void {
    this.#rest(now, { settled: true });
  }

  /** The order has not heard of its money, if that is what it costs. */
  remindOrder(): void {
    if (this.standing === 'paid') this.record('received');
  }

  /** A change of what came in or goes back. */
  money(change: (till: Till) => void, now: Date): void {
    const { refundsVersion, refundsTold } = this.#state;
    change(this.#till);
    if (refundsVersion < this.#state.refundsVersion || refundsTold < this.#state.refundsTold) this.#rest(now);
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
    if (this.#state.captured > 0) return this.#till.isWanted ? 'paid' : 'closed';
    return mayBringMoney(this.#state.session) ? 'open' : 'closed';
  }

  #observeOwn(seen: Session, now: Date): void {
    const { id, url, status, amountTotal, currency } = seen;
    this.#setSession({ id, url, status });
    if (status === 'paid') {
      this.#till.capture(seen);
      if (this.#till.isWanted) this.record('received');
      this.#till.giveBack(now);
    }
    if (status === 'open' && !isRight(this.#state, seen))
      this.refuse(`Stripe prices it at ${amountTotal} ${currency}`, now);
    this.#rest(now);
  }

  #observeStray(seen: Session, now: Date): void {
    if (!this.#till.observeStray(seen)) return;
    this.#till.giveBack(now);
    this.#rest(now);
  }

  #setSession(change: Partial<PaymentState['session']>): void {
    this.#state.session = { ...this.#state.session, ...change };
  }

  #rest(now: Date, change: Partial<PaymentState> = {}): void {
    Object.assign(this.#state, change);
    Object.assign(this.#state, agendaOf(this.#state, now));
  }
}
