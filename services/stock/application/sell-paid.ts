import { confirm } from './confirm.ts';
import type { StockDeps } from './ports.ts';

export async function sellPaid({ orderId }: { orderId: string }, deps: StockDeps): Promise<void> {
  await confirm({ orderId }, deps);
}
