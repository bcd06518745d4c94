import type { CloudEvent } from '../../../kernel/events.ts';
import type { TrailEntry, TrailPage } from '../../../kernel/trail.ts';
import { DEAD_LETTER_INDEXES } from '../../../platform/channels/dead-letters.ts';
import type { Documents, Index, Query } from '../../../platform/documents/documents.ts';
import { newestChanges, STAFF_INDEX } from '../../../platform/record/newest-changes.ts';
import type { Publishing } from '../../../platform/record/outbox.ts';
import { Records, type RecordsOptions } from '../../../platform/record/records.ts';
import type { Fields, Stored } from '../../../platform/record/stored.ts';
import { traceIdOf } from '../../../platform/telemetry/trace.ts';
import { failpoint } from '../../failpoint.ts';
import { sortKey } from '../application/list-orders.ts';
import type { BookedOrders, LookedUp, OrderFilter, Orders } from '../application/ports.ts';
import { type BookEntry, lastKeyAt } from '../domain/book-entries.ts';
import { Order } from '../domain/order.ts';
import { OrderUnknown } from '../domain/order-errors.ts';
import type { OrderState, TimelineEntry } from '../domain/order-state.ts';
import type { OrderFact } from '../domain/order-status.ts';
import { trailOf } from '../domain/trail.ts';
import { factsOfOrder, isoOf } from './order-facts.ts';
import { calledNear, calledOn, lookedUp, type Span } from './order-lookups.ts';

/** Dates as texts. */
type Iso<T> = { [K in keyof T]: Date extends T[K] ? Exclude<T[K], Date> | string : T[K] };
export interface StoredOrder extends Stored, Omit<Iso<OrderState>, 'id' | 'timeline' | 'entries' | 'forgottenBy'> {
  timeline: Iso<TimelineEntry>[];
  entries: Iso<BookEntry>[];
  forgottenBy?: Iso<NonNullable<OrderState['forgottenBy']>>;
  sortKey: string;
}

/** Every query of this service uses one of these. */
export const ORDER_COLLECTIONS: Record<string, Index[]> = {
  orders: [
    { name: 'by_customer', keys: ['customerId', 'sortKey'] },
    { name: 'by_owner', keys: ['owner', 'customerId', 'sortKey'] },
    { name: 'by_status', keys: ['status', 'sortKey'] },
    { name: 'by_day', keys: ['day', 'sortKey'] },
    { name: 'by_number', keys: ['day', 'number'], unique: true },
    // For those who know the number only. A unique index serves no query: it leaves out what has no number.
    { name: 'by_called', keys: ['number', 'day'] },
    { name: 'by_unpaid', keys: ['unpaidOf'] },
    { name: 'by_due', keys: ['dueAt', '_id'] },
    { name: 'by_outbox', keys: ['outboxPending', '_id'] },
    { name: 'by_unreported', keys: ['unreported'] },
    { name: 'by_hours', keys: ['hours', '_id'], ofList: true },
    STAFF_INDEX,
  ],
  closings: [{ name: 'by_close', keys: ['closedAt'] }],
  closing_pages: [],
  /** How far the numbers of each day are taken. */
  numbers: [],
  dead_letters: DEAD_LETTER_INDEXES,
};

const dateOf = (text: string | null): Date | null => (text === null ? null : new Date(text));

function toFields(order: Order): Fields<StoredOrder> {
  const { id: _id, wanted, timeline, entries, payBefore, createdAt, updatedAt, forgottenBy, ...state } = order.state;
  const { contactUntil, slot, promised, readyAt, dueAt, ...same } = state;
  return {
    ...same,
    wanted: wanted === 'asap' ? wanted : wanted.toISOString(),
    contactUntil: isoOf(contactUntil),
    slot: isoOf(slot),
    readyAt: isoOf(readyAt),
    dueAt: isoOf(dueAt),
    timeline: timeline.map(({ at, ...move }) => ({ ...move, at: at.toISOString() })),
    entries: entries.map(({ at, ...entry }) => ({ ...entry, at: at.toISOString() })),
    ...(forgottenBy && { forgottenBy: { ...forgottenBy, at: forgottenBy.at.toISOString() } }),
    payBefore: payBefore.toISOString(),
    promised: isoOf(promised),
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
    sortKey: sortKey(order),
  };
}

