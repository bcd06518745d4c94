import type { ServiceBroker } from 'moleculer';
import { untraced } from '../telemetry/spans.ts';

/** Milliseconds in which changes are collected. */
const WITHIN = 50;
const MOST_IDS = 500;

/** What was changed: these, or more than can be named. */
export type Changed = { ids: string[] } | { all: true };
type Stored<A> = (before: A | undefined, after: A) => void;

/**
 * Has records tell those who show them what changed, as one broadcast for all changes of a moment. One that is lost is not sent
 * again: who must know reads again by itself. `count` is what else hears of each change.
 */
export function broadcastChanges<A extends { readonly id: string }>(
  { broker }: { broker: ServiceBroker },
  event: string,
  { stored: count }: { stored?: Stored<A> },
): Stored<A> {
  let ids = new Set<string>();
  const tell = () => {
    const changed: Changed = ids.size > MOST_IDS ? { all: true } : { ids: [...ids] };
    ids = new Set();
    broker.broadcast(event, changed).catch((err) => broker.logger.debug({ err }, event));
  };
  return (before, after) => {
    if (ids.size === 0) untraced(() => setTimeout(tell, WITHIN).unref());
    if (ids.size <= MOST_IDS) ids.add(after.id);
    count?.(before, after);
  };
}
