import { type Documents, DuplicateId, type Index, type Query } from '../../mixins/collection/documents.ts';
import type { CloudEvent } from '../../services/shared/events.ts';
import { Unavailable } from '../../services/shared/unavailable.ts';

export interface Death {
  consumer: string;
  event: CloudEvent;
  headers: Record<string, string>;
  error: unknown;
}

/** An event that a consumer could not work, with all that is needed to see why and to work it again. */
export interface DeadLetter {
  _id: string;
  consumer: string;
  type: string;
  event: CloudEvent;
  headers: Record<string, string>;
  error: string;
  /** How often it was given up. */
  count: number;
  at: string;
  /** Null as long as it is open; those from before letters could be dropped have neither field. */
  droppedAt?: string | null;
  dropReason?: string | null;
}

/** Those that wait for somebody, or those that somebody dropped; of one type of event, or of all. */
export interface Which {
  type?: string | undefined;
  dropped: boolean;
}

/** In the consumer's own store, one row for each consumer and event. */
export interface DeadLetters {
  /** A letter that is there is counted once more, and is open again if it was dropped. */
  bury(death: Death): Promise<void>;
  find(id: string): Promise<DeadLetter | undefined>;
  /** By when they were given up; the dropped ones by when they were dropped. */
  list(which: Which, order: 'newest' | 'oldest', limit: number): Promise<DeadLetter[]>;
  count(which: Which): Promise<number>;
  /** Keeps the row for the record. Changes nothing where it is dropped already, or unknown. */
  drop(id: string, reason: string): Promise<void>;
  /** Removes it, unless somebody dropped it meanwhile. */
  remove(id: string): Promise<void>;
}

/** Four bytes a character at most: it fits into the 64 KiB of a text column, or a letter could never be stored. */
const LONGEST_ERROR = 16_000;

export const errorText = (error: unknown): string =>
  (error instanceof Error ? (error.stack ?? error.message) : String(error)).slice(0, LONGEST_ERROR);
export const firstLine = (text: string): string => text.split('\n', 1)[0] ?? '';

export const toDeadLetter = ({ consumer, event, headers, error }: Death) => ({
  _id: `${consumer}:${event.id}`,
  consumer,
  type: event.type,
  event,
  headers,
  error: errorText(error),
  count: 1,
  at: new Date().toISOString(),
  droppedAt: null,
  dropReason: null,
});

export const DEAD_LETTER_INDEXES: Index[] = [
  { name: 'by_state', keys: ['droppedAt', 'at'] },
  { name: 'by_type', keys: ['type', 'droppedAt', 'at'] },
];

const ATTEMPTS = 8;

/** Dead letters as documents. */
export class DeadLetterDocuments implements DeadLetters {
  readonly #store: Documents<DeadLetter>;

  constructor(store: Documents<DeadLetter>) {
    this.#store = store;
  }

  /** The row may be counted by another node, or removed by a replay, between our reading and our writing. */
  async bury(death: Death): Promise<void> {
    const letter = toDeadLetter(death);
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      if ((await this.#insert(letter)) || (await this.#countAgain(letter))) return;
    }
    throw new Unavailable(`the dead letter ${letter._id} is changed by others all the time`);
  }

  async #insert(letter: DeadLetter): Promise<boolean> {
    try {
      await this.#store.insert(letter);
      return true;
    } catch (error) {
      if (error instanceof DuplicateId) return false;
      throw error;
    }
  }

  async #countAgain({ _id, consumer: _c, type: _t, event: _e, ...again }: DeadLetter): Promise<boolean> {
    const before = await this.find(_id);
    if (!before) return false;
    const $set = { ...again, count: before.count + 1 };
    return (await this.#store.updateMany({ _id, count: before.count }, { $set })) === 1;
  }

  find(id: string): Promise<DeadLetter | undefined> {
    return this.#store.findById(id);
  }

  list(which: Which, order: 'newest' | 'oldest', limit: number): Promise<DeadLetter[]> {
    const by = which.dropped ? 'droppedAt' : 'at';
    return this.#store.find({ query: queryOf(which), sort: order === 'newest' ? `-${by}` : by, limit });
  }

  count(which: Which): Promise<number> {
    return this.#store.count({ query: queryOf(which) });
  }

  async drop(id: string, reason: string): Promise<void> {
    const $set = { droppedAt: new Date().toISOString(), dropReason: reason };
    await this.#store.updateMany({ _id: id, droppedAt: null }, { $set });
  }

  async remove(id: string): Promise<void> {
    await this.#store.removeMany({ _id: id, droppedAt: null });
  }
}

const queryOf = ({ type, dropped }: Which): Query => ({
  ...(type !== undefined && { type }),
  droppedAt: dropped ? { $gt: '' } : null,
});
