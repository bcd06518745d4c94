import { claimed, isDue, planned, postponed } from '../../../kernel/agenda.ts';
import { Aggregate } from '../../../kernel/aggregate.ts';
import { later } from '../../../kernel/time.ts';
import { Unavailable } from '../../../kernel/unavailable.ts';
import { UnknownValue } from '../../../kernel/unknown-value.ts';
import { isMoved, promisedFromStart } from './promise.ts';
import { owedBy, withNoted, withoutOwed, withStaffMove } from './staff-moves.ts';
import { areAllReady, withoutReady, withReady } from './stations.ts';
import { IllegalTicketMove } from './ticket-errors.ts';
import type { Owed, Station, TicketState, TicketStatus } from './ticket-state.ts';

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
    const moments = { openedAt: now, startedAt: null, cookedAt: null, doneAt: null, alarmAt: null };
    return new Ticket({ ...begun, ...promise, ...moments, owed: null, moves: 0, ...planned(null) });
  }

  /** The order was over before its ticket was opened: closed from the start, so that nobody cooks it. */
  static closed(orderId: string, now: Date): Ticket {
    const ticket = Ticket.open(orderId, [], now);
    ticket.close(null);
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
    this.#state.readyAt = promisedFromStart(this.#state, now);
    return true;
  }

  finish(now: Date, who: string | null = null): void {
    if (this.#move('cooked', { from: 'cooking', owed: 'markCooked', who }, now)) this.#state.cookedAt = now;
  }

  /** A station is done with its lines; with the last one the meal is cooked. Throws TicketStationUnknown. */
  finishStation(station: Station, now: Date, who: string | null = null): void {
    const done = withReady(this.#state, station);
    if (this.#state.status !== 'cooking' || areAllReady(this.#state, done)) this.finish(now, who);
    else if (done !== this.#state.readyStations) Object.assign(this.#state, { readyStations: done, doneAt: null });
  }

  /** It was not right: back to the stove, for people to finish. */
  recall(now: Date, who: string | null = null, done: readonly Station[] = []): void {
    if (!this.#move('cooking', { from: 'cooked', owed: 'recall', who }, now)) return;
    Object.assign(this.#state, { doneAt: null, readyStations: done });
  }

  /** One station cooks its lines again. Throws TicketStationUnknown. */
  recallStation(station: Station, now: Date, who: string | null = null): void {
    const done = withoutReady(this.#state, station);
    if (this.#state.status !== 'cooking') this.recall(now, who, done);
    else if (this.#state.readyStations?.includes(station)) this.#state.readyStations = done;
  }

  /** It was begun by mistake: back into the queue. The order, which has heard that it is being cooked, goes on saying so. */
  putBack(now: Date, who: string | null = null): void {
    const { status, owed, moves } = this.#state;
    if (status === 'queued') return;
    if (status !== 'cooking') throw new IllegalTicketMove(this.id, status, 'queued');
    this.#assertTold();
    const unbegun = { status: 'queued', startedAt: null, doneAt: null, readyStations: [] };
    Object.assign(this.#state, unbegun, owed === null && planned(null));
    Object.assign(this.#state, withNoted(this.#state, { at: now, what: 'putBack', who, move: moves }));
  }

  /** The customer has it. */
  handOver(now: Date, who: string | null = null): void {
    if (this.#state.cancelled) throw new IllegalTicketMove(this.id, 'cancelled', 'closed');
    if (this.#move('closed', { from: 'cooked', owed: 'complete', who }, now)) this.#state.note = null;
  }

  /** The order is cancelled; `now` is null where no cook can have seen its ticket. */
  close(now: Date | null): void {
    const { status, startAt, owed } = this.#state;
    if (owed) Object.assign(this.#state, withoutOwed(this.#state));
    if (now && status !== 'closed' && startAt <= now) this.#state.alarmAt = now;
    Object.assign(this.#state, { status: 'closed', note: null, cancelled: true, owed: null, ...planned(null) });
  }

  /** A cook has seen that it is cancelled. */
  acknowledge(now: Date, who: string | null = null): void {
    const { cancelled, status, alarmAt, moves } = this.#state;
    if (!cancelled) throw new IllegalTicketMove(this.id, status, 'acknowledged');
    if (alarmAt === null) return;
    this.#state.alarmAt = null;
    Object.assign(this.#state, withNoted(this.#state, { at: now, what: 'acknowledge', who, move: moves }));
  }

  /** The order has heard of move number `move`; of a later one it has yet to hear. */
  orderNotified(move: number, collectWithin: number, now: Date): void {
    const { owed, moves, status, doneAt, tries } = this.#state;
    if (!owed || move !== moves) return;
    this.#state.owed = null;
    if (status === 'cooking' && doneAt) Object.assign(this.#state, tries > 0 ? planned(doneAt) : claimed(doneAt));
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

  /** Throws Unavailable while the order has yet to hear of a move. */
  #assertTold(): void {
    const { owed } = this.#state;
    if (owed && owed !== 'promise') throw new Unavailable(`order ${this.id} has yet to hear of ${owed}`);
  }

  /**
   * False if the ticket has made this move before. A promise that the order has yet to hear of goes along with the move. Throws
   * Unavailable while the order is still to be notified of the move before.
   */
  #move(to: TicketStatus, { from, owed, who }: Move, now: Date): boolean {
    const { status, moves } = this.#state;
    if (status === to) return false;
    if (status !== from) throw new IllegalTicketMove(this.id, status, to);
    this.#assertTold();
    Object.assign(this.#state, { status: to, owed, moves: moves + 1, ...claimed(now) });
    Object.assign(this.#state, withStaffMove(this.#state, who, now));
    return true;
  }
}
