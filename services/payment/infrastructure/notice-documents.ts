import { isDue, LEASE } from '../../../kernel/agenda.ts';
import { growingDelay, later, MINUTE } from '../../../kernel/time.ts';
import { type Documents, insertNew } from '../../../platform/documents/documents.ts';
import type { Notices } from '../application/ports.ts';
import type { StoredNotice } from '../domain/payment-state.ts';

export interface NoticeDocument extends Omit<StoredNotice, 'id' | 'receivedAt'> {
  _id: string;
  version: number;
  receivedAt: string;
  dueAt: string;
  claimed: boolean;
}

const LONGEST_LOOK = 15 * MINUTE;

/** Stripe's notices that no payment holds, each once by Stripe's event id, until they are worked. */
export class NoticeDocuments implements Notices {
  readonly #store: Documents<NoticeDocument>;

  constructor(store: Documents<NoticeDocument>) {
    this.#store = store;
  }

  async add({ id, receivedAt, ...notice }: StoredNotice, now: Date): Promise<boolean> {
    const claim = {
      version: 1,
      receivedAt: receivedAt.toISOString(),
      dueAt: later(now, LEASE).toISOString(),
      claimed: true,
    };
    return insertNew(this.#store, { _id: id, ...notice, ...claim });
  }

  async claim(id: string, now: Date, restarted: boolean): Promise<StoredNotice | undefined> {
    const stored = await this.#store.findById(id);
    if (!stored || !isDue({ ...stored, dueAt: new Date(stored.dueAt), tries: stored.version }, now, restarted))
      return undefined;
    const { _id, version, sessionId, refundId, disputeId, receivedAt } = stored;
    const dueAt = later(now, growingDelay(version - 1, LEASE, LONGEST_LOOK)).toISOString();
    const claimed = await this.#store.updateMany({ _id, version }, { $set: { dueAt, version: version + 1 } });
    return claimed === 1 ? { id, sessionId, refundId, disputeId, receivedAt: new Date(receivedAt) } : undefined;
  }

  async remove(id: string): Promise<void> {
    await this.#store.removeMany({ _id: id });
  }

  due(now: Date, limit: number, restarted: boolean): Promise<string[]> {
    const query = { dueAt: restarted ? { $gt: '' } : { $lte: now.toISOString() } };
    return this.#store.ids({ query, sort: 'dueAt', limit });
  }
}
