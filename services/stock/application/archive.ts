import type { StockDeps } from './ports.ts';

/** Takes an item off the menu. What is held and sold of it stays so. */
export async function archive(
  { itemId }: { itemId: string },
  { stock }: StockDeps,
): Promise<{ itemId: string; archived: boolean }> {
  await stock.change({ itemIds: [itemId] }, (ledger) => ledger.archive(itemId));
  return { itemId, archived: true };
}
