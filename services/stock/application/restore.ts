import type { StockDeps } from './ports.ts';

/** Puts an archived item back on the menu. Throws ItemCurrency, ItemTax. */
export async function restore(
  { itemId }: { itemId: string },
  { stock, who, now }: StockDeps,
): Promise<{ itemId: string; archived: boolean }> {
  const [first] = await stock.menu();
  const { taxes } = await stock.shop();
  await stock.change({ itemIds: [itemId] }, (ledger, note) => {
    if (ledger.restore(itemId, first?.currency, taxes))
      note({ at: now(), who, what: 'restore', kind: 'item', id: itemId, details: null });
  });
  return { itemId, archived: false };
}
