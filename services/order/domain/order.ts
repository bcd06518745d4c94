import { isDue, planned } from '../../../kernel/agenda.ts';
import { Aggregate } from '../../../kernel/aggregate.ts';
import { earlier, growingDelay, later, MINUTE } from '../../../kernel/time.ts';
import { enterMove, enterRefunds, takeIntoReport } from './book-entries.ts';
import { IllegalOrderMove, OrderCancelled, PaymentMismatch } from './order-errors.ts';
import { type Actor, blank, checked, type OrderState, type Placed, type RefundNote } from './order-state.ts';
import { type CancelledBy, MAY_CANCEL, NEXT, type OrderStatus } from './order-status.ts';
import { refundText } from './refund-text.ts';

/** What the sweep has to do with other services for an order. */
export type Duty = 'nothing' | 'close' | 'late' | 'let go';
export type OrderFact = 'created' | 'paid' | 'cancelled';

const FIRST_LOOK = MINUTE;
const LONGEST_LOOK = 15 * MINUTE;
const COOKED_WITHIN = 5 * MINUTE;
const LATE_MONEY = 'money came after that, and goes back';

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
    const firstLook = planned(earlier(placed.payBefore, later(now, FIRST_LOOK)));
    const order = new Order({ ...blank(now), ...placed, ...firstLook });
    order.record('created');
    return order;
  }

  /** A tombstone under the id of an order that was begun and never stored, so that it cannot be stored any more. */
  static givenUp(id: string, now: Date): Order {
    const timeline: OrderState['timeline'] = [{ at: now, status: 'cancelled', by: 'sweep', reason: 'never placed' }];
    return new Order({ ...blank(now), id, status: 'cancelled', units: 'returned', timeline });
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
    if (!this.#move('waiting_for_payment', 'payment', now)) return;
    this.#state.paymentLink = paymentLink;
    this.#lookAt(this.#state.payBefore);
  }

  /** Money that arrives for a cancelled order is given back: payment hears of the cancellation again. True if that is news. */
  markPaid(captured: number, currency: string, now: Date): boolean {
    if (this.#is('paid', 'preparing', 'cooked', 'completed')) return false;
    if (this.#is('cancelled')) {
      this.record('cancelled');
      return this.#noteLateMoney(now);
    }
    if (captured !== this.#state.total || currency !== this.#state.currency) {
      throw new PaymentMismatch(this.id, `${this.#state.total} ${this.#state.currency}`, `${captured} ${currency}`);
    }
    this.#move('paid', 'payment', now);
    this.record('paid');
    this.#lookAt(later(now, COOKED_WITHIN));
    return false;
  }

  /** Applies the move of its ticket number `move` once; repeats and late ones are ignored. */
  hearOfTicket(move: number | undefined, change: () => void): void {
    const known = this.#state.ticketMoves;
    if (move !== undefined && move <= known && !this.#is('cancelled')) return;
    change();
    this.#state.ticketMoves = move ?? known;
  }

  startCooking(now: Date): void {
    if (this.#is('cooked')) throw new IllegalOrderMove(this.id, 'cooked', 'preparing');
    if (this.#move('preparing', 'kitchen', now)) this.#lookAt(later(now, COOKED_WITHIN));
  }

  /** Said again of an order that the sweep has completed meanwhile, it is no news. */
  markCooked(collectWithin: number, now: Date): void {
    if (this.#is('completed')) return;
    if (this.#move('cooked', 'kitchen', now)) this.#lookAt(later(now, collectWithin));
  }

  recall(now: Date): void {
    if (this.#is('paid')) throw new IllegalOrderMove(this.id, 'paid', 'preparing');
    if (this.#move('preparing', 'kitchen', now, 'recalled')) this.#lookAt(later(now, COOKED_WITHIN));
  }

  complete(by: 'staff' | 'sweep', now: Date): void {
    if (this.#move('completed', by, now)) this.#lookAt(null);
  }

  /** Final at once. This write also decides what comes back to the shelf. */
  cancel(by: CancelledBy, reason: string | undefined, now: Date): void {
    const { status } = this.#state;
    if (status === 'cancelled') return;
    if (!MAY_CANCEL[by].includes(status)) throw new IllegalOrderMove(this.id, status, 'cancelled');
    this.#state.units = status === 'preparing' || status === 'cooked' ? 'wasted' : 'returned';
    this.#move('cancelled', by, now, reason || null);
    this.record('cancelled');
    this.#lookAt(later(now, FIRST_LOOK));
  }

  /** Every service has released what it held for this cancelled order. */
  letGo(): void {
    if (this.#is('cancelled')) this.#lookAt(null);
  }

  /**
   * For the sweep, when it is due: moves `dueAt` forward and does what needs no other service.
   * `close`: payment is to end the Session; `late`: an alert is to be raised; `let go`: every service that may hold something for the
   * cancelled order is to release it, since `order.cancelled` may be lost.
   */
  lookAfter(now: Date): Duty {
    const { payBefore, tries } = this.#state;
    if (!isDue(this.#state, now)) return 'nothing';
    if (this.#is('cooked')) {
      this.complete('sweep', now);
      return 'nothing';
    }
    const next = later(now, growingDelay(tries, FIRST_LOOK, LONGEST_LOOK));
    const unpaid = this.#is('pending', 'waiting_for_payment');
    const dueAt = unpaid && now < payBefore ? earlier(payBefore, next) : next;
    Object.assign(this.#state, planned(dueAt), { tries: tries + 1 });
    if (this.#is('cancelled')) return 'let go';
    if (unpaid && now >= payBefore) return 'close';
    if (this.#is('pending')) this.record('created');
    if (unpaid) return 'nothing';
    this.record('paid');
    return 'late';
  }

  /** What payment says goes back, all of it so far; what it said before that, arriving late, changes nothing. */
  noteRefunds(version: number, refunds: readonly RefundNote[], now: Date): void {
    if (version <= this.#state.refundsVersion) return;
    for (const refund of refunds) {
      const before = this.#state.refunds.find(({ id }) => id === refund.id);
      if (before?.state !== refund.state) this.#note('payment', now, refundText(refund, this.#state));
    }
    Object.assign(this.#state, { refunds: [...refunds], refundsVersion: version });
    Object.assign(this.#state, enterRefunds(this.#state, refunds, now));
  }

  /** What payment says is disputed, all of it so far; it is no line of the timeline, which the customer sees. */
  noteDisputes(version: number, disputes: OrderState['disputes']): void {
    if (version > this.#state.disputesVersion) Object.assign(this.#state, { disputes, disputesVersion: version });
  }

  /** A Z report takes these entries, if none has. */
  takeIntoReport(keys: readonly string[], report: number): void {
    Object.assign(this.#state, takeIntoReport(this.#state, keys, report));
  }

  /** What becomes of the units and the money, for whoever holds some. */
  get settlement(): 'wait' | 'sell' | 'release' {
    if (this.#is('cancelled')) return 'release';
    return this.#is('pending', 'waiting_for_payment') ? 'wait' : 'sell';
  }

  #is(...statuses: OrderStatus[]): boolean {
    return statuses.includes(this.#state.status);
  }

  #lookAt(when: Date | null): void {
    Object.assign(this.#state, planned(when));
  }

  /** False if the order has made this move before. */
  #move(to: OrderStatus, by: Actor, now: Date, reason: string | null = null): boolean {
    const { status } = this.#state;
    if (status === to) return false;
    if (!NEXT[status].includes(to)) {
      throw status === 'cancelled' ? new OrderCancelled(this.id) : new IllegalOrderMove(this.id, status, to);
    }
    this.#state.status = to;
    Object.assign(this.#state, enterMove(this.#state, to, now));
    this.#note(by, now, reason);
    return true;
  }

  /** Once; said again of an order that was paid before it was cancelled, it was not late. */
  #noteLateMoney(now: Date): boolean {
    const isKnown = this.#state.timeline.some(({ status, reason }) => status === 'paid' || reason === LATE_MONEY);
    if (!isKnown) this.#note('payment', now, LATE_MONEY);
    return !isKnown;
  }

  #note(by: Actor, now: Date, reason: string | null): void {
    this.#state.updatedAt = now;
    this.#state.timeline = [...this.#state.timeline, { at: now, status: this.#state.status, by, reason }];
  }
}
