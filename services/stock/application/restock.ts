import type { StockDeps } from './ports.ts';

interface Delivery {
  movementId: string;
  itemId: string;
  quantity: number;
  note?: string;
}

export async function restock(
  delivery: Delivery,
  { stock, now }: StockDeps,
): Promise<{ itemId: string; available: number }> {
  const { movementId, itemId } = delivery;
  const touched = { itemIds: [itemId], movementIds: [movementId] };
  return { itemId, available: await stock.change(touched, (ledger) => ledger.restock(delivery, now())) };
}
