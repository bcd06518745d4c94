import { SECOND } from '../../../kernel/time.ts';
import { DEAD_LETTER_INDEXES } from '../../../platform/channels/dead-letters.ts';
import type { Documents, Index, Query } from '../../../platform/documents/documents.ts';
import { Records, type RecordsOptions } from '../../../platform/record/records.ts';
import type { Fields, Stored } from '../../../platform/record/stored.ts';
import { failpoint } from '../../failpoint.ts';
import type { Tickets } from '../application/ports.ts';
import { Ticket, type TicketState, type TicketStatus } from '../domain/ticket.ts';
import { TicketUnknown } from '../domain/ticket-errors.ts';

type Moment = 'openedAt' | 'startedAt' | 'cookedAt' | 'doneAt' | 'dueAt';
export interface StoredTicket extends Stored, Omit<TicketState, 'orderId' | Moment> {
  openedAt: string;
  startedAt: string | null;
  cookedAt: string | null;
  doneAt: string | null;
  dueAt: string | null;
}

/** Every query of this service uses one of these. */
export const KITCHEN_COLLECTIONS: Record<string, Index[]> = {
  tickets: [
    { name: 'by_status', keys: ['status', 'openedAt'] },
    { name: 'by_due', keys: ['dueAt', '_id'] },
  ],
  dead_letters: DEAD_LETTER_INDEXES,
};

const iso = (date: Date | null) => date?.toISOString() ?? null;
const date = (text: string | null) => (text === null ? null : new Date(text));

function toFields({ state }: Ticket): Fields<StoredTicket> {
  const { orderId: _id, openedAt, startedAt, cookedAt, doneAt, dueAt, ...same } = state;
  const moments = {
    startedAt: iso(startedAt),
    cookedAt: iso(cookedAt),
    doneAt: iso(doneAt),
    dueAt: iso(dueAt),
  };
  return { ...same, ...moments, openedAt: openedAt.toISOString() };
}

function fromStored(stored: StoredTicket): Ticket {
  const { _id, version, outbox: _outbox, outboxPending: _pending, requests: _done, trace: _trace, ...same } = stored;
  const { openedAt, startedAt, cookedAt, doneAt, dueAt } = stored;
  const moments = {
    startedAt: date(startedAt),
    cookedAt: date(cookedAt),
    doneAt: date(doneAt),
    dueAt: date(dueAt),
  };
  return Ticket.fromStored({ ...same, ...moments, orderId: _id, openedAt: new Date(openedAt) }, version);
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

  async list(status: TicketStatus, limit: number): Promise<Ticket[]> {
    return (await this.store.find({ query: { status }, sort: 'openedAt', limit })).map(fromStored);
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
