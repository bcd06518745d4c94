import { isDue, planned } from '../../../kernel/agenda.ts';
import { Aggregate } from '../../../kernel/aggregate.ts';
import { later } from '../../../kernel/time.ts';
import { enterMove, enterRefunds, takeIntoReport } from './book-entries.ts';
import { dayOf } from './customer.ts';
import { COOKED_WITHIN, type Duty, FIRST_LOOK, nextLook } from './order-agenda.ts';
import { begun, tombstone } from './order-begins.ts';
import { IllegalOrderMove, OrderCancelled, PaymentMismatch } from './order-errors.ts';
import { checked, type OrderState, type Placed, type RefundNote } from './order-state.ts';
import { type CancelledBy, MAY_CANCEL, NEXT, type OrderFact, type OrderStatus, whileUnpaid } from './order-status.ts';
import { promisedAt, type Told } from './promised.ts';
import { LATE_MONEY, refundTexts } from './refund-text.ts';
import { type Doer, forgottenBy, noted, RECALLED } from './trail.ts';

/** A customer's order from basket to plate. Repeating the move that was made is a no-op. */
export class Order extends Aggregate<OrderFact> {
  readonly id: string;
  readonly #state: OrderState;

  private constructor(state: OrderState, version = 0) {
    super(version);
    this.id = state.id;
    this.#state = { ...state };
  }

  static place(placed: Placed, now: Date): Order {
    const order = new Order(begun(placed, now));
    order.record('created');
    return order;
  }

  /** A tombstone under the id of an order that was begun and never stored, so that it cannot be stored any more. */
  static givenUp(id: string, now: Date): Order {
    return new Order(tombstone(id, now));
  }

  /** For the repository only: an order as it was stored. Throws UnknownValue. */
  static fromStored(state: OrderState, version: number): Order {
    return new Order(checked(state), version);
  }

  /** For the repository only: the same order, to be changed without this one being changed. */
  static copy(order: Order): Order {
    return new Order(order.state, order.version);
  }

  get state(): Readonly<OrderState> {
    return this.#state;
  }

