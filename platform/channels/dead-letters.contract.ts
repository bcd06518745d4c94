import type { Static } from 'typebox';
import type { CloudEvent } from '../../kernel/events.ts';
import { contract } from '../contract/contract.ts';
import {
  array,
  integer,
  literal,
  object,
  objectLike,
  optional,
  orNull,
  record,
  string,
  text,
  utcTime,
  whole,
  yesOrNo,
} from '../contract/schema.ts';

/** What to work again: one letter, those of one type of event, or all. Exactly one of the three. */
export type Choice = Static<typeof deadLettersContract.replay.params>;
export type Replayed = Static<typeof replayed>;
export type ListedLetter = Static<typeof listed>;
export type WholeLetter = Static<typeof entire>;
export type Wanted = Static<typeof deadLettersContract.deadLetters.params>;

/** `left`: how many of those that were asked for are still open, those that failed again among them. */
const replayed = object({
  replayed: integer,
  failed: array(object({ id: string, error: string })),
  left: integer,
});
/**
 * A line of the list; `error` is the first line of it. `trace_id`: of the request that the event came of; null for one that
 * carried none.
 */
const listed = object({
  id: string,
  consumer: string,
  type: string,
  subject: string,
  error: string,
  count: integer,
  at: string,
  trace_id: orNull(string),
  dropped: orNull(object({ at: string, reason: string })),
});
/** All of it, with the stack, the event's body and its headers. */
const entire = object({
  ...listed.properties,
  event: objectLike<CloudEvent>(),
  headers: record(string),
});

const id = text(1, 200);
const type = optional(text(1, 100));

/** Each service that consumes events has these. */
export const deadLettersContract = {
  deadLetters: contract({
    ops: 'the events that the service could not work, the newest first; or those that were dropped',
    params: {
      type,
      limit: whole(1, 250, { default: 20, convert: true }),
      dropped: yesOrNo({ default: false }),
      until: optional(utcTime),
    },
    result: array(listed),
  }),
  deadLetter: contract({
    ops: 'one of them, with its stack, the event and its headers',
    params: { id },
    result: entire,
    errors: ['DEAD_LETTER_UNKNOWN'],
  }),
  replay: contract({
    ops: 'works one again, those of a type, or all',
    leaves: ({ left }) => left > 0,
    params: { id: optional(id), type, all: optional(literal(true)) },
    result: replayed,
    errors: ['REPLAY_CHOICE', 'DEAD_LETTER_UNKNOWN', 'DEAD_LETTER_DROPPED'],
  }),
  dropDeadLetter: contract({
    ops: 'keeps one for the record only',
    params: { id, reason: text(1, 200, { trim: true }) },
    result: listed,
    errors: ['DEAD_LETTER_UNKNOWN'],
  }),
};
