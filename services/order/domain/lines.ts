/** A choice as it was priced when it was reserved; the price is that of one. */
interface Option {
  groupId: string;
  choiceId: string;
  name: string;
  price: number;
  quantity: number;
}

/** A line as it was priced when it was reserved, with what the kitchen wants to know; amounts in minor units. */
export interface Line {
  itemId: string;
  name: string;
  options: Option[];
  note: string | null;
  quantity: number;
  unitPrice: number;
  total: number;
  /** Its share of its rate's tax; the rate in hundredths of a percent. */
  tax: number;
  taxRate: number;
  category: string;
  station: string | null;
  minutes: number | null;
  allergens: string[];
  /** Stripe's price, where the menu names one and no option changes it. */
  priceId: string | null;
}

/** A line as a customer wants it. */
export interface WantedLine {
  itemId: string;
  quantity: number;
  options?: { groupId: string; choiceId: string; quantity?: number }[];
  note?: string;
}

/** Whether these come to the same order: lines count as one where they have the same item, options and note. */
export const areSame = (wanted: readonly WantedLine[], kept: readonly Line[]): boolean =>
  merged(wanted) === merged(kept);

function merged(lines: readonly (WantedLine | Line)[]): string {
  const quantities = new Map<string, number>();
  for (const { itemId, options = [], note, quantity } of lines) {
    const choices = options.map(({ groupId, choiceId, quantity = 1 }) => JSON.stringify([groupId, choiceId, quantity]));
    const key = JSON.stringify([itemId, choices.sort(), note?.trim() || null]);
    quantities.set(key, (quantities.get(key) ?? 0) + quantity);
  }
  return JSON.stringify([...quantities]);
}
