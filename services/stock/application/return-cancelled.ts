import type { StockDeps } from './ports.ts';
import { release } from './release.ts';

/** A cancelled order's units come back, unless they were cooked. */
export async function returnCancelled(
  { orderId, units }: { orderId: string; units: 'kept' | 'returned' | 'wasted' },
  deps: StockDeps,
): Promise<void> {
  await release({ orderId, units: units === 'wasted' ? 'wasted' : 'returned' }, deps);
}
