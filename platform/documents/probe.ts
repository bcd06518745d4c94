import { SECOND } from '../../kernel/time.ts';

/**
 * Tells whether a store can be written: rejects where `write` does. `write` is a tiny durable write and runs at most once a
 * second, so that asking for a node's health costs its stores next to nothing.
 */
export function probeOf(write: () => Promise<unknown>): () => Promise<void> {
  let latest: Promise<unknown> | undefined;
  let began = 0;
  return async () => {
    if (!latest || performance.now() - began >= SECOND) {
      began = performance.now();
      latest = write();
    }
    await latest;
  };
}
