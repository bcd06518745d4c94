import type { Dish } from '../application/ports.ts';
import type { Item, Mark, OptionGroup } from '../domain/item.ts';
import type { ItemRow } from './tables.ts';

/** As a dish is stored, but for its place on the menu. */
export const toDish = (row: ItemRow): Dish => ({
  id: row.id,
  kind: row.kind,
  name: row.name,
  description: row.description,
  picture: row.picture,
  category: row.category,
  price: row.price_minor,
  currency: row.currency,
  priceId: row.price_id,
  tax: row.tax,
  station: row.station,
  minutes: row.minutes,
  allergens: JSON.parse(row.allergens),
  counted: row.counted === 1,
  available: row.available,
  capacity: row.capacity,
  archived: row.archived === 1,
  soldOut: row.sold_out === 1,
  until: toDate(row.sold_out_until),
  options: toOptions(row.options),
  uses: JSON.parse(row.uses),
});

/** The columns that are marked by hand. */
export const markRow = ({ soldOut, until, options, archived }: Mark & Pick<Dish, 'options' | 'archived'>) => ({
  sold_out: Number(soldOut),
  sold_out_until: until?.toISOString() ?? null,
  options: JSON.stringify(options),
  archived: Number(archived),
});

/** A slot that is asked for the first time, before its places are put in. */
export const slotRow = ({ id, kind, name, category, currency, capacity }: Item): ItemRow => ({
  ...{ id, kind, position: 0, name, description: '', picture: null, category, price_minor: 0, currency },
  ...{ price_id: null, tax: null, station: null, minutes: null, allergens: '[]', options: '[]', uses: '[]' },
  ...{ counted: 1, available: 0, capacity, sold_out: 0, sold_out_until: null, archived: 0 },
});

/** Dates come back as texts. */
export function toOptions(json: string): OptionGroup[] {
  const groups: OptionGroup[] = JSON.parse(json);
  return groups.map((group) => {
    const choices = group.choices.map((choice) => ({ ...choice, until: toDate(choice.until as unknown as string) }));
    return { ...group, choices };
  });
}

export const toDate = (text: string | null): Date | null => (text === null ? null : new Date(text));
