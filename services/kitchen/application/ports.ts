import type { Ticket } from '../domain/ticket.ts';
import type { Owed, TicketStatus } from '../domain/ticket-state.ts';
import type { Cooks } from './cooks.ts';
import type { Queue } from './queue.ts';

/** A ticket in the queue is `planned` until it is time to cook it. */
export type Shown = 'planned' | TicketStatus;

export interface Tickets {
  /** False if there is a ticket for its order already. `paidAt`: since when the order waits for it, where that is known. */
  add(ticket: Ticket, paidAt?: string): Promise<boolean>;
  find(orderId: string): Promise<Ticket | undefined>;
  /**
   * Answers the very ticket that `change` changed; for a `request` that was done before, another, which is as it stands. `change`
   * may run more than once, and not at all for such a request. Throws TicketUnknown.
   */
  update(orderId: string, change: (ticket: Ticket) => void, request?: string): Promise<Ticket>;
  /** A change that can wait for the ticket's next write, a second at most; lost in between, it comes again. */
  note(orderId: string, change: (ticket: Ticket) => void): void;
  /** The same as `update`, where the order refused what was done: a repeat of any request is then no repeat. */
  takeBack(orderId: string, change: (ticket: Ticket) => void): Promise<Ticket>;
  /** Those first that are or were to be cooked first; of the closed ones the newest first. */
  list(shown: Shown, limit: number, now: Date): Promise<Ticket[]>;
  /** Those that were cancelled under the cooks' hands after `since`, which nobody has seen yet, the newest first. */
  alarms(since: Date, limit: number): Promise<Ticket[]>;
  /** Those that are not cooked yet, in the same order; the planned ones too. */
  notCooked(limit: number): Promise<Ticket[]>;
  /** `restarted`: those of a dead process too, whatever their lease. */
  due(now: Date, limit: number, restarted: boolean): Promise<string[]>;
}

/** Notifies the order of the ticket's move by its number; each call may be repeated and may come late. */
type Order = Record<
  Owed,
  (what: { orderId: string; move: number; readyAt?: string; who?: string }) => Promise<unknown>
>;

/** All nodes take turns at reckoning the promises anew. */
interface Turns {
  /** False if another node has this minute's turn. */
  take(now: Date): Promise<boolean>;
}

export interface KitchenDeps {
  tickets: Tickets;
  order: Order;
  now(): Date;
  /** Who of the shop's people asks; null for all others. */
  who: string | null;
  /** Milliseconds a simulated cook takes; null where people cook. */
  cookMs: number | null;
  /** Milliseconds until a cooked order counts as collected. */
  collectWithin: number;
  cooks: Cooks;
  queue: Queue;
  turns: Turns;
  /** Milliseconds that a line takes which names no minutes. */
  lineMs: number;
  /** Resolves after so many milliseconds, rejects when the node stops. */
  pause(ms: number): Promise<void>;
  /** Goes on with an order's ticket after the event was taken, with the trace of it; what fails is logged, and the sweep's. */
  inBackground(orderId: string, work: (deps: KitchenDeps) => Promise<unknown>): void;
  /** Marks the answer: the request was done before, and this is the ticket as it stands. */
  replayed(): void;
}
