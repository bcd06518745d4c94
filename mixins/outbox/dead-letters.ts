import { type Documents, DuplicateId, type Index } from '../../mixins/collection/documents.ts';
import type { CloudEvent } from '../../services/shared/events.ts';

interface Death {
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
}

/** In the consumer's own store, one row for each consumer and event. */
export interface DeadLetters {
  bury(death: Death): Promise<void>;
  find(id: string): Promise<DeadLetter | undefined>;
  /** The latest first. */
  list(limit: number): Promise<DeadLetter[]>;
  remove(id: string): Promise<void>;
}

export const toDeadLetter = ({ consumer, event, headers, error }: Death): DeadLetter => ({
  _id: `${consumer}:${event.id}`,
  consumer,
  type: event.type,
  event,
  headers,
  error: error instanceof Error ? (error.stack ?? error.message) : String(error),
  count: 1,
  at: new Date().toISOString(),
});

export const DEAD_LETTER_INDEXES: Index[] = [{ name: 'by_time', keys: ['at'] }];

/** Dead letters as documents. */
export class DeadLetterDocuments implements DeadLetters {
  readonly #store: Documents<DeadLetter>;

  constructor(store: Documents<DeadLetter>) {
    this.#store = store;
  }

  async bury(death: Death): Promise<void> {
    const letter = toDeadLetter(death);
    try {
      await this.#store.insert(letter);
    } catch (error) {
      if (!(error instanceof DuplicateId)) throw error;
      const { _id, error: reason, at, headers } = letter;
      const before = await this.find(_id);
      await this.#store.updateMany({ _id }, { $set: { error: reason, at, headers, count: (before?.count ?? 0) + 1 } });
    }
  }

  find(id: string): Promise<DeadLetter | undefined> {
    return this.#store.findById(id);
  }

  list(limit: number): Promise<DeadLetter[]> {
    return this.#store.find({ query: {}, sort: '-at', limit });
  }

  async remove(id: string): Promise<void> {
    await this.#store.removeMany({ _id: id });
  }
}
