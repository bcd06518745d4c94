import { later, MINUTE } from '../../kernel/time.ts';
import type { Item } from '../../services/stock/domain/item.ts';
import { OPENING_DEFAULTS, type OpeningSettings, WEEKDAYS } from '../../services/stock/domain/opening-settings.ts';
import { PLAIN_SHOP, type Shop } from '../../services/stock/domain/shop.ts';
import type { TaxSettings } from '../../services/stock/domain/taxes.ts';
import { choice, group, use } from '../support/items.ts';
import { NOW } from '../support/orders.ts';

/** Every soup takes broth, and who wants it has cream on the cake. */
export const MENU: Record<string, Partial<Item>> = {
  soup: { price: 650, tax: 'food', uses: [use('broth')] },
  cake: {
    price: 300,
    tax: 'sweets',
    options: [group('extras', 0, 2, choice('cream', 50, { uses: [use('cream')] }))],
  },
  broth: { kind: 'ingredient' },
  cream: { kind: 'ingredient' },
};

/** What each costs by itself, in minor units. */
export const SOLD_FOR: Record<string, number> = { soup: 650, cake: 300, cream: 50 };

export const LEAD_MINUTES = 5;
export const SLOT_MINUTES = 15;
/** Minutes into the day, by UTC: hours that the shop is open, and the last moment for which something can be ordered. */
export const HOURS = [
  { from: 11 * 60, lastOrder: 12 * 60 + 45 },
  { from: 18 * 60, lastOrder: 21 * 60 + 45 },
];

/** How the shop of a story takes orders. */
export interface Terms {
  /** In slots it takes one order each, or two. */
  opening: 'always' | 'by hours' | 'one a slot' | 'two a slot';
  taxes: 'no' | 'included' | 'added';
}

const BY_HOURS: OpeningSettings = {
  ...OPENING_DEFAULTS,
  leadMinutes: LEAD_MINUTES,
  lastOrderMinutes: 15,
  hours: [
    { days: WEEKDAYS, from: '11:00', to: '13:00' },
    { days: WEEKDAYS, from: '18:00', to: '22:00' },
  ],
};
const inSlots = (slotOrders: number): OpeningSettings => ({ ...BY_HOURS, slotMinutes: SLOT_MINUTES, slotOrders });
const OPENINGS: Record<Terms['opening'], OpeningSettings> = {
  always: OPENING_DEFAULTS,
  'by hours': BY_HOURS,
  'one a slot': inSlots(1),
  'two a slot': inSlots(2),
};
const rates = { food: { pickup: 700, table: 1900 }, sweets: 700 };
const TAXES: Record<Terms['taxes'], TaxSettings | null> = {
  no: null,
  included: { included: true, rates },
  added: { included: false, rates },
};

export const shopOf = ({ opening, taxes }: Terms): Shop => ({
  ...PLAIN_SHOP,
  opening: OPENINGS[opening],
  taxes: TAXES[taxes],
});

/** How an order is wanted, beside its lines. */
export interface Wish {
  /** So many minutes after the story begins; without, as soon as possible. */
  inMinutes?: number;
  tip?: number;
  service?: { kind: 'pickup' | 'table' };
}

export const asked = ({ inMinutes, ...wish }: Wish) => ({
  ...wish,
  ...(inMinutes !== undefined && { wanted: later(NOW, inMinutes * MINUTE).toISOString() }),
});
