import type { StockDeps } from './ports.ts';

interface Wanted {
  itemId: string;
  /** Of this item, where not the whole of it is meant. */
  choice?: { groupId: string; choiceId: string };
  soldOut: boolean;
  /** When it ends by itself. */
  until?: string;
}

export async function setSoldOut(wanted: Wanted, { stock, who, now }: StockDeps): Promise<Wanted> {
  const { itemId, choice, soldOut, until } = wanted;
  const mark = { soldOut, until: until === undefined ? null : new Date(until) };
  const what = choice ? `${choice.groupId}/${choice.choiceId}: ` : '';
  const details = `${what}${soldOut ? 'sold out' : 'can be had'}${until === undefined ? '' : ` until ${until}`}`;
  await stock.change({ itemIds: [itemId] }, (ledger, note) => {
    const isNews = choice ? ledger.markChoice(itemId, choice, mark) : ledger.markItem(itemId, mark);
    if (isNews) note({ at: now(), who, what: 'setSoldOut', kind: 'item', id: itemId, details });
  });
  return wanted;
}
