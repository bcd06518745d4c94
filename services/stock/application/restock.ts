import type { StockDeps } from './ports.ts';

interface Delivery {
  movementId: string;
  itemId: string;
  quantity: number;
  note?: string;
}

export async function restock(
  delivery: Delivery,
  { stock, now, replayed }: StockDeps,
): Promise<{ itemId: string; available: number }> {
  const { movementId, itemId } = delivery;
  const touched = { itemIds: [itemId], movementIds: [movementId] };
  let isRepeat = false;
  const available = await stock.change(touched, (ledger) => {
    isRepeat = ledger.isBooked(movementId);
    return ledger.restock(delivery, now());
  });
  if (isRepeat) replayed();
  return { itemId, available };
}
