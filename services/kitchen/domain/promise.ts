import { later, MINUTE } from '../../../kernel/time.ts';

/** Milliseconds at each of a ticket's stations, which work at the same time. */
export type Work = readonly number[];

/** A ticket that is not cooked yet. `startAt`: when it is time to cook it; `startedAt`: when that was begun. */
export interface InQueue {
  work: Work;
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

/** When it is time to cook it, so that it is ready when it is wanted; never before now. */
export function startOf(wanted: Date | null, work: Work, now: Date): Date {
  const planned = wanted ? later(wanted, -ownTime(work)) : now;
  return planned > now ? planned : now;
}

export const isMoved = (from: Date, to: Date): boolean => Math.abs(to.getTime() - from.getTime()) > SAME_WITHIN;

/**
 * When each ticket of the queue will be ready, in the order of the queue given. A cook works at one station of one ticket at a
 * time; those that were begun are ended first, then whoever is free takes the next in the order of `startAt`, never before that.
 * Since nobody overtakes, more cooks make no ticket later, and a longer queue makes none earlier.
 */
export function readyTimes(queue: readonly InQueue[], cooks: number, now: Date): Date[] {
  const free = Array.from({ length: Math.max(1, cooks) }, () => now.getTime());
  const ready = new Map<InQueue, Date>();
  for (const ticket of queue.toSorted(inTurn)) ready.set(ticket, new Date(cooked(ticket, free, now.getTime())));
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
