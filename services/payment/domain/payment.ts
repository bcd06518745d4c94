import { isDue, planned, postponed } from '../../../kernel/agenda.ts';
import { Aggregate } from '../../../kernel/aggregate.ts';
import type { OrderFacts } from '../../../kernel/events.ts';
import type { Account } from './account.ts';
import { withNotice } from './notices.ts';
import { agendaOf, nextTry, stepWhenDue } from './payment-agenda.ts';
import { PaymentParts } from './payment-parts.ts';
import { blank, checked, type OwnState, opened, type PaymentState, type Session, type Step } from './payment-state.ts';
import type { LineUnits } from './refund.ts';
import { isRight, isUnmade, mayBringMoney } from './session.ts';
import { stepsOf } from './steps.ts';

export type PaymentFact = 'received';

/** The money of one order: what its Sessions brought, and what went back. Each part owns its part of the state. */
export class Payment extends Aggregate<PaymentFact> {
  readonly id: string;
  readonly #parts: PaymentParts;

  private constructor(state: PaymentState, version = 0) {
    super(version);
    this.id = state.orderId;
    this.#parts = new PaymentParts(state);
  }

  /** The node that stores it requests its Session at once. */
  static open(order: OrderFacts, request: Record<string, unknown>, now: Date): Payment {
    return new Payment(opened(order, request, now));
  }

  /** The order was over before its payment began: closed from the start, so that what comes later changes nothing. */
  static closed(orderId: string, now: Date): Payment {
    return new Payment({ ...blank(now), orderId, closing: 'cancelled', notified: true });
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
    return this.#parts.state;
  }

  /** What can be done about it right now, the most urgent first. */
  get steps(): Step[] {
    return stepsOf(this.state);
  }

  get nextStep(): Step | undefined {
    return this.steps[0];
  }

  /**
   * For the sweep, when it is due: moves `dueAt` forward and answers the step to do, if only `read`.
   * `restarted`: the only process was restarted, so that every claim is of a process that died.
   */
  lookAfter(now: Date, restarted = false): Step | undefined {
    if (!isDue(this.#parts.own, now, restarted)) return undefined;
    this.#parts.setOwn(nextTry(this.state, now));
    return stepWhenDue(this.state);
  }

  /** What was to be done failed: it is tried again later. Where Stripe only wants to be asked slower, that is no failed try. */
  postpone(now: Date, isTry: boolean): void {
    if (this.nextStep) this.#parts.setOwn(postponed(this.#parts.own, now, isTry));
  }

  /** Stripe is back: what waits to ask for its Session does so then, if it is not asking now. */
  wake(dueAt: Date): void {
    if (isUnmade(this.#parts.sessions.state.session) && !this.#parts.own.claimed) this.#parts.setOwn(planned(dueAt));
  }

  /** Notes a webhook of Stripe, whose object is to be read again. False if it can be no news. Throws Unavailable where too many wait. */
  notice(notice: PaymentState['notices'][number], now: Date): boolean {
    const notices = withNotice(this.state, notice);
    if (notices) this.#rest(now, { notices });
    return notices !== undefined;
  }

  /** The objects of these notices were read, or the notices were given up. */
  noticed(ids: readonly string[], now: Date): void {
    this.#rest(now, { notices: this.#parts.own.notices.filter(({ id }) => !ids.includes(id)) });
  }

  /** Takes in what Stripe says of a Session; the same news twice changes nothing. */
  observe(seen: Session, now: Date): void {
    const { sessions, account, own } = this.#parts;
    const { status, amountTotal, currency } = seen;
    if (sessions.observeOwn(seen)) {
      if (status === 'paid') account.capture(seen, now);
      if (status === 'paid') this.remindOrder();
      if (status === 'open' && !isRight(own, seen)) this.refuse(`Stripe prices it at ${amountTotal} ${currency}`, now);
      this.#rest(now);
    } else if (!account.has(seen.intent) && sessions.observeOther(seen)) {
      account.captureOther(seen, now);
      this.#rest(now);
    }
  }

  /** The order knows the link, or that there will be none. */
  orderNotified(now: Date): void {
    this.#rest(now, { notified: true });
  }

  /** Stripe will not have it as it is, now or ever. */
  refuse(reason: string, now: Date): void {
    const { closing } = this.#parts.own;
    this.#parts.sessions.giveUp();
    this.#rest(now, { refusal: reason, closing: closing === 'cancelled' ? closing : 'refused' });
  }

  /** What was stored for this attempt is of no use any more (too old, or Stripe broke over it): another, under another key. */
  renewRequest(request: Record<string, unknown>, attempt: number): void {
    this.#parts.sessions.renewRequest(request, attempt);
  }

  /** Nothing more will come of this attempt, however often it is repeated. */
  spoil(attempt: number, now: Date): void {
    this.#parts.sessions.spoil(attempt, now);
  }

  /** The time to pay was over before Stripe made a Session of this attempt: there will be none. */
  tooLate(attempt: number, now: Date): void {
    if (this.#parts.sessions.giveUp(attempt)) this.close('deadline', now);
  }

  /** Stripe has no such Session, and its time is over. Should it turn up after all, its money is taken in as ever. */
  forget(sessionId: string, now: Date): void {
    this.#parts.sessions.forget(sessionId);
    this.#rest(now);
  }

  /** No more money is wanted. If the order was cancelled, what came goes back. */
  close(why: 'deadline' | 'cancelled', now: Date): void {
    if (this.#parts.own.closing === 'no' || why === 'cancelled') this.#parts.setOwn({ closing: why });
    this.#parts.account.giveBack(now);
    if (this.nextStep || this.#parts.sessions.state.session.status === 'none') this.#rest(now);
  }

  /** The order has taken the money. */
  accept(now: Date): void {
    this.#parts.account.decide();
    this.#rest(now);
  }

  /** Sends `payment.received` again, if the money is what the order costs. */
  remindOrder(): void {
    if (this.standing === 'paid') this.record('received');
  }

  /** A change of what goes back, or is disputed. */
  money(change: (account: Account) => void, now: Date): void {
    const before = this.#parts.reports;
    change(this.#parts.account);
    if (this.#parts.reports > before) this.#rest(now);
  }

  /** Stock has answered which units this refund brought back. */
  restocked(refundId: string, given: readonly LineUnits[], now: Date): void {
    this.#parts.refunds.restocked(refundId, given);
    this.#rest(now);
  }

  get alerts(): PaymentParts['alerts'] {
    return this.#parts.alerts;
  }

  /** Of the Session's money so far, in minor units. */
  get refunded(): number {
    return this.#parts.account.refunded;
  }

  /** Whether money may still arrive. Money that nobody wants and that goes back does not count. */
  get standing(): 'closed' | 'open' | 'paid' {
    if (this.#parts.account.state.captured > 0) return this.#parts.account.isWanted ? 'paid' : 'closed';
    return mayBringMoney(this.#parts.sessions.state.session) ? 'open' : 'closed';
  }

  /** After a change: what is to be done next, and when. */
  #rest(now: Date, change: Partial<OwnState> = {}): void {
    this.#parts.setOwn(change);
    this.#parts.setOwn(agendaOf(this.state, now));
  }
}
