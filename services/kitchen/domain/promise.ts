import { later, MINUTE } from '../../../kernel/time.ts';
/** Milliseconds at each of a ticket's stations, which work at the same time. */
export type Work = readonly number[];

/**
 * A ticket that is not cooked yet. `wanted`: null is as soon as possible. `startAt`: when it is time to cook it; `startedAt`: when
 * that was begun.
 */
export interface InQueue {
  work: Work;
  wanted: Date | null;
  startAt: Date;
  startedAt: Date | null;
}

/** A promise that moved by no more is as good as before: nobody is told of it. */
const SAME_WITHIN = 2 * MINUTE;

/** A station cooks the lines of a ticket side by side: it takes as long as its longest. `otherwise`: for lines that name no minutes. */
export function workOf(lines: readonly { station: string | null; minutes: number | null }[], otherwise: number): Work {
  const stations = new Map<string | null, number>();
  for (const { station, minutes } of lines) {
    const ms = minutes === null ? otherwise : minutes * MINUTE;
    stations.set(station, Math.max(ms, stations.get(station) ?? 0));
  }
  return [...stations.values()];
}

/** How long a ticket takes where nobody is in the way. Milliseconds. */
export const ownTime = (work: Work): number => Math.max(0, ...work);

/** What is promised of a ticket that is begun now, sooner or later than it was reckoned with. */
export function promisedFromStart(
  { readyAt, wanted, work }: Pick<InQueue, 'wanted' | 'work'> & { readyAt: Date | null },
  now: Date,
): Date {
  const reckoned = later(now, ownTime(work));
  const ready = wanted && wanted > reckoned ? wanted : reckoned;
  return !readyAt || isMoved(readyAt, ready) ? ready : readyAt;
}

/**
 * When it is time to cook it, so that it is ready when it is wanted, as are those `before` it: the work of the tickets that are wanted
 * for the same time, in the order in which they were opened. Never before now.
 */
export function startOf(
  { wanted, work }: Pick<InQueue, 'wanted' | 'work'>,
  before: readonly Work[],
  cooks: number,
  now: Date,
) {
  if (!wanted) return now;
  const busy = Array.from({ length: Math.max(1, cooks) }, () => wanted.getTime());
  for (const other of before) planBackwards(other, busy);
  return new Date(Math.max(now.getTime(), planBackwards(work, busy)));
}

/**
 * Gives a ticket's work to the cooks, who are `busy` from these times on, the last of them first, before that. Answers when all of
 * these cooks begin with it: they do so together, since `readyTimes` has them take a ticket's stations as early as they can.
 */
function planBackwards(work: Work, busy: number[]): number {
  const loads = busy.map(() => 0);
  cooked({ work, wanted: null, startAt: new Date(0), startedAt: null }, loads, 0);
  const longestFirst = loads.toReversed().slice(0, work.length);
  const start = Math.min(busy[0] ?? 0, ...longestFirst.map((ms, nth) => (busy[nth] ?? 0) - ms));
  busy.splice(0, longestFirst.length, ...longestFirst.map(() => start));
  busy.sort((a, b) => b - a);
  return start;
}

export const isMoved = (from: Date, to: Date): boolean => Math.abs(to.getTime() - from.getTime()) > SAME_WITHIN;

/**
 * When each ticket of the queue will be ready, in the order of the queue given. A cook works at one station of one ticket at a
 * time; those that were begun are ended first, then whoever is free takes the next in the order of `startAt`, never before that.
 * Since nobody overtakes, more cooks make no ticket later, and a longer queue makes none earlier. What is cooked early waits until
 * it is wanted.
 */
export function readyTimes(queue: readonly InQueue[], cooks: number, now: Date): Date[] {
  const free = Array.from({ length: Math.max(1, cooks) }, () => now.getTime());
  const ready = new Map<InQueue, Date>();
  for (const ticket of queue.toSorted(inTurn)) {
    const done = new Date(cooked(ticket, free, now.getTime()));
    ready.set(ticket, ticket.wanted && ticket.wanted > done ? ticket.wanted : done);
  }
  return queue.map((ticket) => ready.get(ticket) ?? now);
}

function inTurn(one: InQueue, other: InQueue): number {
  const isBegun = Number(other.startedAt !== null) - Number(one.startedAt !== null);
  return isBegun || (one.startedAt ?? one.startAt).getTime() - (other.startedAt ?? other.startAt).getTime();
}

/** Gives a ticket's work to the cooks, who are `free` from these times on, the first of them first. Answers when it is done. */
function cooked({ work, startAt, startedAt }: InQueue, free: number[], now: number): number {
  const earliest = startedAt ? now : Math.max(now, startAt.getTime());
  let done = earliest;
  for (const ms of work) {
    const left = startedAt ? Math.max(0, startedAt.getTime() + ms - now) : ms;
    const end = Math.max(free.shift() ?? now, earliest) + left;
    const next = free.findIndex((time) => time > end);
    free.splice(next === -1 ? free.length : next, 0, end);
    done = Math.max(done, end);
  }
  return done;
}
