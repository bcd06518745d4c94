import type { StockDeps } from './ports.ts';

interface Delivery {
  movementId: string;
  itemId: string;
  quantity: number;
  note?: string;
}

export async function restock(
  delivery: Delivery,
  { stock, now, who, replayed }: StockDeps,
): Promise<{ itemId: string; available: number }> {
  const { movementId, itemId, quantity, note: why } = delivery;
  const touched = { itemIds: [itemId], movementIds: [movementId] };
  let isRepeat = false;
  const available = await stock.change(touched, (ledger, note) => {
    isRepeat = ledger.isBooked(movementId);
    const at = now();
    const left = ledger.restock(delivery, at);
    const details = `${quantity > 0 ? '+' : ''}${quantity}${why ? `: ${why}` : ''}`;
    if (!isRepeat) note({ at, who, what: 'restock', kind: 'item', id: itemId, details });
    return left;
  });
  if (isRepeat) replayed();
  return { itemId, available };
}
