import type { StockDeps } from './ports.ts';

/** Puts an archived item back on the menu. Throws ItemCurrency. */
export async function restore(
  { itemId }: { itemId: string },
  { stock }: StockDeps,
): Promise<{ itemId: string; archived: boolean }> {
  const [first] = await stock.menu();
  await stock.change({ itemIds: [itemId] }, (ledger) => ledger.restore(itemId, first?.currency));
  return { itemId, archived: false };
}
