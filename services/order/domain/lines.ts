import { LineQuantity } from './order-errors.ts';

/** A line as it was priced when it was reserved; amounts in minor units. */
export interface Line {
  itemId: string;
  name: string;
  quantity: number;
  unitPrice: number;
  /** Stripe's price, where the menu names one. */
  priceId: string | null;
}

const MOST_UNITS = 100;

/** One line an item, in the order the customer named them. Throws LineQuantity. */
export function mergeLines(
  wanted: readonly { id: string; quantity: number }[],
): { itemId: string; quantity: number }[] {
  const merged = new Map<string, number>();
  for (const { id, quantity } of wanted) merged.set(id, (merged.get(id) ?? 0) + quantity);
  return [...merged].map(([itemId, quantity]) => {
    if (quantity > MOST_UNITS) throw new LineQuantity(itemId, quantity, MOST_UNITS);
    return { itemId, quantity };
  });
}
