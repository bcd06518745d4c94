import type { StockDeps } from './ports.ts';

/** Takes an item off the menu. What is held and sold of it stays so. */
export async function archive(
  { itemId }: { itemId: string },
  { stock, who, now }: StockDeps,
): Promise<{ itemId: string; archived: boolean }> {
  await stock.change({ itemIds: [itemId] }, (ledger, note) => {
    if (ledger.archive(itemId)) note({ at: now(), who, what: 'archive', kind: 'item', id: itemId, details: null });
  });
  return { itemId, archived: true };
}
