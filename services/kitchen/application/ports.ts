import type { Owed, Ticket, TicketStatus } from '../domain/ticket.ts';
import type { Cooks } from './cooks.ts';

export interface Tickets {
  /** False if there is a ticket for its order already. `paidAt`: since when the order waits for it, where that is known. */
  add(ticket: Ticket, paidAt?: string): Promise<boolean>;
  find(orderId: string): Promise<Ticket | undefined>;
  /** Throws TicketUnknown. `change` may run more than once, and not at all for a `request` that was done before. */
  update(orderId: string, change: (ticket: Ticket) => void, request?: string): Promise<Ticket>;
  /** A change that can wait for the ticket's next write, a second at most; lost in between, it comes again. */
  note(orderId: string, change: (ticket: Ticket) => void): void;
  /** The same as `update`, where the order refused what was done: a repeat of any request is then no repeat. */
  takeBack(orderId: string, change: (ticket: Ticket) => void): Promise<Ticket>;
  /** Oldest first. */
  list(status: TicketStatus, limit: number): Promise<Ticket[]>;
  /** `restarted`: those of a dead process too, whatever their lease. */
  due(now: Date, limit: number, restarted: boolean): Promise<string[]>;
}

/** Notifies the order of the ticket's move by its number; each call may be repeated and may come late. */
type Order = Record<Owed, (what: { orderId: string; move: number }) => Promise<unknown>>;

export interface KitchenDeps {
  tickets: Tickets;
  order: Order;
  now(): Date;
  /** Milliseconds a simulated cook takes; null where people cook. */
  cookMs: number | null;
  /** Milliseconds until a cooked order counts as collected. */
  collectWithin: number;
  cooks: Cooks;
  /** Resolves after so many milliseconds, rejects when the node stops. */
  pause(ms: number): Promise<void>;
  /** Goes on with an order's ticket after the event was taken, with the trace of it; what fails is logged, and the sweep's. */
  inBackground(orderId: string, work: (deps: KitchenDeps) => Promise<void>): void;
}
