import type { ServerResponse } from 'node:http';
import { SECOND } from '../../kernel/time.ts';
import { HttpFault } from './problem.ts';
import type { Counters } from './rate-limit-counters.ts';

/** No valid id is longer; of an invalid one the rest need not be kept. */
const ID_LENGTH = 64;

/**
 * Refuses what a customer orders beyond `most` in a window, 0 meaning no limit, and tells in Retry-After when to come back.
 * Throws RATE_LIMITED. Where the counters are away nobody is refused.
 */
export const orderLimit = (most: number, counters: Counters) => async (customerId: string, res: ServerResponse) => {
  if (most === 0) return;
  const counted = await counters.add(customerId.slice(0, ID_LENGTH));
  if (!counted || counted.count <= most) return;
  const seconds = Math.max(1, Math.ceil(counted.msLeft / SECOND));
  res.setHeader('Retry-After', seconds);
  throw new HttpFault(429, 'RATE_LIMITED', `a customer may order ${most} times a minute; try again in ${seconds} s`);
};
