import { Aggregate } from '../../shared/aggregate.ts';
import { growingDelay, later, MINUTE, SECOND } from '../../shared/delay.ts';
import type { OrderFacts } from '../../shared/events.ts';
import { blank, NO_SESSION, type PaymentState, type Refund, type Session, type Step, sumOf } from './payment-state.ts';

export type PaymentFact = 'received' | 'refunded';

const FIRST_LOOK = MINUTE;
const LONGEST_LOOK = 15 * MINUTE;
const RETRY = 2 * SECOND;
const ASK_ORDER = 10 * SECOND;

/** The money of one order: one Session, what it brought, and what went back. */
export class Payment extends Aggregate<PaymentFact> {
  readonly id: string;
  readonly #state: PaymentState;

  private constructor(state: PaymentState, version = 0) {
    super(version);
    this.id = state.orderId;
    this.#state = state;
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

  /** Stripe keeps one answer for each key: a repeat makes no second Session. */
  get sessionKey(): string {
    return `${this.id}:${this.#state.session.attempt}:session`;
  }

  /** What can be done about it right now. */
  get nextStep(): Step | undefined {
    const { session, closing, told, refunds } = this.#state;
    if (refunds.some(({ state }) => state === 'requested')) return 'refund';
    if (session.status === 'wanted' || session.status === 'asked') return 'create';
    if (session.status === 'open' && closing !== 'no') return 'expire';
    if (closing === 'refused' && !told) return 'give-up';
    if (session.status === 'open' && !told) return 'tell';
    return undefined;
  }

  /** The sweep's look, when it is due: moves the next one forward, and says what to do, if only to look again at Stripe. */
  lookAfter(now: Date): Step | undefined {
    const { lookAgainAt, looks, session, captured, settled, refunds } = this.#state;
    if (!lookAgainAt || lookAgainAt > now) return undefined;
    const step = this.nextStep;
    this.#state.looks = looks + 1;
    this.#state.lookAgainAt = later(now, growingDelay(looks, step ? RETRY : FIRST_LOOK, LONGEST_LOOK));
    if (session.status === 'wanted') session.status = 'asked';
    if (step) return step;
    if (refunds.some(({ state }) => state === 'pending')) return 'refund';
    if (captured > 0 && !settled) return 'settle';
    if (session.status === 'open' || session.status === 'processing') return 'read';
    this.#state.lookAgainAt = null;
    return undefined;
  }

  /** Takes in what Stripe says of the Session; the same news twice changes nothing. */
  observe({ id, url, status, amountTotal, currency, intent }: Session, now: Date): void {
    const { session, amount } = this.#state;
    const right = amountTotal === amount && currency === this.#state.currency;
    const isNews = session.id !== id || session.status !== status;
    if (!isNews || ['paid', 'failed', 'expired'].includes(session.status)) return;
    Object.assign(session, { id, url, status });
    if (!right && status === 'open') this.refuse(`Stripe prices it at ${amountTotal} ${currency}`, now);
    if (status === 'paid') this.#capture(amountTotal, intent, right, now);
    if (status === 'open' || status === 'processing') this.#rest(later(now, FIRST_LOOK), now);
    if (status === 'failed' || status === 'expired') this.#rest(null, now);
  }

  linkTold(now: Date): void {
    this.#state.told = true;
    this.#rest(later(now, FIRST_LOOK), now);
  }

  /** Stripe will not have it as it is, now or ever. */
  refuse(reason: string, now: Date): void {
    const { session, closing } = this.#state;
    if (session.status === 'wanted' || session.status === 'asked') session.status = 'none';
    if (closing === 'no' || closing === 'deadline') this.#state.closing = 'refused';
    this.#state.refusal = reason;
    this.#lookAt(now);
  }

  refusalTold(now: Date): void {
    this.#state.told = true;
    this.#rest(null, now);
  }

  /** The stored request is too old to be sent for the first time: another, under another key. */
  renewRequest(request: Record<string, unknown>): void {
    const { session } = this.#state;
    Object.assign(session, { request, attempt: session.attempt + 1 });
  }

  /** No more money is wanted. If the order was cancelled, what came goes back. */
  close(why: 'deadline' | 'cancelled', now: Date): void {
    const { session, closing } = this.#state;
    if (closing === 'no' || why === 'cancelled') this.#state.closing = why;
    if (session.status === 'wanted') session.status = 'none';
    if (why === 'cancelled') this.#giveBack();
    if (this.nextStep) this.#lookAt(now);
    else if (session.status === 'none') this.#lookAt(null);
  }

  /** The order has taken the money. */
  settle(): void {
    this.#state.settled = true;
    if (!this.#state.refunds.some(({ state }) => state === 'pending')) this.#lookAt(null);
  }

  /** The order has not heard of its money. */
  remindOrder(): void {
    this.record('received');
  }

  refundMoved(refundId: string, stripeId: string | null, state: Refund['state'], now: Date): void {
    const refund = this.#state.refunds.find(({ id }) => id === refundId);
    if (!refund || (refund.state === state && refund.stripeId === stripeId)) return;
    Object.assign(refund, { stripeId, state });
    if (state === 'succeeded') this.record('refunded');
    const open = this.#state.refunds.some(({ state }) => state === 'requested' || state === 'pending');
    this.#lookAt(open ? later(now, FIRST_LOOK) : null);
  }

  /** So far, in minor units. */
  get refunded(): number {
    return sumOf(this.#state.refunds, 'succeeded');
  }

  /** Whether money may still arrive. Money that is on its way back does not count. */
  get standing(): 'closed' | 'open' | 'paid' {
    const { session, captured } = this.#state;
    if (captured > 0) return this.#toGiveBack === captured ? 'paid' : 'closed';
    return ['none', 'failed', 'expired'].includes(session.status) ? 'closed' : 'open';
  }

  #capture(amount: number, intent: string | null, right: boolean, now: Date): void {
    Object.assign(this.#state, { captured: amount, intent });
    this.#lookAt(later(now, ASK_ORDER));
    if (right && this.#state.closing !== 'cancelled') this.record('received');
    else this.#giveBack();
  }

  get #toGiveBack(): number {
    return this.#state.captured - sumOf(this.#state.refunds, 'requested', 'pending', 'succeeded');
  }

  #giveBack(): void {
    const amount = this.#toGiveBack;
    if (amount === 0) return;
    this.#state.settled = true;
    const id = String(this.#state.refunds.length + 1);
    this.#state.refunds.push({ id, amount, state: 'requested', stripeId: null });
  }

  /** Nothing to do until `when`; but if there is, and whoever does it now dies, the sweep takes over soon. */
  #rest(when: Date | null, now: Date): void {
    this.#lookAt(this.nextStep ? later(now, RETRY) : when);
  }

  #lookAt(when: Date | null): void {
    this.#state.lookAgainAt = when;
    this.#state.looks = 0;
  }
}
