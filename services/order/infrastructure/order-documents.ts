import type { CloudEvent, OrderFacts } from '../../../kernel/events.ts';
import { DEAD_LETTER_INDEXES } from '../../../platform/channels/dead-letters.ts';
import type { Documents, Index, Query } from '../../../platform/documents/documents.ts';
import { AggregateDocuments, type Fields, type Stored } from '../../../platform/record/aggregate-documents.ts';
import { Outbox } from '../../../platform/record/outbox.ts';
import { failpoint } from '../../failpoint.ts';
import { sortKey } from '../application/list-orders.ts';
import type { OrderFilter, Orders } from '../application/ports.ts';
import { Order, type OrderFact } from '../domain/order.ts';
import { OrderUnknown } from '../domain/order-errors.ts';
import type { OrderState } from '../domain/order-state.ts';

type Iso<T> = { [K in keyof T]: T[K] extends Date ? string : T[K] extends Date | null ? string | null : T[K] };
export interface StoredOrder extends Stored, Omit<Iso<OrderState>, 'id' | 'timeline'> {
  timeline: Iso<OrderState['timeline'][number]>[];
  sortKey: string;
}

/** Every query of this service uses one of these. */
export const ORDER_COLLECTIONS: Record<string, Index[]> = {
  orders: [
    { name: 'by_customer', keys: ['customerId', 'sortKey'] },
    { name: 'by_status', keys: ['status', 'sortKey'] },
    { name: 'by_look', keys: ['lookAgainAt', '_id'] },
    { name: 'by_outbox', keys: ['outboxPending', '_id'] },
  ],
  dead_letters: DEAD_LETTER_INDEXES,
};

const iso = (date: Date | null) => date?.toISOString() ?? null;

function toFields(order: Order): Fields<StoredOrder> {
  const { id: _id, timeline, payBefore, createdAt, updatedAt, lookAgainAt, ...same } = order.state;
  return {
    ...same,
    timeline: timeline.map(({ at, ...move }) => ({ ...move, at: at.toISOString() })),
    payBefore: payBefore.toISOString(),
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
    lookAgainAt: iso(lookAgainAt),
    sortKey: sortKey(order),
  };
}

/** What an order has that was stored before its refunds were shown and its ticket's moves counted. */
const ADDED_LATER = { refunds: [], refundsVersion: 0, ticketMoves: 0 };

function fromStored(stored: StoredOrder): Order {
  const { _id, version, outbox: _outbox, outboxPending: _pending, requests: _done, sortKey: _key, ...same } = stored;
  const state: OrderState = {
    ...ADDED_LATER,
    ...same,
    id: _id,
    timeline: stored.timeline.map(({ at, ...move }) => ({ ...move, at: new Date(at) })),
    payBefore: new Date(stored.payBefore),
    createdAt: new Date(stored.createdAt),
    updatedAt: new Date(stored.updatedAt),
    lookAgainAt: stored.lookAgainAt === null ? null : new Date(stored.lookAgainAt),
  };
  return Order.fromStored(state, version);
}

function facts({ id, version, state }: Order): OrderFacts {
  const { customerId, lines, total, currency, payBefore, units } = state;
  return { orderId: id, customerId, version, lines, total, currency, payBefore: payBefore.toISOString(), units };
}

/** What the order service owes the world. */
export const orderOutbox = (
  store: Documents<StoredOrder>,
  publish: (event: CloudEvent) => Promise<void>,
  warn: (fields: object, message: string) => void,
) => new Outbox<OrderFact, Order, StoredOrder>({ source: 'order', store, fromStored, dataOf: facts, publish, warn });

/** Orders as documents. */
export class OrderDocuments extends AggregateDocuments<OrderFact, Order, StoredOrder> implements Orders {
  readonly unsent: () => number;

  constructor(store: Documents<StoredOrder>, outbox: ReturnType<typeof orderOutbox>) {
    super(store, { fromStored, toFields, missing: (id) => new OrderUnknown(id) }, outbox);
    this.unsent = () => outbox.unsent;
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

  async list({ customerId, status, before, limit }: OrderFilter): Promise<Order[]> {
    const query: Query = {
      ...(customerId !== undefined && { customerId }),
      ...(status !== undefined && { status }),
      ...(before !== undefined && { sortKey: { $lt: before } }),
    };
    return (await this.store.find({ query, sort: '-sortKey', limit })).map(fromStored);
  }

  async due(now: Date, limit: number): Promise<string[]> {
    const query = { lookAgainAt: { $lte: now.toISOString() } };
    return this.store.ids({ query, sort: 'lookAgainAt', limit });
  }
}
