import { Aggregate } from '../../../kernel/aggregate.ts';
import { growingDelay, later, MINUTE, SECOND } from '../../../kernel/time.ts';
import { Unavailable } from '../../../kernel/unavailable.ts';
import { IllegalTicketMove } from './ticket-errors.ts';

export type TicketStatus = 'queued' | 'cooking' | 'cooked' | 'closed';
/** What the kitchen has done and the order has yet to hear. */
export type Owed = 'startCooking' | 'markCooked' | 'recall' | 'complete';

export interface TicketState {
  orderId: string;
  status: TicketStatus;
  lines: { name: string; quantity: number }[];
  openedAt: Date;
  startedAt: Date | null;
  cookedAt: Date | null;
  /** When a simulated cook is done; people take the time they need. */
  doneAt: Date | null;
  owed: Owed | null;
  /** How many moves it has made: the order takes none for news that comes after a later one. */
  moves: number;
  /** When the sweep looks after it next; null when nothing is to be done but by people. */
  lookAgainAt: Date | null;
  looks: number;
  /** Closed because its order is cancelled: nobody may hand it over. */
  cancelled?: true;
}

const RETRY = 2 * SECOND;
const LONGEST_RETRY = 5 * MINUTE;

/** What a cook reads: one for each paid order. Every move is owed to the order until it has heard of it. */
export class Ticket extends Aggregate {
  readonly id: string;
  readonly #state: TicketState;

  private constructor(state: TicketState, version = 0) {
    super(version);
    this.id = state.orderId;
    this.#state = state;
  }

  static open(orderId: string, lines: TicketState['lines'], now: Date): Ticket {
    const moments = { openedAt: now, startedAt: null, cookedAt: null, doneAt: null, lookAgainAt: null };
    return new Ticket({ orderId, status: 'queued', lines, ...moments, owed: null, moves: 0, looks: 0 });
  }

  /** The order was over before its ticket was opened: closed from the start, so that nobody cooks it. */
  static closed(orderId: string, now: Date): Ticket {
    const ticket = Ticket.open(orderId, [], now);
    ticket.close();
    return ticket;
  }

  /** For the repository only: a ticket as it was stored. */
  static fromStored(state: TicketState, version: number): Ticket {
    return new Ticket(state, version);
  }

  get state(): Readonly<TicketState> {
    return this.#state;
  }

  /** `cookMs` is how long a simulated cook takes. */
  start(cookMs: number | null, now: Date): void {
    if (!this.#move('cooking', ['queued'], 'startCooking', now)) return;
    this.#state.startedAt = now;
    this.#state.doneAt = cookMs === null ? null : later(now, cookMs);
  }

  finish(now: Date): void {
    if (this.#move('cooked', ['cooking'], 'markCooked', now)) this.#state.cookedAt = now;
  }

  /** It was not right: back to the stove, for people to finish. */
  recall(now: Date): void {
    if (this.#move('cooking', ['cooked'], 'recall', now)) this.#state.doneAt = null;
  }

  /** The customer has it. */
  handOver(now: Date): void {
    if (this.#state.cancelled) throw new IllegalTicketMove(this.id, 'cancelled', 'closed');
    this.#move('closed', ['cooked'], 'complete', now);
  }

  /** The order is cancelled. */
  close(): void {
    Object.assign(this.#state, { status: 'closed', cancelled: true, owed: null, lookAgainAt: null });
  }

  /** The order has heard of `owed`. */
  told(owed: Owed, collectWithin: number, now: Date): void {
    if (this.#state.owed !== owed) return;
    this.#state.owed = null;
    this.#state.looks = 0;
    this.#state.lookAgainAt = this.#state.status === 'cooked' ? later(now, collectWithin) : this.#state.doneAt;
    if (this.#state.status === 'closed') this.#state.lookAgainAt = null;
  }

  /** The order is past recalling: what stood on the counter stays there. */
  recallRefused(collectWithin: number, now: Date): void {
    if (this.#state.owed !== 'recall') return;
    this.#state.status = 'cooked';
    this.told('recall', collectWithin, now);
  }

  /** The sweep's look, when it is due: what was owed stays owed, what a dead cook left is finished, what was fetched is closed. */
  lookAfter(now: Date): void {
    const { lookAgainAt, looks, status, owed } = this.#state;
    if (!lookAgainAt || lookAgainAt > now) return;
    if (owed) {
      this.#state.looks = looks + 1;
      this.#state.lookAgainAt = later(now, growingDelay(looks, RETRY, LONGEST_RETRY));
    } else if (status === 'cooking') this.finish(now);
    else Object.assign(this.#state, { status: 'closed', lookAgainAt: null });
  }

  /** False if the ticket has made this move before. No move is made over another's head of which the order has yet to hear. */
  #move(to: TicketStatus, from: TicketStatus[], owed: Owed, now: Date): boolean {
    const { status, moves } = this.#state;
    if (status === to) return false;
    if (!from.includes(status)) throw new IllegalTicketMove(this.id, status, to);
    if (this.#state.owed) throw new Unavailable(`order ${this.id} has yet to hear of ${this.#state.owed}`);
    Object.assign(this.#state, { status: to, owed, moves: moves + 1, looks: 0, lookAgainAt: later(now, RETRY) });
    return true;
  }
}
