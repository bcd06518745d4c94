import type { Alert } from '../../../kernel/alert.ts';
import { type Dispute, isHarmless } from './dispute.ts';
import type { Disputes } from './disputes.ts';
import type { AccountState, OrderPart, Session } from './payment-state.ts';
import type { Money, Refund, StripeRefund } from './refund.ts';
import { MOST, type Refunds } from './refunds.ts';
import { isRight } from './session.ts';
import { otherMoney, type Sessions } from './sessions.ts';
import { soldOf } from './sold.ts';
import type { WantedRefund } from './wanted-refund.ts';

/** What the account needs of the payment it belongs to. */
interface Parts {
  order: OrderPart;
  sessions: Sessions;
  refunds: Refunds;
  disputes: Disputes;
  /** The order is cancelled, and takes no money. */
  isCancelled(): boolean;
  alert(kind: Alert, message: string): void;
}

/** Owns what the order's Session brought, and requests refunds of all money that the order does not accept. */
export class Account {
  readonly #parts: Parts;
  #state: AccountState;

  constructor({ captured, intent, wrong, decided }: AccountState, parts: Parts) {
    this.#state = { captured, intent, wrong, decided };
    this.#parts = parts;
  }

  get state(): AccountState {
    return this.#state;
  }

  /** The Session brought money. */
  capture(session: Session, now: Date): void {
    const { amountTotal, currency, intent } = session;
    const right = isRight(this.#parts.order, session);
    this.#set({ captured: amountTotal, intent, wrong: !right });
    if (!right) this.#alert('wrong-money', `${amountTotal} ${currency} arrived, which is not what was asked for`);
    else if (!this.isWanted) this.#alert('late-money', `${amountTotal} ${currency} arrived for a cancelled order`);
    this.giveBack(now);
  }

  /** Another Session of the order moved on: if it brought money, that goes back. */
  captureOther({ id, status, amountTotal, currency }: Session, now: Date): void {
    if (status === 'paid') this.#alert('double-money', `a second Session brought ${amountTotal} ${currency}: ${id}`);
    this.giveBack(now);
  }

  /** Whether the order's own money came by this payment intent. */
  has(intent: string | null): boolean {
    return intent !== null && intent === this.#state.intent;
  }

  /** The order has taken the money. */
  decide(): void {
    this.#set({ decided: true });
  }

  /** Requests a refund of the rest of each payment intent whose money the order does not accept. */
  giveBack(now: Date): void {
    for (const money of this.#others) this.#giveBack(money, 'second payment', now);
    if (this.isWanted) return;
    this.decide();
    this.#giveBack(this.#money, this.#state.wrong ? 'wrong amount' : 'the order is cancelled', now);
  }

  /** Gives money back, once for each id. Throws what Refunds.ask throws. */
  refund(wanted: WantedRefund, now: Date): void {
    this.#parts.refunds.ask(soldOf(this.#parts.order), wanted, this.#money, now);
  }

  /** Takes in refunds as Stripe has them, those made in its dashboard included. */
  take(known: readonly StripeRefund[], now: Date): void {
    const { refunds } = this.#parts;
    const intents = this.#moneys.map(({ intent }) => intent);
    const failed = this.#failed.map(({ id }) => id);
    refunds.take(
      known.filter(({ intent }) => intents.includes(intent)),
      now,
    );
    for (const refund of this.#failed) {
      const { id, amount, failure = 'no reason given' } = refund;
      if (!failed.includes(id)) this.#alert('refund-failed', `the refund ${id} of ${amount} failed: ${failure}`);
    }
  }

  /**
   * Stripe will not make this refund. If that is because others took of its money, what they left goes back where the order does
   * not want it; an order's own refund is asked for anew by those who asked for it, as long as there is money for it.
   */
  refused(refundId: string, why: string, known: readonly StripeRefund[], now: Date): void {
    const { refunds } = this.#parts;
    this.take(known, now);
    const refund = refunds.refused(refundId, why);
    if (!refund) return;
    const money = this.#moneys.find(({ intent }) => intent === refund.intent);
    if (money && refunds.leftOf(money) < refund.amount) this.giveBack(now);
    if (money && refunds.leftOf(money) === 0) return;
    this.#alert('refund-failed', `the refund ${refundId} of ${refund.amount} is refused: ${why}`);
  }

  /** Its key brings nothing any more: if Stripe does not have the refund among these, it is asked for under another. */
  unclear(refund: Pick<Refund, 'id' | 'attempt'>, known: readonly StripeRefund[], now: Date): void {
    this.take(known, now);
    this.#parts.refunds.tryAnew(refund, now);
  }

  /** The order has heard of the refunds up to this change of them. */
  reported(version: number): void {
    this.#parts.refunds.reported(version);
  }

  /** Takes in disputes of this money as Stripe has them. Throws what Disputes.take throws. */
  dispute(known: readonly Dispute[], before?: readonly Dispute[]): void {
    const intents = this.#moneys.map(({ intent }) => intent);
    const ours = known.filter(({ intent }) => intents.includes(intent));
    const news = this.#parts.disputes.take(ours, before);
    for (const dispute of news) {
      const { id, amount, status, reason } = dispute;
      if (!isHarmless(dispute)) this.#alert('dispute', `the dispute ${id} of ${amount} is ${status}: ${reason}`);
    }
  }

  /** The order has heard of the disputes up to this change of them. */
  disputesReported(version: number): void {
    this.#parts.disputes.reported(version);
  }

  /** The order does not show the refunds and the disputes as they stand: it is notified again. */
  showAgain(): void {
    this.#parts.refunds.showAgain();
    this.#parts.disputes.showAgain();
  }

  /** Of the Session's money so far, in minor units. */
  get refunded(): number {
    return this.#parts.refunds.sum(this.#money.intent, 'succeeded');
  }

  get isWanted(): boolean {
    return !this.#parts.isCancelled() && !this.#state.wrong;
  }

  get #failed(): Refund[] {
    return this.#parts.refunds.state.refunds.filter(({ state }) => state === 'failed');
  }

  get #money(): Money {
    return { intent: this.#state.intent ?? '', amount: this.#state.captured };
  }

  get #others(): Money[] {
    return otherMoney(this.#parts.sessions.state);
  }

  get #moneys(): Money[] {
    return [this.#money, ...this.#others];
  }

  #giveBack(money: Money, reason: string, now: Date): void {
    if (this.#parts.refunds.giveBack(money, reason, now)) return;
    this.#alert('refund-failed', `what is left of ${money.intent} cannot go back: there are ${MOST} refunds`);
  }

  #alert(kind: Alert, message: string): void {
    this.#parts.alert(kind, message);
  }

  #set(change: Partial<AccountState>): void {
    this.#state = { ...this.#state, ...change };
  }
}
