import { randomUUIDv7 } from 'node:crypto';
import type { Aggregate } from '../../kernel/aggregate.ts';
import type { CloudEvent, EventData, EventType } from '../../kernel/events.ts';
import { later, SECOND } from '../../kernel/time.ts';
import type { Documents } from '../documents/documents.ts';
import type { Stored } from './aggregate-documents.ts';

/** An event that a record owes the world, or has sent. A record has one for each kind of fact, and that keeps its id for good. */
export interface OutboxEntry {
  id: string;
  fact: string;
  time: string;
  sent: boolean;
}

interface Options<A, S extends Stored> {
  /** The service; with the fact it makes the event's type, as in `order.paid`. */
  source: string;
  store: Documents<S>;
  fromStored(stored: S): A;
  dataOf(aggregate: A): EventData[EventType];
  /** Resolves once every consumer has dealt with the event. */
  publish(event: CloudEvent): Promise<void>;
  warn(fields: object, message: string): void;
}

const LEFT_BEHIND = 5 * SECOND;
const ATTEMPTS = 8;

/**
 * Sends what records owe. An entry is written together with the state it tells of; the node that wrote it sends it at once
 * and notes that; whatever was left behind (a crash, a broker away) the sweep sends again.
 */
export class Outbox<Fact extends string, A extends Aggregate<Fact>, S extends Stored> {
  readonly #options: Options<A, S>;
  /** Each event's record, by the event's id. */
  readonly #onTheWay = new Map<string, string>();
  #unsent = 0;

  constructor(options: Options<A, S>) {
    this.#options = options;
  }

  /** How many events wait to be sent, as far as this node knows. */
  get unsent(): number {
    return Math.max(this.#unsent, this.#onTheWay.size);
  }

  /** The outbox with these facts to be sent. A fact recorded again is sent again, under the id it has. */
  withFacts(outbox: readonly OutboxEntry[], facts: Fact[]): OutboxEntry[] {
    const time = new Date().toISOString();
    const again = facts.map((fact) => {
      const id = outbox.find((entry) => entry.fact === fact)?.id ?? randomUUIDv7();
      return { id, fact, time, sent: false };
    });
    return [...outbox.filter((entry) => !again.some(({ id }) => id === entry.id)), ...again];
  }

  /** Sends without making the writer wait; what fails stays for the sweep. */
  send(aggregate: A, outbox: readonly OutboxEntry[]): void {
    this.#deliver(aggregate, outbox).catch((error) => {
      this.#options.warn(
        { err: error, record: aggregate.id },
        'an event could not be sent yet; the sweep will try again',
      );
    });
  }

  /** Records whose events stayed behind. */
  async leftBehind(limit: number): Promise<string[]> {
    const { store } = this.#options;
    this.#unsent = await store.count({ query: { outboxPending: { $gt: '' } } });
    const query = { outboxPending: { $lte: later(new Date(), -LEFT_BEHIND).toISOString() } };
    const sending = new Set(this.#onTheWay.values());
    return (await store.ids({ query, sort: 'outboxPending', limit })).filter((id) => !sending.has(id));
  }

  async resend(id: string): Promise<void> {
    const stored = await this.#options.store.findById(id);
    if (stored) await this.#deliver(this.#options.fromStored(stored), stored.outbox);
  }

  #owed(outbox: readonly OutboxEntry[]): OutboxEntry[] {
    return outbox.filter(({ id, sent }) => !sent && !this.#onTheWay.has(id));
  }

  async #deliver(aggregate: A, outbox: readonly OutboxEntry[]): Promise<void> {
    const owed = this.#owed(outbox);
    for (const { id } of owed) this.#onTheWay.set(id, aggregate.id);
    try {
      for (const entry of owed) await this.#options.publish(this.#event(aggregate, entry));
      if (owed.length > 0) await this.#markSent(aggregate.id, owed);
    } finally {
      for (const { id } of owed) this.#onTheWay.delete(id);
    }
  }

  #event(aggregate: A, { id, fact, time }: OutboxEntry): CloudEvent {
    const { source, dataOf } = this.#options;
    const type = `${source}.${fact}` as EventType;
    return { specversion: '1.0', id, source, type, subject: aggregate.id, time, data: dataOf(aggregate) };
  }

  /** Until this is durable the event counts as unsent; to send it twice does no harm. What was recorded again meanwhile is still owed. */
  async #markSent(id: string, sent: readonly OutboxEntry[]): Promise<void> {
    const isSent = (entry: OutboxEntry) => sent.some(({ id, time }) => id === entry.id && time === entry.time);
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const stored = await this.#options.store.findById(id);
      if (!stored) return;
      const outbox = stored.outbox.map((entry) => (isSent(entry) ? { ...entry, sent: true } : entry));
      const outboxPending = outbox.find(({ sent }) => !sent)?.time ?? null;
      const $set = { outbox, outboxPending, version: stored.version + 1 } as Partial<S>;
      if ((await this.#options.store.updateMany({ _id: id, version: stored.version }, { $set })) === 1) return;
    }
  }
}
