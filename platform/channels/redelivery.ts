import { growingDelay, MINUTE, SECOND } from '../../kernel/time.ts';

/** How often a consumer is given an event again before it is laid with the dead letters. */
export const RETRIES = 5;

const nameOf = (error: unknown): string => (error as { name?: string } | undefined)?.name ?? '';
const isUnknown = (error: unknown): boolean => nameOf(error) === 'UnknownValue';

/**
 * Milliseconds before retry `retry` (0 is the first) of an event that failed with `error`. An event with a value that only a
 * newer node knows is retried every 5 minutes in the end, as no retry helps before a node is replaced; any other every 5 s.
 */
export const retryDelay = (retry: number, error?: unknown): number =>
  growingDelay(retry, 100, isUnknown(error) ? 5 * MINUTE : 5 * SECOND);

const PASSING = ['Unavailable', 'RequestSkippedError'];

/** Whether a failure ends by itself, as when a service that the consumer needs is away: its event is tried on and on, and never dead. */
export function passes(error: unknown): boolean {
  if ((error as { retryable?: boolean } | undefined)?.retryable === true) return true;
  return isUnknown(error) || PASSING.includes(nameOf(error));
}
