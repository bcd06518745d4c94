import { type Item, type Items, type Use, unitsLeft } from './item.ts';
import type { Option } from './options.ts';

/** Units of an item that an order took; `returned` is what refunds gave back. What is released has given back the rest. */
export interface Units {
  itemId: string;
  taken: number;
  returned: number;
}

/** A line, as far as its units go. */
interface Taking {
  itemId: string;
  quantity: number;
  options: readonly Option[];
}

/** What these lines need of each item: the dishes, and what they and their options use. */
export function neededUnits(items: Items, lines: readonly Taking[]): Map<string, number> {
  const needed = new Map<string, number>();
  const need = (itemId: string, units: number) => needed.set(itemId, (needed.get(itemId) ?? 0) + units);
  for (const { itemId, quantity, options } of lines) {
    const dish = items.get(itemId) as Item;
    need(itemId, quantity);
    for (const use of dish.uses) need(use.itemId, use.quantity * quantity);
    for (const option of options)
      for (const use of usesOfChoice(dish, option)) need(use.itemId, use.quantity * option.quantity * quantity);
  }
  return needed;
}

function usesOfChoice({ options }: Item, { groupId, choiceId }: Option): readonly Use[] {
  const group = options.find(({ id }) => id === groupId);
  return group?.choices.find(({ id }) => id === choiceId)?.uses ?? [];
}

/** Of which items there is not enough. */
export function shortOf(items: Items, needed: ReadonlyMap<string, number>, now: Date) {
  const all = Array.from(needed, ([id, wanted]) => ({ id, wanted, available: unitsLeft(items.get(id), now) }));
  return all.filter(({ wanted, available }) => wanted > available);
}

/** What an order takes: nothing of what is not counted. */
export const takenUnits = (items: Items, lines: readonly Taking[]): Units[] =>
  Array.from(neededUnits(items, lines), ([itemId, taken]) => ({ itemId, taken, returned: 0 })).filter(
    ({ itemId }) => items.get(itemId)?.counted,
  );
