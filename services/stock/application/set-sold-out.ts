import type { StockDeps } from './ports.ts';

export async function setSoldOut(
  { itemId, soldOut }: { itemId: string; soldOut: boolean },
  { stock }: StockDeps,
): Promise<{ itemId: string; soldOut: boolean }> {
  await stock.change({ itemIds: [itemId] }, (ledger) => ledger.setSoldOut(itemId, soldOut));
  return { itemId, soldOut };
}
