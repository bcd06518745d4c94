import { claimed, isDue, planned, postponed } from '../../../kernel/agenda.ts';
import { Aggregate } from '../../../kernel/aggregate.ts';
import { later } from '../../../kernel/time.ts';
import { Unavailable } from '../../../kernel/unavailable.ts';
import { UnknownValue } from '../../../kernel/unknown-value.ts';
import { isMoved, ownTime } from './promise.ts';
import { owedBy, withoutOwed, withStaffMove } from './staff-moves.ts';
import { IllegalTicketMove } from './ticket-errors.ts';
import type { Owed, TicketState, TicketStatus } from './ticket-state.ts';

const STATUSES: readonly string[] = ['queued', 'cooking', 'cooked', 'closed'] satisfies TicketStatus[];

interface Move {
  from: TicketStatus;
  owed: Owed;
  who: string | null;
}

/** What a cook reads: one for each paid order. Every move is owed to the order until it has heard of it. */
export class Ticket extends Aggregate {
  readonly id: string;
  readonly #state: TicketState;

  private constructor(state: TicketState, version = 0) {
    super(version);
    this.id = state.orderId;
    this.#state = { ...state };
  }

  static open(
    orderId: string,
    lines: TicketState['lines'],
    now: Date,
    about: Partial<Pick<TicketState, 'number' | 'service' | 'note' | 'work' | 'wanted' | 'startAt'>> = {},
  ): Ticket {
    const { number = null, service = { kind: 'pickup' }, note = null, work = [], wanted = null, startAt = now } = about;
    const begun = { orderId, number, service, status: 'queued', lines, note } as const;
    const promise = { work, wanted, promised: null, readyAt: null, startAt };
    const moments = { openedAt: now, startedAt: null, cookedAt: null, doneAt: null };
    const nothingTold = { owed: null, moves: 0, ...planned(null) };
    return new Ticket({ ...begun, ...promise, ...moments, ...nothingTold });
  }

  /** The order was over before its ticket was opened: closed from the start, so that nobody cooks it. */
  static closed(orderId: string, now: Date): Ticket {
    const ticket = Ticket.open(orderId, [], now);
    ticket.close();
    return ticket;
  }

  /** For the repository only: a ticket as it was stored. Throws UnknownValue. */
  static fromStored(state: TicketState, version: number): Ticket {
    if (!STATUSES.includes(state.status))
      throw new UnknownValue(`the status of the ticket of order ${state.orderId}`, state.status);
    return new Ticket(state, version);
  }

  /** For the repository only: the same ticket, to be changed without this one being changed. */
  static copy(ticket: Ticket): Ticket {
    return new Ticket(ticket.state, ticket.version);
  }

  get state(): Readonly<TicketState> {
    return this.#state;
  }

