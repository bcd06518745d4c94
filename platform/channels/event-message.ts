import type { JsMsg } from 'nats';
import type { CloudEvent } from '../../kernel/events.ts';
import { UnknownValue } from '../../kernel/unknown-value.ts';
import { PREFIX } from './jetstream-stream.ts';

/** Of a message that is no event, characters: escaped as JSON they fit into a text column of 64 KiB. */
const LONGEST_RAW = 8000;

/** What lies on a subject of events and is none: handing it out again can never help. */
export class NotAnEvent extends Error {
  constructor() {
    super('this message is no CloudEvent: it needs specversion 1.0, id, type, subject and data');
    this.name = 'NotAnEvent';
  }
}

/** The event in a message. Throws NotAnEvent, and UnknownValue where the type is another than the subject's. */
export function eventOf(message: JsMsg): CloudEvent {
  const event = parsed(message);
  if (!isEvent(event)) throw new NotAnEvent();
  if (`${PREFIX}.${event.type}` !== message.subject) throw new UnknownValue('the event type', event.type);
  return event;
}

/** An event in whose place a message that is none lies with the dead letters; no consumer has a handler for its type. */
export function standInFor(message: JsMsg): CloudEvent {
  const { stream, streamSequence, timestampNanos } = message.info;
  return {
    specversion: '1.0',
    id: `${stream}-${streamSequence}`,
    source: 'nats',
    type: 'not-an-event',
    subject: message.subject.slice(0, 200),
    time: new Date(timestampNanos / 1e6).toISOString(),
    data: { raw: message.string().slice(0, LONGEST_RAW).toWellFormed() },
  } as unknown as CloudEvent;
}

export const headersOf = ({ headers }: Pick<JsMsg, 'headers'>): Record<string, string> =>
  Object.fromEntries([...(headers ?? [])].map(([name, [value = '']]) => [name, value]));

function parsed(message: JsMsg): unknown {
  try {
    return message.json();
  } catch {
    return undefined;
  }
}

/** Bounded as the columns of dead letters are, so that each event can be stored there. */
function isEvent(value: unknown): value is CloudEvent {
  const { specversion, id, type, subject, data } = Object(value) as Partial<Record<keyof CloudEvent, unknown>>;
  const isText = (text: unknown, longest: number) => typeof text === 'string' && text !== '' && text.length <= longest;
  const isNamed = isText(id, 100) && isText(type, 100) && isText(subject, 200);
  return specversion === '1.0' && isNamed && typeof data === 'object' && data !== null;
}
