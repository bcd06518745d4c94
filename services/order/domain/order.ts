import { Aggregate } from '../../../kernel/aggregate.ts';
import { growingDelay, later, MINUTE } from '../../../kernel/time.ts';
import { IllegalOrderMove, OrderCancelled, PaymentMismatch } from './order-errors.ts';
import { blank, type OrderState, type Placed, type RefundNote, refundNews } from './order-state.ts';
import { type CancelledBy, MAY_CANCEL, NEXT, type OrderStatus } from './order-status.ts';

/** What a look at an order leaves to be done with others. */
export type Duty = 'nothing' | 'close' | 'late' | 'let go';
export type OrderFact = 'created' | 'paid' | 'cancelled';

const FIRST_LOOK = MINUTE;
const LONGEST_LOOK = 15 * MINUTE;
const COOKED_WITHIN = 5 * MINUTE;
const LATE_MONEY = 'payment: money came after that, and goes back';

/** A customer's order from basket to plate. Repeating the move that was made is a no-op. */
export class Order extends Aggregate<OrderFact> {
  readonly id: string;
  readonly #state: OrderState;

  private constructor(state: OrderState, version = 0) {
    super(version);
    this.id = state.id;
    this.#state = state;
  }

  static place(placed: Placed, now: Date): Order {
    const order = new Order({
      ...blank(now),
      ...placed,
      lookAgainAt: earlier(placed.payBefore, later(now, FIRST_LOOK)),
    });
    order.record('created');
    return order;
  }

  /** A tombstone under the id of an order that was begun and never stored, so that it cannot be stored any more. */
  static givenUp(id: string, now: Date): Order {
    const timeline: OrderState['timeline'] = [{ at: now, status: 'cancelled', cause: 'never placed' }];
    return new Order({ ...blank(now), id, status: 'cancelled', units: 'returned', timeline });
  }

  /** For the repository only: an order as it was stored. */
  static fromStored(state: OrderState, version: number): Order {
    return new Order(state, version);
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

  /** A move of its ticket, by its number: said again, or late, out of a node that stood still, it is no news. */
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
    if (this.#move('preparing', 'kitchen: recalled', now)) this.#lookAt(later(now, COOKED_WITHIN));
  }

  complete(cause: 'staff' | 'sweep', now: Date): void {
    if (this.#move('completed', cause, now)) this.#lookAt(null);
  }

  /** Final at once. This write also decides what comes back to the shelf. */
  cancel(by: CancelledBy, reason: string | undefined, now: Date): void {
    const { status } = this.#state;
    if (status === 'cancelled') return;
    if (!MAY_CANCEL[by].includes(status)) throw new IllegalOrderMove(this.id, status, 'cancelled');
    this.#state.units = status === 'preparing' || status === 'cooked' ? 'wasted' : 'returned';
    this.#move('cancelled', reason ? `${by}: ${reason}` : by, now);
    this.record('cancelled');
    this.#lookAt(later(now, FIRST_LOOK));
  }

  /** Everybody who held something for this cancelled order has let it go. */
  letGo(): void {
    if (this.#is('cancelled')) this.#lookAt(null);
  }

  /**
   * The sweep's look, when it is due: moves the next one forward and does what needs nobody else.
   * `close` asks for payment's word that no money may arrive any more; `late` is worth an alert; `let go` asks everybody who may
   * hold something for it to let it go: their events may be lost, and nobody else looks after what is cancelled.
   */
  lookAfter(now: Date): Duty {
    const { lookAgainAt, payBefore, looks } = this.#state;
    if (!lookAgainAt || lookAgainAt > now) return 'nothing';
    if (this.#is('cooked')) {
      this.complete('sweep', now);
      return 'nothing';
    }
    const next = later(now, growingDelay(looks, FIRST_LOOK, LONGEST_LOOK));
    this.#state.looks = looks + 1;
    const unpaid = this.#is('pending', 'waiting_for_payment');
    this.#state.lookAgainAt = unpaid && now < payBefore ? earlier(payBefore, next) : next;
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
      if (before?.state !== refund.state) this.#note(refundNews(refund, this.#state.currency), now);
    }
    Object.assign(this.#state, { refunds: [...refunds], refundsVersion: version });
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
    this.#state.lookAgainAt = when;
    this.#state.looks = 0;
  }

  /** False if the order has made this move before. */
  #move(to: OrderStatus, cause: string, now: Date): boolean {
    const { status } = this.#state;
    if (status === to) return false;
    if (!NEXT[status].includes(to)) {
      throw status === 'cancelled' ? new OrderCancelled(this.id) : new IllegalOrderMove(this.id, status, to);
    }
    this.#state.status = to;
    this.#note(cause, now);
    return true;
  }

  /** Once; said again of an order that was paid before it was cancelled, it was not late. */
  #noteLateMoney(now: Date): boolean {
    const isKnown = this.#state.timeline.some(({ status, cause }) => status === 'paid' || cause === LATE_MONEY);
    if (!isKnown) this.#note(LATE_MONEY, now);
    return !isKnown;
  }

  #note(cause: string, now: Date): void {
    this.#state.updatedAt = now;
    this.#state.timeline.push({ at: now, status: this.#state.status, cause });
  }
}

const earlier = (one: Date, other: Date): Date => (one < other ? one : other);
