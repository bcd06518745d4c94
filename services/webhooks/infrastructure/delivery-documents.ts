import { DEAD_LETTER_INDEXES } from '../../../platform/channels/dead-letters.ts';
import type { Documents, Index, Query } from '../../../platform/documents/documents.ts';
import { Records, type RecordsOptions } from '../../../platform/record/records.ts';
import type { Fields, Stored } from '../../../platform/record/stored.ts';
import { sortKey } from '../application/list-deliveries.ts';
import type { Deliveries, DeliveryFilter } from '../application/ports.ts';
import { Delivery, type DeliveryState } from '../domain/delivery.ts';
import { DeliveryUnknown } from '../domain/webhook-errors.ts';

type Moment = 'createdAt' | 'keptUntil';
export interface StoredDelivery extends Stored, Omit<DeliveryState, 'id' | 'dueAt' | 'last' | Moment> {
  dueAt: string | null;
  last: (Omit<NonNullable<DeliveryState['last']>, 'at'> & { at: string }) | null;
  createdAt: string;
  keptUntil: string;
  sortKey: string;
}

/** Every query of this service uses one of these. */
export const WEBHOOK_COLLECTIONS: Record<string, Index[]> = {
  endpoints: [{ name: 'by_age', keys: ['removedAt', 'createdAt'] }],
  deliveries: [
    { name: 'by_due', keys: ['endpointId', 'dueAt', '_id'] },
    { name: 'by_endpoint', keys: ['endpointId', 'sortKey'] },
    { name: 'by_status', keys: ['endpointId', 'status', 'sortKey'] },
    { name: 'by_age', keys: ['keptUntil', '_id'] },
  ],
  dead_letters: DEAD_LETTER_INDEXES,
};

function toFields(delivery: Delivery): Fields<StoredDelivery> {
  const { id: _id, dueAt, last, createdAt, keptUntil, ...same } = delivery.state;
  return {
    ...same,
    dueAt: dueAt?.toISOString() ?? null,
    last: last && { ...last, at: last.at.toISOString() },
    createdAt: createdAt.toISOString(),
    keptUntil: keptUntil.toISOString(),
    sortKey: sortKey(delivery),
  };
}

function fromStored(stored: StoredDelivery): Delivery {
  const { _id, version, outbox: _o, outboxPending: _p, requests: _r, trace: _t, sortKey: _s, ...same } = stored;
  const { dueAt, last, createdAt, keptUntil } = stored;
  const state: DeliveryState = {
    ...same,
    id: _id,
    dueAt: dueAt === null ? null : new Date(dueAt),
    last: last && { ...last, at: new Date(last.at) },
    createdAt: new Date(createdAt),
    keptUntil: new Date(keptUntil),
  };
  return Delivery.fromStored(state, version);
}

/** Deliveries as documents. */
export class DeliveryDocuments extends Records<never, Delivery, StoredDelivery> implements Deliveries {
  constructor(store: Documents<StoredDelivery>, options: RecordsOptions<Delivery>) {
    super(store, { fromStored, toFields, missing: (id) => new DeliveryUnknown(id), copy: Delivery.copy }, options);
  }

  async list({ endpointId, status, from, before, limit }: DeliveryFilter): Promise<Delivery[]> {
    const isBound = from !== undefined || before !== undefined;
    const bounds = { ...(from !== undefined && { $gte: from }), ...(before !== undefined && { $lt: before }) };
    const query = { endpointId, ...(status && { status }), ...(isBound && { sortKey: bounds }) };
    return (await this.store.find({ query, sort: '-sortKey', limit })).map(fromStored);
  }

  async due(endpointId: string, now: Date, limit: number, restarted: boolean): Promise<string[]> {
    const time = now.toISOString();
    const ids = (query: Query) => this.store.ids({ query: { endpointId, ...query }, sort: 'dueAt', limit });
    const due = await ids({ dueAt: { $lte: time } });
    if (restarted) due.push(...(await ids({ dueAt: { $gt: time }, claimed: true })));
    return due.slice(0, limit);
  }

  waiting(endpointId: string, most: number): Promise<number> {
    return this.store.count({ query: { endpointId, status: 'waiting' }, most });
  }

  async removeOld(now: Date, limit: number): Promise<number> {
    const query = { keptUntil: { $lte: now.toISOString() } };
    const ids = await this.store.ids({ query, sort: 'keptUntil', limit });
    if (ids.length > 0) await this.store.removeMany({ _id: { $in: ids } });
    return ids.length;
  }
}
