import { type Item, type Items, isOnMenu } from './item.ts';
import { type Chosen, chosenOptions, type Option } from './options.ts';
import { type FieldFault, ItemUnknown, LineQuantity, OptionsInvalid, StockInsufficient } from './stock-errors.ts';
import { neededUnits, shortOf } from './units.ts';

export interface WantedLine {
  itemId: string;
  quantity: number;
  options?: readonly Chosen[] | undefined;
  note?: string | undefined;
}
/** A line before its tax. `unitPrice` is the dish's price with that of its options; amounts are integer minor units. */
interface PricedLine {
  itemId: string;
  name: string;
  options: Option[];
  note: string | null;
  quantity: number;
  unitPrice: number;
  total: number;
  category: string;
  station: string | null;
  minutes: number | null;
  allergens: string[];
  /** Stripe's price; null too where an option changes what is to be paid. */
  priceId: string | null;
}
/** A line as it was reserved, with its share of its rate's tax; the rate in hundredths of a percent. */
export interface Line extends PricedLine {
  tax: number;
  taxRate: number;
}

const MOST_OF_ONE_ITEM = 100;

export const subtotalOf = (lines: readonly { total: number }[]): number =>
  lines.reduce((sum, { total }) => sum + total, 0);

/**
 * What these lines cost, those merged that have the same item, options and note, in the order in which they were first named.
 * Throws LineQuantity, ItemUnknown, OptionsInvalid, StockInsufficient.
 */
export function priceLines(
  items: Items,
  wanted: readonly WantedLine[],
  now: Date,
): { lines: PricedLine[]; currency: string } {
  assertQuantities(wanted);
  const currency = assertOnMenu(items, wanted);
  const lines = mergeLines(chosenLines(items, wanted, now));
  const short = shortOf(items, neededUnits(items, lines), now);
  if (short.length > 0) throw new StockInsufficient(short);
  return { lines, currency };
}

function assertQuantities(lines: readonly WantedLine[]): void {
  const quantities = new Map<string, number>();
  for (const { itemId, quantity } of lines) quantities.set(itemId, (quantities.get(itemId) ?? 0) + quantity);
  for (const [itemId, quantity] of quantities)
    if (quantity > MOST_OF_ONE_ITEM) throw new LineQuantity(itemId, quantity, MOST_OF_ONE_ITEM);
}

/** Answers the currency. What is kept in another one was put back on sale by mistake, and cannot be in the same order. */
function assertOnMenu(items: Items, lines: readonly WantedLine[]): string {
  const ids = [...new Set(lines.map(({ itemId }) => itemId))];
  const currency = ids.map((id) => items.get(id)).find(isOnMenu)?.currency ?? '';
  const unknown = ids.filter((id) => !isOnMenu(items.get(id)) || items.get(id)?.currency !== currency);
  if (unknown.length > 0) throw new ItemUnknown(unknown);
  return currency;
}

function chosenLines(items: Items, wanted: readonly WantedLine[], now: Date): PricedLine[] {
  const faults: FieldFault[] = [];
  const lines = wanted.map(({ itemId, quantity, options = [], note = '' }, i) => {
    const item = items.get(itemId) as Item;
    const chosen = chosenOptions(item, options, { path: `items[${i}].options`, faults, now });
    return lineOf(item, chosen, quantity, note.trim() || null);
  });
  if (faults.length > 0) throw new OptionsInvalid(faults);
  return lines;
}

function lineOf(item: Item, options: Option[], quantity: number, note: string | null): PricedLine {
  const { id: itemId, name, price, category, station, minutes, allergens } = item;
  const unitPrice = options.reduce((sum, option) => sum + option.price * option.quantity, price);
  const priceId = options.some((option) => option.price !== 0) ? null : item.priceId;
  const total = unitPrice * quantity;
  const forTheKitchen = { category, station, minutes, allergens };
  return { itemId, name, options, note, quantity, unitPrice, total, ...forTheKitchen, priceId };
}

function mergeLines(lines: readonly PricedLine[]): PricedLine[] {
  const merged = new Map<string, PricedLine>();
  for (const line of lines) {
    const choices = line.options.map(({ groupId, choiceId, quantity }) => [groupId, choiceId, quantity]);
    const key = JSON.stringify([line.itemId, choices, line.note]);
    const quantity = (merged.get(key)?.quantity ?? 0) + line.quantity;
    merged.set(key, { ...line, quantity, total: line.unitPrice * quantity });
  }
  return [...merged.values()];
}
