import type { Aggregate } from '../../kernel/aggregate.ts';
import type { CloudEvent, EventData, EventType } from '../../kernel/events.ts';
import { later, SECOND } from '../../kernel/time.ts';
import type { Documents } from '../documents/documents.ts';
import { inItsTrace } from '../telemetry/spans.ts';
import type { OutboxEntry, Stored } from './stored.ts';

/** How the records of a service tell the world what happened to them. */
export interface Publishing<A> {
  /** The service; with the fact it makes the event's type, as in `order.paid`. */
  source: string;
  /** An event that is sent late tells of an earlier version than `aggregate`. */
  dataOf(aggregate: A, entry: OutboxEntry): EventData[EventType];
  /** Resolves once every consumer has dealt with the event, or JetStream has stored it. */
  publish(event: CloudEvent): Promise<void>;
}
interface Owing<A> {
  owed(id: string): Promise<{ aggregate: A; entries: OutboxEntry[] } | undefined>;
  sent(id: string, entries: readonly OutboxEntry[], canWait: boolean): Promise<void>;
}
interface Warning {
  warn(fields: object, message: string): void;
}

const LEFT_BEHIND = 5 * SECOND;

/**
 * Sends what records owe. An entry is written together with the state it tells of; the node that wrote it sends it at once,
 * and that it was sent is noted with the record's next write. Whatever was left behind (a crash, a broker away) the sweep sends again.
 */
export class Outbox<A extends Aggregate<string>> {
  readonly #store: Documents<Stored>;
  readonly #records: Owing<A>;
  readonly #warn: Warning['warn'];
  readonly #publishing: Publishing<A> | undefined;
  /** Sent by this process, or about to be, and not noted yet. */
  readonly #onTheWay = new Set<string>();
  #unsent = 0;
  #notNoted = 0;

  constructor(store: Documents<Stored>, records: Owing<A>, { warn }: Warning, publishing: Publishing<A> | undefined) {
    this.#store = store;
    this.#records = records;
    this.#warn = warn;
    this.#publishing = publishing;
  }

  /** How many events wait to be sent, as far as this node knows. */
  get unsent(): number {
    return Math.max(this.#unsent, this.#onTheWay.size) - this.#notNoted;
  }

  /** Sends without making the writer wait; what fails stays for the sweep. */
  send(aggregate: A, entries: readonly OutboxEntry[]): void {
    const delivered = () =>
      this.#deliver(aggregate, entries, true).catch((err) => {
        this.#warn({ err, record: aggregate.id }, 'an event could not be sent yet; the sweep will try again');
      });
    void inTraceOf(entries[0], delivered);
  }

  /** Records whose events stayed behind. */
  async leftBehind(limit: number): Promise<string[]> {
    this.#unsent = await this.#store.count({ query: { outboxPending: { $gt: '' } } });
    const query = { outboxPending: { $lte: later(new Date(), -LEFT_BEHIND).toISOString() } };
    return this.#store.ids({ query, sort: 'outboxPending', limit });
  }

  /** The sweep waits for the mark, and many may have stayed behind: it is written at once. */
  async resend(id: string): Promise<void> {
    const owed = await this.#records.owed(id);
    if (owed) await this.#deliver(owed.aggregate, owed.entries, false);
  }

  async #deliver(aggregate: A, entries: readonly OutboxEntry[], canWait: boolean): Promise<void> {
    const publishing = this.#publishing;
    const owed = entries.filter((entry) => !this.#onTheWay.has(keyOf(entry)));
    if (!publishing || owed.length === 0) return;
    const publish = (entry: OutboxEntry) =>
      inTraceOf(entry, () => publishing.publish(eventOf(aggregate, entry, publishing)));
    for (const entry of owed) this.#onTheWay.add(keyOf(entry));
    try {
      for (const entry of owed) await publish(entry);
      this.#notNoted += owed.length;
      await this.#records.sent(aggregate.id, owed, canWait).finally(() => {
        this.#notNoted -= owed.length;
      });
    } finally {
      for (const entry of owed) this.#onTheWay.delete(keyOf(entry));
    }
  }
}

/** Of the request that wrote the entry. Who sends it may be another: one that waited for the same write, or the sweep. */
const inTraceOf = <T>(entry: OutboxEntry | undefined, work: () => T): T => inItsTrace(entry?.trace, work);

/** What is recorded again while it is on its way has the same id and a later time, and goes out too. */
const keyOf = ({ id, time }: OutboxEntry): string => `${id} ${time}`;

function eventOf<A extends Aggregate<string>>(
  aggregate: A,
  entry: OutboxEntry,
  { source, dataOf }: Publishing<A>,
): CloudEvent {
  const { id, fact, time } = entry;
  const type = `${source}.${fact}` as EventType;
  return { specversion: '1.0', id, source, type, subject: aggregate.id, time, data: dataOf(aggregate, entry) };
}
