import type { Item } from './item.ts';
import { priceProblems } from './price-problems.ts';
import { ItemInvalid } from './stock-errors.ts';

/** What people change of an item by hand; of an ingredient only the name. */
export interface ItemEdit {
  name?: string;
  description?: string;
  category?: string;
  price?: number;
}

/**
 * The item with what is named changed. With another price a dish is no longer sold at the Price that it has at Stripe, whose
 * amount is the old one. Throws ItemInvalid.
 */
export function edited<I extends Item>(item: I, edit: ItemEdit): I {
  const { name: _, ...ofDishes } = edit;
  if (item.kind !== 'dish') {
    const faults = Object.keys(ofDishes).map((field) => ({
      field,
      message: `${field} is of dishes, not of ingredients`,
    }));
    if (faults.length > 0) throw new ItemInvalid(item.id, faults);
  }
  const after = { ...item, ...edit };
  const isRepriced = after.price !== item.price;
  const problems = isRepriced ? priceProblems(after) : [];
  if (problems.length > 0)
    throw new ItemInvalid(
      item.id,
      problems.map((message) => ({ field: 'price', message })),
    );
  return isRepriced ? { ...after, priceId: null } : after;
}

const SHOWN = ['name', 'category', 'price', 'description'] as const;

/** What was changed, for the trail: a price as it was and as it is, in minor units. Null where nothing was. */
export function editText(before: Item & ItemEdit, after: Item & ItemEdit): string | null {
  const changed = SHOWN.filter((field) => before[field] !== after[field]);
  const texts = changed.map((field) =>
    field === 'description' ? field : `${field} ${before[field]} -> ${after[field]}`,
  );
  return texts.join('; ') || null;
}