function fromStored(stored: StoredOrder): Order {
  const {
    _id,
    version,
    outbox: _outbox,
    outboxPending: _pending,
    requests: _done,
    trace: _trace,
    sortKey: _key,
    forgottenBy,
    ...same
  } = stored;
  const state: OrderState = {
    ...same,
    id: _id,
    wanted: stored.wanted === 'asap' ? stored.wanted : new Date(stored.wanted),
    contactUntil: dateOf(stored.contactUntil),
    slot: dateOf(stored.slot),
    readyAt: dateOf(stored.readyAt),
    dueAt: dateOf(stored.dueAt),
    timeline: stored.timeline.map(({ at, ...move }) => ({ ...move, at: new Date(at) })),
    entries: stored.entries.map(({ at, ...entry }) => ({ ...entry, at: new Date(at) })),
    ...(forgottenBy && { forgottenBy: { ...forgottenBy, at: new Date(forgottenBy.at) } }),
    payBefore: new Date(stored.payBefore),
    promised: dateOf(stored.promised),
    createdAt: new Date(stored.createdAt),
    updatedAt: new Date(stored.updatedAt),
  };
  return Order.fromStored(state, version);
}

const dataOf: Publishing<Order>['dataOf'] = (order, { fact, version }) =>
  factsOfOrder(order, { fact: fact as OrderFact, version });
const missing = (id: string) => new OrderUnknown(id);

/** Orders as documents. */
export class OrderDocuments extends Records<OrderFact, Order, StoredOrder> implements Orders, BookedOrders {
  constructor(
    store: Documents<StoredOrder>,
    options: RecordsOptions<Order>,
    publish: (event: CloudEvent) => Promise<void>,
  ) {
    const mapping = { fromStored, toFields, missing, copy: Order.copy };
    super(store, mapping, options, { source: 'order', dataOf, publish });
  }

  unsent(): number {
    return this.outbox.unsent;
  }

  async traceId(id: string): Promise<string | null> {
    const trace = await this.traceOf(id);
    return trace ? traceIdOf(trace) : null;
  }

  override async add(order: Order): Promise<boolean> {
    const added = await super.add(order);
    failpoint('order.created');
    return added;
  }

  override async update(id: string, change: (order: Order) => void, request?: string): Promise<Order> {
    const order = await super.update(id, change, request);
    if (order.state.status === 'paid') failpoint('order.paid');
    if (order.state.status === 'cancelled' && order.state.refundsVersion === 0) failpoint('order.cancelled');
    return order;
  }

  async list({ customerId, owner, status, from, before, limit }: OrderFilter): Promise<Order[]> {
    const query: Query = {
      ...(customerId !== undefined && { customerId }),
      ...(owner !== undefined && { owner }),
      ...(status !== undefined && { status }),
      ...((from ?? before) !== undefined && {
        sortKey: { ...(from !== undefined && { $gte: from }), ...(before !== undefined && { $lt: before }) },
      }),
    };
    return (await this.store.find({ query, sort: '-sortKey', limit })).map(fromStored);
  }

  readonly search = (by: LookedUp, span: Span) => lookedUp(this.store, by, span, fromStored);

  async called(number: number, day: string): Promise<Order | undefined> {
    return (await calledOn(this.store, number, day)).map(fromStored)[0];
  }

  async calledNear(number: number, today: string): Promise<Order | undefined> {
    return (await calledNear(this.store, number, today)).map(fromStored)[0];
  }

  /** An order keeps its sort key until a Z takes its entries; only an earlier entry that is stored late changes the key. */
  async unreported(after: string, until: Date, limit: number): Promise<Order[]> {
    const query = { unreported: { $gt: after, $lte: lastKeyAt(until) } };
    return (await this.store.find({ query, sort: 'unreported', limit })).map(fromStored);
  }

  inHour(hour: string, after: string, limit: number): Promise<string[]> {
    return this.store.ids({ query: { hours: hour, _id: { $gt: after } }, sort: '_id', limit });
  }

  async findAll(ids: readonly string[]): Promise<Order[]> {
    return (await this.store.find({ query: { _id: { $in: ids } }, limit: ids.length })).map(fromStored);
  }

  changes(page: TrailPage): Promise<TrailEntry[]> {
    return newestChanges(this.store, page, (stored) => trailOf(fromStored(stored).state));
  }

  due(now: Date, limit: number): Promise<string[]> {
    return this.store.ids({ query: { dueAt: { $lte: now.toISOString() } }, sort: 'dueAt', limit });
  }
}
