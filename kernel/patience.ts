import { setTimeout as sleep } from 'node:timers/promises';
import { growingDelay, SECOND } from './time.ts';

const MOST_TRIES = 4;
const FIRST = 200;
const LONGEST = 5 * SECOND;

/** Reads again, a few times with growing delay, what could not be read for a reason that passes (Unavailable). */
export async function patiently<T>(read: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await read();
    } catch (error) {
      if (tries === MOST_TRIES || !(error instanceof Error && error.name === 'Unavailable')) throw error;
    }
    await pause(growingDelay(tries - 1, FIRST, LONGEST));
  }
}

/** Milliseconds. */
export const pause = (ms: number): Promise<void> => sleep(ms);
