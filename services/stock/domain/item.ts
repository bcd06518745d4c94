/** Sold out by hand; it ends by itself at `until`, if that is given. */
export interface Mark {
  soldOut: boolean;
  until: Date | null;
}

/** Units of another item that one of this takes with it. */
export interface Use {
  itemId: string;
  quantity: number;
}

/** What can be chosen for a dish; the price is what it adds, in minor units. */
export interface Choice extends Mark {
  id: string;
  name: string;
  price: number;
  uses: readonly Use[];
}

/** At least `min` and at most `max` of its choices go with one dish. */
export interface OptionGroup {
  id: string;
  name: string;
  min: number;
  max: number;
  choices: readonly Choice[];
}

/** Prices are integer minor units; `available` is what nobody holds or bought, and says nothing of an item that is not counted. */
export interface Item extends Mark {
  id: string;
  /** Only a dish is on the menu; others are taken with dishes. */
  kind: 'dish' | 'ingredient' | 'slot';
  name: string;
  category: string;
  price: number;
  currency: string;
  priceId: string | null;
  /** The category by which it is taxed. */
  tax: string | null;
  station: string | null;
  /** How long it is cooked. */
  minutes: number | null;
  allergens: string[];
  counted: boolean;
  available: number;
  /** What was put in of a slot; null for all others, whose units come and go by hand. */
  capacity: number | null;
  archived: boolean;
  options: readonly OptionGroup[];
  uses: readonly Use[];
}

export type Items = ReadonlyMap<string, Item>;

export const isOnMenu = (item: Item | undefined): item is Item => item?.kind === 'dish' && !item.archived;

export const isSoldOut = ({ soldOut, until }: Mark, now: Date): boolean => soldOut && (until === null || now < until);

/** The item with this choice marked; undefined where it has no such choice. */
export function withMarkedChoice(item: Item, chosen: { groupId: string; choiceId: string }, mark: Mark) {
  const is = (id: string, group: string) => group === chosen.groupId && id === chosen.choiceId;
  if (!item.options.some(({ id, choices }) => choices.some((choice) => is(choice.id, id)))) return undefined;
  const options = item.options.map((group) => {
    const choices = group.choices.map((choice) => (is(choice.id, group.id) ? { ...choice, ...mark } : choice));
    return { ...group, choices };
  });
  return { ...item, options };
}

/** How many units of an item can be had; Infinity where nobody counts them. */
export function unitsLeft(item: Item | undefined, now: Date): number {
  if (!item || item.archived || isSoldOut(item, now)) return 0;
  return item.counted ? item.available : Number.POSITIVE_INFINITY;
}

/** How often what is used is there. */
const timesLeft = (items: Items, uses: readonly Use[], now: Date): number =>
  Math.min(...uses.map(({ itemId, quantity }) => Math.floor(unitsLeft(items.get(itemId), now) / quantity)));

export const canBeChosen = (items: Items, choice: Choice, now: Date): boolean =>
  !isSoldOut(choice, now) && timesLeft(items, choice.uses, now) >= 1;

/** How many of a dish can be ordered: as many as the scarcest of what each of them needs; Infinity where nobody counts that. */
export function portionsLeft(items: Items, dish: Item, now: Date): number {
  const lacksChoice = dish.options.some(
    ({ min, choices }) => min > 0 && !choices.some((choice) => canBeChosen(items, choice, now)),
  );
  return lacksChoice ? 0 : Math.min(unitsLeft(dish, now), timesLeft(items, dish.uses, now));
}

/** All that a dish, or a choice of it, may take with it. */
export const usesOf = ({ uses, options }: Pick<Item, 'uses' | 'options'>): Use[] => [
  ...uses,
  ...options.flatMap(({ choices }) => choices.flatMap((choice) => choice.uses)),
];
