import { chargeLimits } from '../../../kernel/money.ts';
import { ItemUnknown, LineQuantity, StockInsufficient, TotalNotChargeable } from './stock-errors.ts';

/** Prices are integer minor units; `available` is what nobody holds or bought. */
export interface Item {
  id: string;
  name: string;
  price: number;
  currency: string;
  priceId: string | null;
  available: number;
  soldOut: boolean;
  archived: boolean;
}
export interface WantedLine {
  itemId: string;
  quantity: number;
}
export interface Line extends WantedLine {
  name: string;
  unitPrice: number;
  priceId: string | null;
}
export interface Reserved {
  lines: Line[];
  total: number;
  currency: string;
}

const MOST_OF_ONE_ITEM = 100;

export const totalOf = (lines: readonly Line[]): number =>
  lines.reduce((total, { quantity, unitPrice }) => total + quantity * unitPrice, 0);

/**
 * What these lines cost, one line an item in the order in which they were first named.
 * Throws LineQuantity, ItemUnknown, StockInsufficient, TotalNotChargeable.
 */
export function priceLines(items: ReadonlyMap<string, Item>, wanted: readonly WantedLine[]): Reserved {
  const asked = findItems(items, mergeLines(wanted));
  assertEnough(asked);
  const lines = asked.map(({ item: { id, name, price, priceId }, quantity }) => {
    return { itemId: id, name, quantity, unitPrice: price, priceId };
  });
  const total = totalOf(lines);
  const currency = asked[0]?.item.currency ?? '';
  const limits = chargeLimits(currency);
  if (total < limits.least || total > limits.most) throw new TotalNotChargeable(total, currency, limits);
  return { lines, total, currency };
}

function mergeLines(lines: readonly WantedLine[]): WantedLine[] {
  const quantities = new Map<string, number>();
  for (const { itemId, quantity } of lines) quantities.set(itemId, (quantities.get(itemId) ?? 0) + quantity);
  return Array.from(quantities, ([itemId, quantity]) => {
    if (quantity > MOST_OF_ONE_ITEM) throw new LineQuantity(itemId, quantity, MOST_OF_ONE_ITEM);
    return { itemId, quantity };
  });
}

interface Asked {
  item: Item;
  quantity: number;
}

function findItems(items: ReadonlyMap<string, Item>, lines: readonly WantedLine[]): Asked[] {
  const unknown = lines.filter(({ itemId }) => items.get(itemId)?.archived !== false);
  if (unknown.length > 0) throw new ItemUnknown(unknown.map(({ itemId }) => itemId));
  return lines.map(({ itemId, quantity }) => ({ item: items.get(itemId) as Item, quantity }));
}

function assertEnough(asked: readonly Asked[]): void {
  const left = asked.map(({ item: { id, soldOut, available }, quantity }) => {
    return { id, wanted: quantity, available: soldOut ? 0 : available };
  });
  const short = left.filter(({ wanted, available }) => wanted > available);
  if (short.length > 0) throw new StockInsufficient(short);
}
