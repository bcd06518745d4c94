import type { CloudEvent } from '../../kernel/events.ts';

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
  /** By when they were given up, or dropped. */
  until?: string | undefined;
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
