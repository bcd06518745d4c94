import { edited, type ItemEdit } from '../domain/edit-item.ts';
import type { StockDeps } from './ports.ts';

/** Changes texts and price of an item, for every order from now on. Throws ItemUnknown, ItemInvalid. */
export async function editItem({ itemId, ...edit }: ItemEdit & { itemId: string }, { stock }: StockDeps) {
  const dish = await stock.edit(itemId, (dish) => edited(dish, edit));
  const { id, name, description, category, price, currency } = dish;
  return { id, name, description, category, price, currency };
}
