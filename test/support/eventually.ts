import { setTimeout as sleep } from 'node:timers/promises';

/** Asks again and again, for at most ten seconds, and answers the first thing that is something. */
export async function eventually<T>(
  ask: () => T | undefined | null | false | Promise<T | undefined | null | false>,
): Promise<T> {
  for (const end = Date.now() + 10_000; Date.now() < end; await sleep(10)) {
    const answer = await ask();
    if (answer) return answer;
  }
  throw new Error('it did not happen within ten seconds');
}
