import { edited, editText, type ItemEdit } from '../domain/edit-item.ts';
import type { Item } from '../domain/item.ts';
import type { StockDeps } from './ports.ts';

/** Changes texts and price of an item, for every order from now on. Throws ItemUnknown, ItemInvalid. */
export async function editItem({ itemId, ...edit }: ItemEdit & { itemId: string }, deps: StockDeps) {
  const { stock, now, who } = deps;
  const noted = (before: Item, after: Item) => {
    const details = editText(before, after);
    return details === null ? null : ({ at: now(), who, what: 'editItem', kind: 'item', id: itemId, details } as const);
  };
  const dish = await stock.edit(itemId, (dish) => edited(dish, edit), noted);
  const { id, name, description, category, price, currency } = dish;
  return { id, name, description, category, price, currency };
}
