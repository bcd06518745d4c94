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

/** What these lines need of each item. */
export const neededUnits = (items: Items, lines: readonly Taking[]): Map<string, number> =>
  unitsOf(lines.map((line) => [line.quantity, needsOfOne(items, line)]));

/** By item: what so many take, of which each takes this. */
export function unitsOf(many: readonly (readonly [number, readonly Use[]])[]): Map<string, number> {
  const units = new Map<string, number>();
  for (const [quantity, takes] of many)
    for (const use of takes) units.set(use.itemId, (units.get(use.itemId) ?? 0) + use.quantity * quantity);
  return units;
}

/** What one of a line needs: the dish, and what it and its options use. */
function needsOfOne(items: Items, { itemId, options }: Taking): Use[] {
  const dish = items.get(itemId) as Item;
  const chosen = options.flatMap((option) =>
    usesOfChoice(dish, option).map((use) => ({ ...use, quantity: use.quantity * option.quantity })),
  );
  return [{ itemId, quantity: 1 }, ...dish.uses, ...chosen];
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

/** What one of a line takes: nothing of what is not counted. */
export const takesOfOne = (items: Items, line: Taking): Use[] =>
  needsOfOne(items, line).filter(({ itemId }) => items.get(itemId)?.counted);

/** What these lines take, of which one each takes that. */
export const takenUnits = (lines: readonly { quantity: number }[], takes: readonly (readonly Use[])[]): Units[] =>
  Array.from(unitsOf(takes.map((ofOne, line) => [lines[line]?.quantity ?? 0, ofOne])), ([itemId, taken]) => {
    return { itemId, taken, returned: 0 };
  });
