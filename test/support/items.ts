import type { TicketLine } from '../../services/kitchen/domain/ticket-state.ts';
import type { Choice, Item, OptionGroup, Use } from '../../services/stock/domain/item.ts';
import type { Line } from '../../services/stock/domain/lines.ts';

/** A dish of which there are ten, for 500. */
export const item = (id: string, more: Partial<Item> = {}): Item => ({
  ...{ id, kind: 'dish', name: id.toUpperCase(), category: 'Mains', price: 500, currency: 'eur', priceId: null },
  ...{
    tax: null,
    station: null,
    minutes: null,
    allergens: [],
    counted: true,
    available: 10,
    capacity: null,
    archived: false,
  },
  ...{ soldOut: false, until: null, options: [], uses: [] },
  ...more,
});

export const use = (itemId: string, quantity = 1): Use => ({ itemId, quantity });

export const choice = (id: string, price = 0, more: Partial<Choice> = {}): Choice => ({
  ...{ id, name: id, price, soldOut: false, until: null, uses: [] },
  ...more,
});

export const group = (id: string, min: number, max: number, ...choices: Choice[]): OptionGroup => {
  return { id, name: id, min, max, choices };
};

export const ticketLine = (name: string, quantity: number): TicketLine => {
  return { name, quantity, options: [], note: null, allergens: [], station: null };
};

/** A line as stock reserves it, of a dish without options for 500. */
export const line = (itemId: string, quantity: number, more: Partial<Line> = {}): Line => ({
  ...{ itemId, name: itemId.toUpperCase(), options: [], note: null, quantity, unitPrice: 500, total: 500 * quantity },
  ...{ category: 'Mains', station: null, minutes: null, allergens: [], priceId: null, tax: 0, taxRate: 0 },
  ...more,
});
