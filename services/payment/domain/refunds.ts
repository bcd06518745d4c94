import { RefundDiffers, RefundsTooMany, RefundTooMuch } from './payment-errors.ts';
import { type LineUnits, type Money, type Refund, type RefundsState, type StripeRefund, sumOf } from './refund.ts';
import { RefundNothing } from './refund-line-errors.ts';
import { priceUnits } from './refund-lines.ts';
import type { Sold } from './sold.ts';
import { assertOneChoice, isByLines, isSame, type WantedRefund } from './wanted-refund.ts';

/** Refunds that people may ask for, by order. */
const MOST_ASKED = 50;
/** Refunds in all, by order: as many as `order.noteRefunds` takes. */
export const MOST = 200;
/** A refund only moves on: one that succeeded may still fail at the bank, and nothing comes back from that. */
const RANK: Record<Refund['state'], number> = { requested: 0, pending: 1, succeeded: 2, failed: 3 };

type AskedPart = Pick<Refund, 'amount' | 'whole' | 'lines' | 'tip' | 'restock' | 'askedBy'>;

const wholeOrPart = (amount: number | undefined, left: number): AskedPart =>
  amount === undefined ? { amount: left, whole: true } : { amount };

/** Owns what goes back of a payment's money: all but the failed refunds never exceed what came in. */
export class Refunds {
  #state: RefundsState;

  constructor({ refunds, refundsVersion, refundsNotified }: RefundsState) {
    this.#state = { refunds, refundsVersion, refundsNotified };
  }

  get state(): RefundsState {
    return this.#state;
  }

  /**
   * Once for each id: units and tip, so many minor units, or all that is left. Throws RefundTooMuch, RefundsTooMany, RefundDiffers,
   * RefundChoice, and what priceUnits throws.
   */
  ask(sold: Sold, wanted: WantedRefund, money: Money, now: Date): void {
    const { id, reason, who = null } = wanted;
    const { orderId } = sold;
    assertOneChoice(wanted);
    const known = this.#find(id);
    if (known && !isSame(known, wanted)) throw new RefundDiffers(orderId, id, known.amount);
    if (known) return;
    const left = this.leftOf(money);
    if (left === 0) throw new RefundTooMuch(orderId, wanted.amount ?? 0, { came: money.amount, left });
    const part = isByLines(wanted) ? this.#units(sold, wanted, left) : wholeOrPart(wanted.amount, left);
    if (part.amount > left) throw new RefundTooMuch(orderId, part.amount, { came: money.amount, left });
    if (this.#state.refunds.length >= MOST_ASKED) throw new RefundsTooMany(orderId, MOST_ASKED);
    this.#add({ id, intent: money.intent, reason, ...part, ...(who !== null && { askedBy: { who, at: now } }) }, now);
  }

  /** What is left of this money, if anything is, for a reason of ours; false if there are too many refunds to add one. */
  giveBack(money: Money, reason: string, now: Date): boolean {
    const amount = this.leftOf(money);
    const { length } = this.#state.refunds;
    if (amount > 0 && length < MOST) this.#add({ ...money, id: `auto:${length + 1}`, amount, reason }, now);
    return amount === 0 || length < MOST;
  }

  /** Takes in refunds as Stripe has them, those made in its dashboard included. */
  take(known: readonly StripeRefund[], at: Date): void {
    const news = known.filter((one) => this.#takeOne(one, at));
    if (news.length > 0) this.#moved();
  }

  /** Stripe will not make it. Undefined if it has been made, as we know by now. */
  refused(id: string, why: string): Refund | undefined {
    const refund = this.#find(id);
    if (refund?.state !== 'requested') return undefined;
    this.#moved();
    return this.#replace(refund, { state: 'failed', failure: why });
  }

  /**
   * If it is still not made: another attempt than this one, under another key. Two who saw the same attempt fail make one
   * attempt of it, or each would ask under a key of its own.
   */
  tryAnew({ id, attempt }: Pick<Refund, 'id' | 'attempt'>, now: Date): void {
    const refund = this.#find(id);
    if (refund?.state === 'requested' && refund.attempt === attempt) {
      this.#replace(refund, { attempt: attempt + 1, at: now });
    }
  }

  /** Stock has answered which units this refund brought back. */
  restocked(id: string, given: readonly LineUnits[]): void {
    const refund = this.#find(id);
    if (refund) this.#replace(refund, { restocked: given });
  }

  reported(version: number): void {
    this.#set({ refundsNotified: Math.max(version, this.#state.refundsNotified) });
  }

  /** The order does not show the refunds as they stand: it is notified again. */
  showAgain(): void {
    if (this.#state.refunds.length > 0) this.#moved();
  }

  /** Of this intent's money, in minor units. */
  sum(intent: string | null, ...states: Refund['state'][]): number {
    return sumOf(
      this.#state.refunds.filter((refund) => refund.intent === intent),
      ...states,
    );
  }

  /** What of this money is not on its way back, in minor units; 0 too where Stripe's dashboard took what we had asked for. */
  leftOf({ intent, amount }: Money): number {
    return Math.max(0, amount - this.sum(intent, 'requested', 'pending', 'succeeded'));
  }

  /** What the units cost, as far as it is left; the last of them take all that is left, should an earlier refund have failed. */
  #units(sold: Sold, wanted: WantedRefund, left: number): AskedPart {
    const { lines, tip, amount, isRest } = priceUnits(sold, this.#state.refunds, wanted);
    if (amount === 0 && !isRest) throw new RefundNothing(sold.orderId);
    return {
      amount: isRest ? left : Math.min(amount, left),
      ...(lines.length > 0 && { lines }),
      ...(tip && { tip }),
      ...(wanted.restock && { restock: true }),
    };
  }

  #find(id: string): Refund | undefined {
    return this.#state.refunds.find((refund) => refund.id === id);
  }

  #replace(refund: Refund, change: Partial<Refund>): Refund {
    const changed = { ...refund, ...change };
    this.#set({ refunds: this.#state.refunds.map((one) => (one === refund ? changed : one)) });
    return changed;
  }

  #add(refund: Pick<Refund, 'id' | 'intent' | 'reason'> & AskedPart, now: Date): void {
    const row: Refund = { ...refund, state: 'requested', stripeId: null, attempt: 1, at: now };
    this.#set({ refunds: [...this.#state.refunds, row] });
    this.#moved();
  }

  #takeOne({ stripeId, refundId, intent, amount, state, failure }: StripeRefund, at: Date): boolean {
    const { refunds } = this.#state;
    const asked = (refund: Refund) => refund.stripeId === null && refund.id === refundId;
    const known = refunds.find((refund) => refund.stripeId === stripeId) ?? refunds.find(asked);
    if (!known) {
      if (refunds.length >= MOST) return false;
      const made = { id: stripeId, intent, amount, reason: 'made at Stripe', state, stripeId, attempt: 1, at };
      this.#set({ refunds: [...refunds, { ...made, ...(failure && { failure }) }] });
      return true;
    }
    const moved = RANK[state] > RANK[known.state];
    const isNews = moved || known.stripeId === null;
    this.#replace(known, { stripeId, ...(moved && { state, ...(failure && { failure }) }) });
    return isNews;
  }

  /** The order is to hear of a change. */
  #moved(): void {
    this.#set({ refundsVersion: this.#state.refundsVersion + 1 });
  }

  #set(change: Partial<RefundsState>): void {
    this.#state = { ...this.#state, ...change };
  }
}
