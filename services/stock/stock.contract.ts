import type { Static } from 'typebox';
import { contract } from '../../platform/contract/contract.ts';
import { note } from '../../platform/contract/note.ts';
import {
  array,
  boolean,
  id,
  integer,
  list,
  matching,
  object,
  oneOf,
  optional,
  orNull,
  string,
  text,
  utcTime,
  whole,
} from '../../platform/contract/schema.ts';

/** What can be chosen with a dish: at least `min`, at most `max`. The price is what a choice adds. */
const optionGroup = object({
  id: string,
  name: string,
  min: integer,
  max: integer,
  choices: array(object({ id: string, name: string, price: integer, soldOut: boolean })),
});
/** Amounts are integer minor units; `available` is what can be ordered now, null where nobody counts it. */
const menuItem = object({
  id: string,
  name: string,
  description: string,
  picture: orNull(string),
  category: string,
  price: integer,
  currency: string,
  tax: orNull(string),
  station: orNull(string),
  minutes: orNull(integer),
  allergens: array(string),
  options: array(optionGroup),
  available: orNull(integer),
  soldOut: boolean,
});
export type MenuItem = Static<typeof menuItem>;

/** A choice as it was frozen; the price is that of one. */
export const option = object({ groupId: string, choiceId: string, name: string, price: integer, quantity: integer });
/** A line as it was priced when it was reserved. `priceId` is Stripe's, where the menu names one and no option changes it. */
const reservedLine = object({
  itemId: string,
  name: string,
  options: array(option),
  note: orNull(string),
  quantity: integer,
  unitPrice: integer,
  total: integer,
  tax: integer,
  taxRate: integer,
  category: string,
  station: orNull(string),
  allergens: array(string),
  priceId: orNull(string),
});
/** What all lines of one rate bear, in hundredths of a percent: part of the prices, or added to them. */
export const tax = object({ rate: integer, included: boolean, amount: integer });
/** `slot`: the place in time; `payBefore`: the latest that hours allow. */
const reserved = object({
  lines: array(reservedLine),
  subtotal: integer,
  taxes: array(tax),
  tip: integer,
  total: integer,
  currency: string,
  slot: orNull(string),
  payBefore: orNull(string),
  shop: object({ timeZone: string, dayEnds: string, contact: array(oneOf(['name', 'phone', 'email'])) }),
});
/** What a reservation is, after the call. */
const reservation = object({ state: oneOf(['held', 'sold', 'released']) });
const price = object({ priceId: string, name: string, unitAmount: integer, currency: string });
export type Price = Static<typeof price>;
/** What stock has for an order; `balanced`: its movements come to just that, item by item. Minor units. */
const holding = object({
  orderId: string,
  is: oneOf(['held', 'sold', 'returned', 'wasted']),
  total: integer,
  balanced: boolean,
});

/** How a line is wanted, beside its item: one of each choice that is named without a quantity. */
export const wantedDish = {
  quantity: whole(1, 100),
  options: optional(list(object({ groupId: id, choiceId: id, quantity: optional(whole(1, 100)) }), 0, 50)),
  note: optional(note),
};
const lines = list(object({ itemId: id, ...wantedDish }), 1, 50);
export const wantedAt = matching(
  '^(asap|\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{3})?Z)$',
  'asap, or a UTC time such as 2026-01-31T18:00:00Z',
);
const wishes = {
  lines,
  service: optional(object({ kind: oneOf(['pickup', 'table']) })),
  wanted: optional(wantedAt),
  tip: optional(whole(0, 99_999_999)),
};
const OF_LINES = [
  'LINE_QUANTITY',
  'ITEM_UNKNOWN',
  'OPTIONS_INVALID',
  'STOCK_INSUFFICIENT',
  'PRICE_CHANGED',
  'TOTAL_NOT_CHARGEABLE',
  'TIP_INVALID',
  'SHOP_CLOSED',
  'PAUSED',
  'SLOT_FULL',
  'SLOT_UNKNOWN',
];
/** Times in UTC. `isOpen`: an order for as soon as possible is taken now; `opensAt`: when one is next, else. */
const open = object({
  isOpen: boolean,
  opensAt: orNull(string),
  closesAt: orNull(string),
  lastOrderAt: orNull(string),
  pausedUntil: orNull(string),
});
const date = matching('^2\\d{3}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$', 'a date such as 2026-01-31');

