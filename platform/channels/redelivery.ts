import { growingDelay, SECOND } from '../../kernel/time.ts';

/** How often a consumer is given an event again before it is laid with the dead letters. */
export const RETRIES = 5;

/** Before retry `retry` (0 is the first), in milliseconds. */
export const retryDelay = (retry: number): number => growingDelay(retry, 100, 5 * SECOND);

const PASSING = ['Unavailable', 'RequestSkippedError'];

/** Whether a failure ends by itself, as when a service that the consumer needs is away: its event is tried on and on, and never dead. */
export function passes(error: unknown): boolean {
  const { name = '', retryable } = error as { name?: string; retryable?: boolean };
  return retryable === true || PASSING.includes(name);
}
