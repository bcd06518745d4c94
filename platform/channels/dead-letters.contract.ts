import { contract } from '../contract/contract.ts';
import type { DeadLetter } from './dead-letter.ts';

/** What to work again: one letter, those of one type of event, or all. Exactly one of the three. */
export interface Choice {
  id?: string;
  type?: string;
  all?: true;
}

/** `left`: how many of those that were asked for are still open, those that failed again among them. */
export interface Replayed {
  replayed: number;
  failed: { id: string; error: string }[];
  left: number;
}

/** A line of the list; `error` is the first line of it. */
export interface ListedLetter extends Pick<DeadLetter, 'consumer' | 'type' | 'error' | 'count' | 'at'> {
  id: string;
  subject: string;
  /** Of the request that the event came of; null for one that carried none. */
  trace_id: string | null;
  dropped: { at: string; reason: string } | null;
}
/** All of it, with the stack, the event's body and its headers. */
export type WholeLetter = ListedLetter & Pick<DeadLetter, 'event' | 'headers'>;

const ID = { type: 'string', min: 1, max: 200 };
const TYPE = { type: 'string', min: 1, max: 100, optional: true };

export type Wanted = { type?: string; limit: number; dropped: boolean };

/** Each service that consumes events has these. */
export const deadLettersContract = {
  deadLetters: contract<Wanted, ListedLetter[]>({
    ops: 'the events that the service could not work, the newest first; or those that were dropped',
    params: {
      type: TYPE,
      limit: { type: 'number', integer: true, min: 1, max: 100, default: 20, convert: true },
      dropped: { type: 'boolean', default: false },
    },
  }),
  /** Throws DEAD_LETTER_UNKNOWN. */
  deadLetter: contract<{ id: string }, WholeLetter>({
    ops: 'one of them, with its stack, the event and its headers',
    params: { id: ID },
  }),
  /** Throws REPLAY_CHOICE, DEAD_LETTER_UNKNOWN, DEAD_LETTER_DROPPED. */
  replay: contract<Choice, Replayed>({
    ops: 'works one again, those of a type, or all',
    leaves: ({ left }) => left > 0,
    params: {
      id: { ...ID, optional: true },
      type: TYPE,
      all: { type: 'equal', value: true, strict: true, optional: true },
    },
  }),
  /** Throws DEAD_LETTER_UNKNOWN. */
  dropDeadLetter: contract<{ id: string; reason: string }, ListedLetter>({
    ops: 'keeps one for the record only',
    params: { id: ID, reason: { type: 'string', min: 1, max: 200, trim: true } },
  }),
};
