/** An event that a record owes the world, or has sent. A record has one for each kind of fact, and that keeps its id for good. */
export interface OutboxEntry {
  id: string;
  fact: string;
  time: string;
  sent: boolean;
  /** Of the record, once it is stored with what the event tells of. */
  version: number;
  /** The W3C traceparent of the request that wrote it. */
  trace?: string;
}

/** What every stored record has beside its own fields. */
export interface Stored {
  _id: string;
  version: number;
  outbox: OutboxEntry[];
  /** Since when an event of this record waits to be sent; null when none does. */
  outboxPending: string | null;
  /** The requests that changed the record under an Idempotency-Key. */
  requests: string[];
  /** The W3C traceparent of the request that made the record: work on it goes on in that trace. */
  trace?: string;
}
export type Fields<S extends Stored> = Omit<S, keyof Stored>;

/** How a record is kept. */
export interface Mapping<A, S extends Stored> {
  /** Throws UnknownValue where a newer node wrote what this one does not know. */
  fromStored(stored: S): A;
  toFields(aggregate: A): Fields<S>;
  /** The same record, to be changed without this one being changed. */
  copy(aggregate: A): A;
  /** What to throw when there is no such record. */
  missing(id: string): Error;
}