  /** It will be ready then, as far as the queue tells: the order is to hear of it, unless it was told nearly the same before. */
  promise(readyAt: Date, now: Date): void {
    const { status, readyAt: before, promised, moves } = this.#state;
    if (status !== 'queued' || (before && !isMoved(before, readyAt))) return;
    const told = { promised: promised ?? readyAt, owed: 'promise', moves: moves + 1 } as const;
    Object.assign(this.#state, { readyAt, ...told, ...claimed(now) });
  }

  /** Whoever of the kitchen's people made the move that the order has yet to hear of. */
  get owedBy(): string | undefined {
    return owedBy(this.#state);
  }

  /** `cookMs` is how long a simulated cook takes, in milliseconds. False if somebody has begun it already. */
  start(cookMs: number | null, now: Date, who: string | null = null): boolean {
    if (!this.#move('cooking', { from: 'queued', owed: 'startCooking', who }, now)) return false;
    const doneAt = cookMs === null ? null : later(now, cookMs);
    Object.assign(this.#state, { startedAt: now, doneAt, ...(doneAt && claimed(doneAt)) });
    this.#promiseFromStart(now);
    return true;
  }

  finish(now: Date, who: string | null = null): void {
    if (this.#move('cooked', { from: 'cooking', owed: 'markCooked', who }, now)) this.#state.cookedAt = now;
  }

  /** It was not right: back to the stove, for people to finish. */
  recall(now: Date, who: string | null = null): void {
    if (this.#move('cooking', { from: 'cooked', owed: 'recall', who }, now)) this.#state.doneAt = null;
  }

  /** The customer has it. */
  handOver(now: Date, who: string | null = null): void {
    if (this.#state.cancelled) throw new IllegalTicketMove(this.id, 'cancelled', 'closed');
    if (this.#move('closed', { from: 'cooked', owed: 'complete', who }, now)) this.#state.note = null;
  }

  /** The order is cancelled. */
  close(): void {
    if (this.#state.owed) Object.assign(this.#state, withoutOwed(this.#state));
    Object.assign(this.#state, { status: 'closed', note: null, cancelled: true, owed: null, ...planned(null) });
  }

  /** The order has heard of move number `move`; of a later one it has yet to hear. */
  orderNotified(move: number, collectWithin: number, now: Date): void {
    const { owed, moves, status, doneAt, tries } = this.#state;
    if (!owed || move !== moves) return;
    this.#state.owed = null;
    const isTakenOver = tries > 0;
    if (status === 'cooking' && doneAt) Object.assign(this.#state, isTakenOver ? planned(doneAt) : claimed(doneAt));
    else Object.assign(this.#state, planned(status === 'cooked' ? later(now, collectWithin) : null));
  }

  /** The order could not be notified: it is notified again later. */
  postpone(now: Date): void {
    if (this.#state.owed) Object.assign(this.#state, postponed(this.#state, now));
  }

  /** The order is past recalling: what stood on the counter stays there. */
  recallRefused(move: number, collectWithin: number, now: Date): void {
    if (this.#state.owed !== 'recall' || move !== this.#state.moves) return;
    Object.assign(this.#state, { status: 'cooked' }, withoutOwed(this.#state));
    this.orderNotified(move, collectWithin, now);
  }

  /**
   * For the sweep, when it is due: what is owed stays owed, a ticket whose process died is finished when its cooking time is over,
   * and one that was collected is closed. `restarted`: the only process was restarted, so that every claim is of a process that died.
   */
  lookAfter(now: Date, restarted = false): void {
    const { tries, status, owed, doneAt } = this.#state;
    if (!isDue(this.#state, now, restarted)) return;
    if (owed) Object.assign(this.#state, claimed(now, tries + 1));
    else if (status === 'cooking' && doneAt && doneAt > now) Object.assign(this.#state, planned(doneAt));
    else if (status === 'cooking') this.finish(now);
    else Object.assign(this.#state, { status: 'closed', note: null, ...planned(null) });
  }

  /** Begun sooner or later than it was reckoned with: the same call tells the order of both. */
  #promiseFromStart(now: Date): void {
    const { readyAt, wanted, work } = this.#state;
    const reckoned = later(now, ownTime(work));
    const ready = wanted && wanted > reckoned ? wanted : reckoned;
    if (!readyAt || isMoved(readyAt, ready)) this.#state.readyAt = ready;
  }

  /**
   * False if the ticket has made this move before. A promise that the order has yet to hear of goes along with the move. Throws
   * Unavailable while the order is still to be notified of the move before.
   */
  #move(to: TicketStatus, { from, owed, who }: Move, now: Date): boolean {
    const { status, moves } = this.#state;
    if (status === to) return false;
    if (status !== from) throw new IllegalTicketMove(this.id, status, to);
    if (this.#state.owed && this.#state.owed !== 'promise')
      throw new Unavailable(`order ${this.id} has yet to hear of ${this.#state.owed}`);
    Object.assign(this.#state, { status: to, owed, moves: moves + 1, ...claimed(now) });
    Object.assign(this.#state, withStaffMove(this.#state, who, now));
    return true;
  }
}
