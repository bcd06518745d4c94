import { randomUUIDv7 } from 'node:crypto';
import type { Aggregate } from '../../kernel/aggregate.ts';
import { wasDone, withRequest } from './requests.ts';
import type { Mapping, OutboxEntry, Stored } from './stored.ts';

/** A record as it stands: the aggregate, and what is stored beside it. */
export interface Standing<A> {
  aggregate: A;
  version: number;
  outbox: readonly OutboxEntry[];
  requests: readonly string[];
  trace?: string | undefined;
  /** About how many bytes it takes, as it was weighed last. */
  weight?: number;
}

/** What is asked of a record. A `request` is remembered in the same write; where it was done before, nothing changes. */
export interface Change<A> {
  kind: 'change';
  change(aggregate: A): void;
  request?: string | undefined;
  /** The requests so far are forgotten: the order refused what was done on them. */
  forgets?: boolean;
  /** Of the request that asks: the events that the change records carry it. */
  trace?: string | undefined;
}
/** These events are out of our hands. */
export interface Mark {
  kind: 'mark';
  sent: readonly OutboxEntry[];
}

/** What became of one change: the record after it, or why it was refused. `events` are to be sent once the write is durable. */
export type Applied<A> = { after: A; events: OutboxEntry[] } | { refused: unknown };

/** Applies changes one after the other; one that is refused leaves the record as it was, and the others their turn. */
export function applyAll<F extends string, A extends Aggregate<F>, S extends Stored>(
  from: Standing<A>,
  asked: readonly (Change<A> | Mark)[],
  mapping: Mapping<A, S>,
): { to: Standing<A>; applied: Applied<A>[] } {
  let to = from;
  const applied = asked.map((one): Applied<A> => {
    try {
      const step = one.kind === 'mark' ? marked(to, one) : changed(to, one, mapping);
      to = step.to;
      return { after: step.to.aggregate, events: step.events };
    } catch (refused) {
      return { refused };
    }
  });
  return { to, applied };
}

interface Step<A> {
  to: Standing<A>;
  events: OutboxEntry[];
}

function changed<F extends string, A extends Aggregate<F>, S extends Stored>(
  from: Standing<A>,
  { change, request, forgets, trace }: Change<A>,
  mapping: Mapping<A, S>,
): Step<A> {
  const { outbox, requests } = from;
  if (request !== undefined && wasDone(from.aggregate.id, requests, request)) return { to: from, events: [] };
  const aggregate = mapping.copy(from.aggregate);
  change(aggregate);
  const events = toSend(from, aggregate.takeFacts(), trace);
  const kept = forgets ? [] : requests;
  const to = {
    ...from,
    aggregate,
    outbox: [...outbox.filter(({ id }) => !events.some((event) => event.id === id)), ...events],
    requests: request === undefined ? kept : withRequest(kept, request),
  };
  return { to, events };
}

/** A fact that is recorded again is sent again, under the id it has and with a later time, by which a mark tells the two apart. */
function toSend(
  { outbox, version }: Pick<Standing<unknown>, 'outbox' | 'version'>,
  facts: readonly string[],
  trace: string | undefined,
): OutboxEntry[] {
  return facts.map((fact) => {
    const before = outbox.find((entry) => entry.fact === fact);
    const time = new Date(Math.max(Date.now(), before ? Date.parse(before.time) + 1 : 0)).toISOString();
    return { id: before?.id ?? randomUUIDv7(), fact, time, sent: false, version: version + 1, ...(trace && { trace }) };
  });
}

/** What was recorded again meanwhile is still owed: it has another time. */
function marked<A>(from: Standing<A>, { sent }: Mark): Step<A> {
  const isSent = ({ id, time }: OutboxEntry) => sent.some((one) => one.id === id && one.time === time);
  const outbox = from.outbox.map((entry) => (isSent(entry) && !entry.sent ? { ...entry, sent: true } : entry));
  return { to: { ...from, outbox }, events: [] };
}

/** Whether there is something to write; a value that was replaced by one like it does not count. */
export function isChanged<A extends { state: object }>(from: Standing<A>, to: Standing<A>): boolean {
  if (!isSame(from.outbox, to.outbox) || !isSame(from.requests, to.requests)) return true;
  if (from.aggregate === to.aggregate) return false;
  const [before, after] = [from.aggregate.state, to.aggregate.state] as [Values, Values];
  for (const name in after) if (!isSame(before[name], after[name])) return true;
  return false;
}
type Values = Record<string, unknown>;

/** The names of the fields of the state that a change gave another value. */
const changedFields = (before: Values, after: Values): string[] =>
  Object.keys(after).filter((name) => !isSame(before[name], after[name]));

/** What is to be written: only what differs, so that fields which a newer node added stay as they are. */
export function differences<A extends { state: object }, S extends Stored>(
  from: Standing<A>,
  to: Standing<A>,
  { toFields }: Pick<Mapping<A, S>, 'toFields'>,
): Partial<S> {
  const changes: Record<string, unknown> = {};
  const names =
    from.aggregate === to.aggregate ? [] : changedFields(from.aggregate.state as Values, to.aggregate.state as Values);
  if (names.length > 0) {
    const fields = toFields(to.aggregate) as Record<string, unknown>;
    for (const name of names) changes[name] = fields[name];
  }
  if (!isSame(from.outbox, to.outbox)) {
    changes.outbox = to.outbox;
    changes.outboxPending = pendingSince(to.outbox);
  }
  if (!isSame(from.requests, to.requests)) changes.requests = to.requests;
  return changes as Partial<S>;
}

/** All that is stored of a record. */
export function wholeOf<A extends { id: string }, S extends Stored>(
  { aggregate, outbox, requests, trace }: Standing<A>,
  version: number,
  { toFields }: Pick<Mapping<A, S>, 'toFields'>,
): S {
  const rest = {
    _id: aggregate.id,
    version,
    outbox,
    outboxPending: pendingSince(outbox),
    requests,
    ...(trace && { trace }),
  };
  return { ...toFields(aggregate), ...rest } as unknown as S;
}

const pendingSince = (outbox: readonly OutboxEntry[]): string | null => outbox.find(({ sent }) => !sent)?.time ?? null;

function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (one instanceof Date && other instanceof Date) return one.getTime() === other.getTime();
  return JSON.stringify(one) === JSON.stringify(other);
}
