import { growingDelay, later, MINUTE, SECOND } from '../../../kernel/time.ts';
import { type Documents, DuplicateId } from '../../../platform/documents/documents.ts';
import { failpoint } from '../../failpoint.ts';
import type { Notice, Notices } from '../application/ports.ts';

export interface StoredNotice extends Omit<Notice, 'id'> {
  _id: string;
  version: number;
  /** `done` once its effect is stored; `ignored` is none of our business. */
  state: 'received' | 'done' | 'ignored' | 'given-up';
  receivedAt: string;
  lookAgainAt: string | null;
}

const FIRST_LOOK = 2 * SECOND;
const LONGEST_LOOK = 15 * MINUTE;

/** Stripe's notices, each once by Stripe's event id. */
export class NoticeDocuments implements Notices {
  readonly #store: Documents<StoredNotice>;

  constructor(store: Documents<StoredNotice>) {
    this.#store = store;
  }

  async add({ id, ...notice }: Notice, toWork: boolean, now: Date): Promise<boolean> {
    const at = now.toISOString();
    const state = toWork ? 'received' : 'ignored';
    const fresh = { _id: id, version: 1, ...notice, state, receivedAt: at, lookAgainAt: toWork ? at : null } as const;
    try {
      await this.#store.insert(fresh);
    } catch (error) {
      if (error instanceof DuplicateId) return false;
      throw error;
    }
    failpoint('webhook.stored');
    return true;
  }

  async claim(id: string, now: Date): ReturnType<Notices['claim']> {
    const stored = await this.#store.findById(id);
    if (!stored?.lookAgainAt || stored.lookAgainAt > now.toISOString()) return undefined;
    const { _id, version, type, sessionId, refundId = null, receivedAt } = stored;
    const lookAgainAt = later(now, growingDelay(version - 1, FIRST_LOOK, LONGEST_LOOK)).toISOString();
    const claimed = await this.#store.updateMany({ _id, version }, { $set: { lookAgainAt, version: version + 1 } });
    return claimed === 1 ? { id, type, sessionId, refundId, receivedAt: new Date(receivedAt) } : undefined;
  }

  async done(id: string): Promise<void> {
    await this.#store.updateMany({ _id: id }, { $set: { state: 'done', lookAgainAt: null } });
  }

  async giveUp(id: string): Promise<void> {
    await this.#store.updateMany({ _id: id }, { $set: { state: 'given-up', lookAgainAt: null } });
  }

  async due(now: Date, limit: number): Promise<string[]> {
    const query = { lookAgainAt: { $lte: now.toISOString() } };
    return this.#store.ids({ query, sort: 'lookAgainAt', limit });
  }
}
