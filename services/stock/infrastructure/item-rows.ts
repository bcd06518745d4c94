import type { Dish } from '../application/ports.ts';
import type { Mark, OptionGroup } from '../domain/item.ts';
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

/** Dates come back as texts. */
export function toOptions(json: string): OptionGroup[] {
  const groups: OptionGroup[] = JSON.parse(json);
  return groups.map((group) => {
    const choices = group.choices.map((choice) => ({ ...choice, until: toDate(choice.until as unknown as string) }));
    return { ...group, choices };
  });
}

const toDate = (text: string | null): Date | null => (text === null ? null : new Date(text));
