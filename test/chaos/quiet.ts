import { setTimeout as sleep } from 'node:timers/promises';
import { unfinished } from '../support/books.ts';
import type { Breach } from '../support/laws.ts';
import type { Stores } from '../support/stores.ts';

const ROUND = 1000;

/**
 * Nobody orders any more and every fault is lifted: waits until nothing is left to be done, as if all the time in the world
 * had passed; for at most so many milliseconds. Answers what is left.
 */
export async function rest(
  stores: () => Promise<Stores>,
  timePasses: () => Promise<void>,
  within: number,
): Promise<Breach[]> {
  let left: Breach[] = [];
  for (const end = Date.now() + within; Date.now() < end; ) {
    await timePasses();
    await sleep(ROUND);
    left = unfinished(await stores(), { timeHasPassed: true });
    if (left.length === 0) return [];
  }
  return left;
}
