import type { StockDeps } from './ports.ts';

interface Wanted {
  itemId: string;
  /** Of this item, where not the whole of it is meant. */
  choice?: { groupId: string; choiceId: string };
  soldOut: boolean;
  /** When it ends by itself. */
  until?: string;
}

export async function setSoldOut(wanted: Wanted, { stock }: StockDeps): Promise<Wanted> {
  const { itemId, choice, soldOut, until } = wanted;
  const mark = { soldOut, until: until === undefined ? null : new Date(until) };
  await stock.change({ itemIds: [itemId] }, (ledger) =>
    choice ? ledger.markChoice(itemId, choice, mark) : ledger.markItem(itemId, mark),
  );
  return wanted;
}