const ofItem = { choice: optional(object({ groupId: id, choiceId: id })), until: optional(utcTime) };
const archived = object({ itemId: string, archived: boolean });

export const stockContract = {
  menu: contract({
    ops: 'the menu, with what is available',
    rest: 'GET /menu',
    params: {},
    result: object({ open, categories: array(string), items: array(menuItem) }),
  }),
  /** The slots of a business day; none where the shop has no slots. */
  opening: contract({
    ops: 'whether orders are taken, and for which times of a day (today, if none is named) how many still are',
    rest: 'GET /slots',
    params: { day: optional(date) },
    result: object({
      open,
      timeZone: string,
      day: string,
      slots: array(object({ slot: string, left: integer })),
    }),
  }),
  pause: contract({
    ops: 'takes no orders for a time before `until`; null goes on at once',
    params: { until: orNull(utcTime), reason: optional(text(0, 200)) },
    result: object({ open }),
  }),
  /** The prices that menu items name at Stripe; the twin asks for them. */
  prices: contract({ params: {}, result: object({ prices: array(price) }) }),
  /** What this would cost and when it could be had, holding nothing. */
  check: contract({ params: wishes, result: reserved, errors: OF_LINES }),
  /** Holds all lines and a place in time or nothing, priced. Repeating it for an order answers what was reserved first. */
  reserve: contract({
    params: { orderId: id, ...wishes, expectedTotal: optional(whole(0)) },
    result: reserved,
    errors: [...OF_LINES, 'RESERVATION_CLOSED'],
  }),
  /** Turns the hold into a sale; a reservation that was released stays so. */
  confirm: contract({ params: { orderId: id }, result: reservation, errors: ['RESERVATION_UNKNOWN'] }),
  /** Gives the units back, or writes them off; an order without reservation is noted, so that none can be made. */
  release: contract({ params: { orderId: id, units: oneOf(['returned', 'wasted']) }, result: reservation }),
  /** Adds units, or takes them away (a correction). `movementId` makes a repeat harmless. */
  restock: contract({
    ops: 'adds units to an item, or takes them away; the movementId is yours and makes a repeat harmless',
    params: {
      movementId: id,
      itemId: id,
      quantity: whole(-100_000, 100_000, {
        not: { const: 0 },
        mustBe: 'a whole number from -100000 to 100000, and not 0',
      }),
      note: optional(text(0, 200)),
    },
    result: object({ itemId: string, available: integer }),
    errors: ['ITEM_UNKNOWN', 'STOCK_BELOW_ZERO', 'IDEMPOTENCY_KEY_REUSED'],
  }),
  /** For reconciliation: what stock has for these orders; those it does not know are left out. */
  audit: contract({
    ops: 'what stock has for these orders',
    params: { orderIds: list(id, 1, 100) },
    result: object({ orders: array(holding) }),
  }),
  setSoldOut: contract({
    ops: 'says of an item, or of a choice of it, that it is sold out (until a time), or is not, whatever is on the shelf',
    params: { itemId: id, ...ofItem, soldOut: boolean },
    result: object({ itemId: string, ...ofItem, soldOut: boolean }),
    errors: ['ITEM_UNKNOWN', 'CHOICE_UNKNOWN'],
  }),
  archive: contract({
    ops: 'takes an item off the menu; what is held and sold of it stays so',
    params: { itemId: id },
    result: archived,
    errors: ['ITEM_UNKNOWN'],
  }),
  restore: contract({
    ops: 'puts an item that was taken off the menu back on it',
    params: { itemId: id },
    result: archived,
    errors: ['ITEM_UNKNOWN', 'ITEM_CURRENCY'],
  }),
};
