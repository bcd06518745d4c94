import { workOf } from '../domain/promise.ts';
import type { KitchenDeps } from './ports.ts';

interface Asked {
  lines: { station: string | null; minutes: number | null }[];
}

/** When an order of these lines would be ready if it were paid now: reckoned as promises are, and promised to nobody. */
export async function readyAt({ lines }: Asked, { queue, lineMs, now }: KitchenDeps): Promise<{ readyAt: string }> {
  const time = await queue.wouldBeReadyAt(workOf(lines, lineMs), now());
  return { readyAt: time.toISOString() };
}
