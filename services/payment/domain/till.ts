import type { Alert } from '../../../kernel/alert.ts';
import type { PaymentState, Session } from './payment-state.ts';
import type { Money, Refund, StripeRefund } from './refund.ts';
import { MOST, Refunds } from './refunds.ts';
import { intentsOf, isRight, strayMoney, withStray } from './sessions.ts';

/** What came in for an order and what goes back of it, for whatever reason. Money that nobody wants goes back by itself. */
export class Till {
  readonly #state: PaymentState;
  readonly #refunds: Refunds;
  /** What a person should look at. */
  readonly alerts: { kind: Alert; message: string }[] = [];

  constructor(state: PaymentState) {
    this.#state = state;
    this.#refunds = new Refunds(state);
  }

  /** The Session brought money. */
  capture(session: Session): void {
    const { amountTotal, currency, intent } = session;
    const right = isRight(this.#state, session);
    Object.assign(this.#state, { captured: amountTotal, intent, wrong: !right });
    this.#state.intents = intentsOf(this.#state);
    if (!right) this.#alert('wrong-money', `${amountTotal} ${currency} arrived, which is not what was asked for`);
    else if (!this.isWanted) this.#alert('late-money', `${amountTotal} ${currency} arrived for a cancelled order`);
  }

  /** Another Session of the order: false if how it stands is no news. One that brought the payment's own money is none. */
  observeStray(seen: Session): boolean {
    if (seen.intent !== null && seen.intent === this.#state.intent) return false;
    const strays = withStray(this.#state.strays, seen);
    if (!strays) return false;
    this.#state.strays = strays;
    this.#state.intents = intentsOf(this.#state);
    if (seen.status === 'paid') {
      this.#alert('double-money', `a second Session brought ${seen.amountTotal} ${seen.currency}: ${seen.id}`);
    }
    return true;
  }

  /** Each intent's money whole, as far as nobody wants it. */
  giveBack(now: Date): void {
    const { strays, wrong } = this.#state;
    for (const money of strayMoney(strays)) this.#giveBack(money, 'second payment', now);
    if (this.isWanted) return;
    this.#state.settled = true;
    this.#giveBack(this.#money, wrong ? 'wrong amount' : 'the order is cancelled', now);
  }

  /** Gives money back, once for each id: minor units, or all. Throws RefundTooMuch, RefundsTooMany, RefundDiffers. */
  refund(wanted: { id: string; amount?: number | undefined; reason: string }, now: Date): void {
    this.#refunds.ask(this.#state.orderId, wanted, this.#money, now);
  }

  /** Takes in refunds as Stripe has them, those made in its dashboard included; false if none of it is news. */
  take(known: readonly StripeRefund[], now: Date): boolean {
    const intents = this.#moneys.map(({ intent }) => intent);
    const failed = this.#failed.map(({ id }) => id);
    const isNews = this.#refunds.take(
      known.filter(({ intent }) => intents.includes(intent)),
      now,
    );
    for (const refund of this.#failed) {
      const { id, amount, failure = 'no reason given' } = refund;
      if (!failed.includes(id)) this.#alert('refund-failed', `the refund ${id} of ${amount} failed: ${failure}`);
    }
    return isNews;
  }

  /** Stripe will not make this refund. If that is because others took of its money, what they left goes back. */
  refused(refundId: string, why: string, known: readonly StripeRefund[], now: Date): void {
    this.take(known, now);
    const refund = this.#refunds.refused(refundId, why);
    if (!refund) return;
    const money = this.#moneys.find(({ intent }) => intent === refund.intent);
    if (money && this.#refunds.leftOf(money) < refund.amount) this.giveBack(now);
    else this.#alert('refund-failed', `the refund ${refundId} of ${refund.amount} is refused: ${why}`);
  }

  /** Its key brings nothing any more: if Stripe does not have the refund among these, it is asked for under another. */
  unclear(refund: Pick<Refund, 'id' | 'attempt'>, known: readonly StripeRefund[], now: Date): void {
    this.take(known, now);
    this.#refunds.tryAnew(refund, now);
  }

  /** The order has heard of the refunds up to this change of them. */
  reported(version: number): void {
    this.#refunds.reported(version);
  }

  /** The order does not show the refunds as they stand: it is told again. */
  showAgain(): void {
    if (this.#state.refunds.length > 0) this.#state.refundsVersion++;
  }

  /** Of the Session's money so far, in minor units. */
  get refunded(): number {
    return this.#refunds.sum(this.#money.intent, 'succeeded');
  }

  get isWanted(): boolean {
    return this.#state.closing !== 'cancelled' && !this.#state.wrong;
  }

  get #failed(): Refund[] {
    return this.#state.refunds.filter(({ state }) => state === 'failed');
  }

  get #money(): Money {
    return { intent: this.#state.intent ?? '', amount: this.#state.captured };
  }

  get #moneys(): Money[] {
    return [this.#money, ...strayMoney(this.#state.strays)];
  }

  #giveBack(money: Money, reason: string, now: Date): void {
    if (this.#refunds.giveBack(money, reason, now)) return;
    this.#alert('refund-failed', `what is left of ${money.intent} cannot go back: there are ${MOST} refunds`);
  }

  #alert(kind: Alert, message: string): void {
    this.alerts.push({ kind, message });
  }
}
