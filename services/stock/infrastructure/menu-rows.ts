import type { Insertable } from 'kysely';
import { toOptions } from './item-rows.ts';
import type { MenuEntry } from './menu-entry.ts';
import type { ItemRow } from './tables.ts';

export type NewItem = Insertable<ItemRow>;

/** The row of a menu's entry. `stored` is what the item was until now: its choices stay sold out where the file says nothing of it. */
export function itemRow(entry: MenuEntry, position: number, currency: string, stored?: ItemRow): NewItem {
  const { id, name, description = '', category = '', price = 0, quantity, priceId = null, picture = null } = entry;
  const { uses = [], tax = null, station = null, minutes = null, allergens, sold = true } = entry;
  const texts = { id, kind: sold ? 'dish' : 'ingredient', position, name, description, picture, category } as const;
  return {
    ...texts,
    price_minor: price,
    currency,
    price_id: priceId,
    tax,
    station,
    minutes,
    allergens: JSON.stringify(allergens ?? []),
    options: optionsColumn(entry.options ?? [], stored),
    uses: JSON.stringify(uses),
    counted: quantity === null ? 0 : 1,
    available: quantity ?? 0,
    sold_out: 0,
    sold_out_until: null,
    archived: 0,
  };
}

function optionsColumn(groups: NonNullable<MenuEntry['options']>, stored?: ItemRow): string {
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