  awaitPayment(paymentLink: string, now: Date): void {
    if (this.#is('paid', 'preparing', 'cooked', 'completed')) return;
    if (!this.#move('waiting_for_payment', { by: 'payment' }, now)) return;
    Object.assign(this.#state, { paymentLink }, planned(this.#state.payBefore));
  }

  /** Money that arrives for a cancelled order is given back: payment hears of the cancellation again. True if that is news. */
  markPaid(captured: number, currency: string, now: Date): boolean {
    if (this.#is('paid', 'preparing', 'cooked', 'completed')) return false;
    if (this.#is('cancelled')) {
      this.record('cancelled');
      if (this.#state.timeline.some(({ status, reason }) => status === 'paid' || reason === LATE_MONEY)) return false;
      Object.assign(this.#state, noted(this.#state, { by: 'payment', reason: LATE_MONEY }, now));
      return true;
    }
    if (captured !== this.#state.total || currency !== this.#state.currency)
      throw new PaymentMismatch(this.#state, captured, currency);
    this.#move('paid', { by: 'payment' }, now);
    this.record('paid');
    this.#lookAt(later(now, COOKED_WITHIN));
    return false;
  }

  /** A paid order is called by a number of its day; it gets one once, in the write that marks it paid. */
  giveNumber(numberOf: (day: string) => number, now: Date): void {
    if (this.#state.number !== null || !this.#is('paid')) return;
    const day = dayOf(this.#state, now);
    Object.assign(this.#state, { day, number: numberOf(day) });
  }

  /** Applies move number `move` of the order's ticket once; repeats and late moves are ignored. */
  hearOfTicket(move: number | undefined, change: () => void): void {
    if (move !== undefined && move <= this.#state.ticketMoves && !this.#is('cancelled')) return;
    change();
    if (move !== undefined) this.#state.ticketMoves = move;
  }

  promise(told: Told): void {
    if (this.#is('cancelled')) throw new OrderCancelled(this.id);
    if (this.#is('paid', 'preparing')) Object.assign(this.#state, promisedAt(this.#state, told));
  }

  startCooking(now: Date, who: string | null = null): void {
    if (this.#is('cooked')) throw new IllegalOrderMove(this.id, 'cooked', 'preparing');
    if (!this.#move('preparing', { by: 'kitchen', who }, now)) return;
    if (!this.#state.promised) this.#lookAt(later(now, COOKED_WITHIN));
  }

  /** Changes nothing once the sweep has completed the order. */
  markCooked(collectWithin: number, now: Date, who: string | null = null): void {
    if (this.#is('completed')) return;
    if (this.#move('cooked', { by: 'kitchen', who }, now)) this.#lookAt(later(now, collectWithin));
  }

  recall(now: Date, who: string | null = null): void {
    if (this.#is('paid')) throw new IllegalOrderMove(this.id, 'paid', 'preparing');
    if (this.#move('preparing', { by: 'kitchen', who, reason: RECALLED }, now)) this.#lookAt(later(now, COOKED_WITHIN));
  }

  complete(by: 'staff' | 'sweep', now: Date, who: string | null = null): void {
    if (this.#move('completed', { by, who }, now)) this.#end();
  }

  /** Final at once. This write also decides what comes back to the shelf. */
  cancel(by: CancelledBy, reason: string | undefined, now: Date, who: string | null = null): void {
    const { status } = this.#state;
    if (status === 'cancelled') return;
    if (!MAY_CANCEL[by].includes(status)) throw new IllegalOrderMove(this.id, status, 'cancelled');
    this.#state.units = status === 'preparing' || status === 'cooked' ? 'wasted' : 'returned';
    this.#move('cancelled', { by, who, reason: reason || null }, now);
    this.record('cancelled');
    this.#lookAt(later(now, FIRST_LOOK));
  }

  /** Every service has released what it held for this cancelled order. */
  letGo(): void {
    if (this.#is('cancelled')) this.#end();
  }

  /** Removes contact and note, whatever the status; amounts and entries stay, and who of the shop's people did it. */
  forget(by?: { who: string; at: Date }): void {
    if (this.#state.contactUntil === null) return;
    Object.assign(this.#state, { contact: null, note: null, contactUntil: null, isForgotten: true });
    if (by) Object.assign(this.#state, forgottenBy(this.#state, by));
    if (this.#state.isOver) this.#lookAt(null);
  }

  /** For the sweep, when it is due: moves `dueAt` forward and does what needs no other service. */
  lookAfter(now: Date): Duty {
    const { payBefore, contactUntil } = this.#state;
    if (!isDue(this.#state, now)) return 'nothing';
    if (contactUntil !== null && now >= contactUntil) this.forget();
    if (this.#is('cooked')) this.complete('sweep', now);
    if (this.#state.isOver) return 'nothing';
    const unpaid = this.#is('pending', 'waiting_for_payment');
    Object.assign(this.#state, nextLook(this.#state, unpaid ? payBefore : null, now));
    if (this.#is('cancelled')) return 'let go';
    if (unpaid && now >= payBefore) return 'close';
    if (this.#is('pending')) this.record('created');
    if (unpaid) return 'nothing';
    this.record('paid');
    return 'late';
  }

  /** Takes in all refunds of the payment as of `version`; an older version changes nothing. */
  noteRefunds(version: number, refunds: readonly RefundNote[], now: Date): void {
    if (version <= this.#state.refundsVersion) return;
    for (const reason of refundTexts(refunds, this.#state))
      Object.assign(this.#state, noted(this.#state, { by: 'payment', reason }, now));
    const { entries } = this.#state;
    Object.assign(this.#state, enterRefunds(this.#state, refunds, now), { refunds, refundsVersion: version });
    if (this.#state.entries.length > entries.length) this.record('refunded');
  }

  /** Takes in all disputes of the payment as of `version`. The timeline shows none: the customer sees the timeline. */
  noteDisputes(version: number, disputes: OrderState['disputes']): void {
    if (version > this.#state.disputesVersion) Object.assign(this.#state, { disputes, disputesVersion: version });
  }

  /** A Z report takes these entries, if none has. */
  takeIntoReport(keys: readonly string[], report: number): void {
    Object.assign(this.#state, takeIntoReport(this.#state, keys, report));
  }

  #is(...statuses: OrderStatus[]): boolean {
    return statuses.includes(this.#state.status);
  }

  #end(): void {
    Object.assign(this.#state, { isOver: true, ...planned(this.#state.contactUntil) });
  }

  #lookAt(when: Date | null): void {
    Object.assign(this.#state, planned(when));
  }

  /** False if the order has made this move before. */
  #move(to: OrderStatus, doer: Doer, now: Date): boolean {
    const { status, unpaidOf } = this.#state;
    if (status === to) return false;
    if (!NEXT[status].includes(to))
      throw status === 'cancelled' ? new OrderCancelled(this.id) : new IllegalOrderMove(this.id, status, to);
    Object.assign(this.#state, { status: to, unpaidOf: whileUnpaid(to, unpaidOf) }, enterMove(this.#state, to, now));
    if (to === 'cooked' || to === 'completed') this.record(to);
    Object.assign(this.#state, noted(this.#state, doer, now));
    return true;
  }
}
