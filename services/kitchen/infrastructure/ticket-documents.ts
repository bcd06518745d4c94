import { SECOND } from '../../../kernel/time.ts';
import { DEAD_LETTER_INDEXES } from '../../../platform/channels/dead-letters.ts';
import type { Documents, Index, Query } from '../../../platform/documents/documents.ts';
import { Records, type RecordsOptions } from '../../../platform/record/records.ts';
import type { Fields, Stored } from '../../../platform/record/stored.ts';
import { failpoint } from '../../failpoint.ts';
import type { Shown, Tickets } from '../application/ports.ts';
import { Ticket } from '../domain/ticket.ts';
import { TicketUnknown } from '../domain/ticket-errors.ts';
import type { StaffMove, TicketState, TicketStatus } from '../domain/ticket-state.ts';

const MOMENTS = ['wanted', 'promised', 'readyAt', 'startedAt', 'cookedAt', 'doneAt', 'alarmAt', 'dueAt'] as const;
type Moment = (typeof MOMENTS)[number];
export interface StoredTicket
  extends Stored,
    Omit<TicketState, 'orderId' | 'openedAt' | 'startAt' | 'staffMoves' | Moment>,
    Record<Moment, string | null> {
  staffMoves?: (Omit<StaffMove, 'at'> & { at: string })[];
  openedAt: string;
  startAt: string;
}

/** Every query of this service uses one of these. */
export const KITCHEN_COLLECTIONS: Record<string, Index[]> = {
  tickets: [
    { name: 'by_start', keys: ['status', 'startAt'] },
    { name: 'by_due', keys: ['dueAt', '_id'] },
    { name: 'by_alarm', keys: ['alarmAt'] },
  ],
  turns: [],
  dead_letters: DEAD_LETTER_INDEXES,
};

/** A queued ticket is planned until it is time to cook it. */
export function shownAs(shown: Shown, now: Date): Query {
  if (shown === 'planned') return { status: 'queued', startAt: { $gt: now.toISOString() } };
  return shown === 'queued' ? { status: shown, startAt: { $lte: now.toISOString() } } : { status: shown };
}

function toFields({ state }: Ticket): Fields<StoredTicket> {
  const { orderId: _id, openedAt, startAt, staffMoves, ...same } = state;
  const moments = Object.fromEntries(MOMENTS.map((name) => [name, state[name]?.toISOString() ?? null]));
  const known = { openedAt: openedAt.toISOString(), startAt: startAt.toISOString() };
  const moved = staffMoves && { staffMoves: staffMoves.map(({ at, ...move }) => ({ ...move, at: at.toISOString() })) };
  return { ...same, ...(moments as Record<Moment, string | null>), ...known, ...moved };
}

function fromStored(stored: StoredTicket): Ticket {
  const { _id, version, outbox: _outbox, outboxPending: _pending, requests: _done, trace: _trace, ...rest } = stored;
  const { staffMoves, ...same } = rest;
  const dates = MOMENTS.map((name) => [name, stored[name] === null ? null : new Date(stored[name])]);
  const moments = Object.fromEntries(dates) as Record<Moment, Date | null>;
  const known = { orderId: _id, openedAt: new Date(stored.openedAt), startAt: new Date(stored.startAt) };
  const moved = staffMoves && { staffMoves: staffMoves.map(({ at, ...move }) => ({ ...move, at: new Date(at) })) };
  return Ticket.fromStored({ ...same, ...moments, ...known, ...moved }, version);
}

/** Tickets as documents. */
export class TicketDocuments extends Records<never, Ticket, StoredTicket> implements Tickets {
  readonly #opened: (seconds: number) => void;

  /** `opened` hears how long a paid order waited for its ticket. */
  constructor(store: Documents<StoredTicket>, options: RecordsOptions, opened: (seconds: number) => void = () => {}) {
    super(store, { fromStored, toFields, missing: (id) => new TicketUnknown(id), copy: Ticket.copy }, options);
    this.#opened = opened;
  }

  override async add(ticket: Ticket, paidAt?: string): Promise<boolean> {
    const added = await super.add(ticket);
    if (added && paidAt) this.#opened((ticket.state.openedAt.getTime() - Date.parse(paidAt)) / SECOND);
    failpoint('kitchen.ticket-opened');
    passed(ticket);
    return added;
  }

  override async update(id: string, change: (ticket: Ticket) => void, request?: string): Promise<Ticket> {
    const ticket = await super.update(id, change, request);
    passed(ticket);
    return ticket;
  }

  async list(shown: Shown, limit: number, now: Date): Promise<Ticket[]> {
    const sort = ['cooked', 'closed'].includes(shown) ? '-startAt' : 'startAt';
    return (await this.store.find({ query: shownAs(shown, now), sort, limit })).map(fromStored);
  }

  async alarms(since: Date, limit: number): Promise<Ticket[]> {
    const query = { alarmAt: { $gt: since.toISOString() } };
    return (await this.store.find({ query, sort: '-alarmAt', limit })).map(fromStored);
  }

  async notCooked(limit: number): Promise<Ticket[]> {
    const inStatus = (status: TicketStatus) => this.store.find({ query: { status }, sort: 'startAt', limit });
    return (await Promise.all([inStatus('cooking'), inStatus('queued')])).flat().map(fromStored);
  }

  /** A dead process's cook claimed a ticket until the meal is done, however long that is. */
  async due(now: Date, limit: number, restarted: boolean): Promise<string[]> {
    const time = now.toISOString();
    const ids = (query: Query) => this.store.ids({ query, sort: 'dueAt', limit });
    const due = await ids({ dueAt: { $lte: time } });
    if (restarted) due.push(...(await ids({ dueAt: { $gt: time }, claimed: true })));
    return due.slice(0, limit);
  }
}

/** What was stored of a ticket. */
function passed({ state }: Ticket): void {
  if (state.owed === 'startCooking') failpoint('kitchen.started');
  if (state.owed === 'markCooked') failpoint('kitchen.cooked');
}
