import type { Holding, StockDeps } from './ports.ts';

/** What stock has for these orders, to be compared with what others have. */
export async function audit(
  { orderIds }: { orderIds: string[] },
  { holds }: StockDeps,
): Promise<{ orders: Holding[] }> {
  return { orders: await holds.holdings(orderIds) };
}
