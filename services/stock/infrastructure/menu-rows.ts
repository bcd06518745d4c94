import type { Insertable } from 'kysely';
import { toOptions } from './item-rows.ts';
import type { DishEntry, MenuEntry } from './menu-entry.ts';
import type { ItemRow } from './tables.ts';

export type NewItem = Insertable<ItemRow>;

/** The row of a menu's entry. `stored` is what the item was until now: its choices stay sold out where the file says nothing of it. */
export function itemRow(entry: MenuEntry, position: number, currency: string, stored?: ItemRow): NewItem {
  const { id, name, quantity } = entry;
  const counting = { counted: quantity === null ? 0 : 1, available: quantity ?? 0, capacity: null };
  const marks = { sold_out: 0, sold_out_until: null, archived: 0 };
  return { id, position, name, currency, ...aboutIt(entry, stored), ...counting, ...marks };
}

function aboutIt(entry: MenuEntry, stored?: ItemRow) {
  if (entry.sold === false) return { ...NOT_SOLD, allergens: '[]', options: '[]', uses: '[]' };
  const { category, price, options = [], uses = [], allergens } = entry;
  const { picture = null, priceId = null, tax = null, station = null, minutes = null } = entry;
  return {
    ...({ kind: 'dish', description: entry.description ?? '', category, picture, tax, station, minutes } as const),
    price_minor: price,
    price_id: priceId,
    allergens: JSON.stringify(allergens ?? []),
    options: optionsColumn(options, stored),
    uses: JSON.stringify(uses),
  };
}

const NOT_SOLD = {
  ...({ kind: 'ingredient', description: '', category: '', picture: null, tax: null, station: null } as const),
  ...{ minutes: null, price_minor: 0, price_id: null },
};

function optionsColumn(groups: NonNullable<DishEntry['options']>, stored?: ItemRow): string {
  const before = new Map(
    toOptions(stored?.options ?? '[]').flatMap(({ id, choices }) => choices.map((one) => [`${id} ${one.id}`, one])),
  );
  const options = groups.map((group) => {
    const choices = group.choices.map(({ uses = [], ...choice }) => {
      const { soldOut = false, until = null } = before.get(`${group.id} ${choice.id}`) ?? {};
      return { soldOut, until: choice.soldOut === undefined ? until : null, ...choice, uses };
    });
    return { ...group, choices };
  });
  return JSON.stringify(options);
}
