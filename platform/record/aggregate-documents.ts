import type { Aggregate } from '../../kernel/aggregate.ts';
import { Unavailable } from '../../kernel/unavailable.ts';
import { type Documents, DuplicateId } from '../documents/documents.ts';
import type { Outbox, OutboxEntry } from './outbox.ts';
import { wasDone, withRequest } from './requests.ts';

/** What every stored aggregate has beside its own fields. */
export interface Stored {
  _id: string;
  version: number;
  outbox: OutboxEntry[];
  /** Since when an event of this record waits to be sent; null when none does. */
  outboxPending: string | null;
  /** Missing until the first one that came with an Idempotency-Key. */
  requests?: string[];
}
export type Fields<S extends Stored> = Omit<S, keyof Stored>;

interface Mapping<A, S extends Stored> {
  fromStored(stored: S): A;
  toFields(aggregate: A): Fields<S>;
  /** What to throw when there is no such record. */
  missing(id: string): Error;
}

const ATTEMPTS = 8;

/**
 * Load, change, compare-and-set on the version: the one way an aggregate is stored. Its facts go to the outbox in the same
 * write and are sent once that is durable. A change that changed nothing writes nothing.
 */
export class AggregateDocuments<Fact extends string, A extends Aggregate<Fact>, S extends Stored> {
  protected readonly store: Documents<S>;
  readonly #mapping: Mapping<A, S>;
  readonly #outbox: Outbox<Fact, A, S> | undefined;

  constructor(store: Documents<S>, mapping: Mapping<A, S>, outbox?: Outbox<Fact, A, S>) {
    this.store = store;
    this.#mapping = mapping;
    this.#outbox = outbox;
  }

  /** Stores a new aggregate; false if one with its id is there already (that one stays as it is). */
  async add(aggregate: A): Promise<boolean> {
    const outbox = this.#withFacts([], aggregate);
    const bookkeeping: Stored = { _id: aggregate.id, version: 1, outbox, outboxPending: outbox[0]?.time ?? null };
    try {
      await this.store.insert({ ...bookkeeping, ...this.#mapping.toFields(aggregate) } as S);
    } catch (error) {
      if (error instanceof DuplicateId) return false;
      throw error;
    }
    aggregate.storedAs(1);
    this.#outbox?.send(aggregate, outbox);
    return true;
  }

  async find(id: string): Promise<A | undefined> {
    const stored = await this.store.findById(id);
    return stored && this.#mapping.fromStored(stored);
  }

  /**
   * Answers the aggregate as it was stored. `change` may run more than once, and must not wait for anything. A `request` is
   * remembered in the same write; where it was done before, nothing changes. Throws IdempotencyKeyReused.
   */
  async update(id: string, change: (aggregate: A) => void, request?: string): Promise<A> {
    return this.#update(id, (aggregate, stored) => {
      if (request !== undefined && wasDone(stored, request)) return stored.requests;
      change(aggregate);
      return request === undefined ? stored.requests : withRequest(stored, request);
    });
  }

  /** Updates because what was done on request is refused after all: those requests are forgotten. */
  async takeBack(id: string, change: (aggregate: A) => void): Promise<A> {
    return this.#update(id, (aggregate, stored) => {
      change(aggregate);
      return stored.requests && [];
    });
  }

  /** `change` answers what requests the record remembers then. */
  async #update(id: string, change: (aggregate: A, stored: S) => string[] | undefined): Promise<A> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const stored = await this.store.findById(id);
      if (!stored) throw this.#mapping.missing(id);
      const aggregate = this.#mapping.fromStored(stored);
      const requests = change(aggregate, stored);
      if (await this.#replace(stored, aggregate, requests)) return aggregate;
    }
    throw new Unavailable(`${id} was changed by others ${ATTEMPTS} times in a row`);
  }

  #withFacts(outbox: OutboxEntry[], aggregate: A): OutboxEntry[] {
    const facts = aggregate.takeFacts();
    return facts.length > 0 && this.#outbox ? this.#outbox.withFacts(outbox, facts) : outbox;
  }

  /** False if somebody else was faster. */
  async #replace(stored: S, aggregate: A, requests: string[] | undefined): Promise<boolean> {
    const outbox = this.#withFacts(stored.outbox, aggregate);
    const outboxPending = outbox.find(({ sent }) => !sent)?.time ?? null;
    const changes = changedFields(stored, { ...this.#mapping.toFields(aggregate), outbox, outboxPending, requests });
    if (Object.keys(changes).length === 0) return true;
    const version = stored.version + 1;
    const query = { _id: stored._id, version: stored.version };
    if ((await this.store.updateMany(query, { $set: { ...changes, version } as Partial<S> })) === 0) return false;
    aggregate.storedAs(version);
    if (changes.outbox) this.#outbox?.send(aggregate, outbox);
    return true;
  }
}

/** Only what differs is written, so that fields which a newer node added stay as they are. */
function changedFields<S extends Stored>(stored: S, fields: object): Partial<S> {
  const before = stored as unknown as Record<string, unknown>;
  const changed = Object.entries(fields).filter(
    ([name, value]) => JSON.stringify(before[name]) !== JSON.stringify(value),
  );
  return Object.fromEntries(changed) as Partial<S>;
}
