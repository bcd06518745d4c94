import type { Static } from 'typebox';
import { contract } from '../../platform/contract/contract.ts';
import { note } from '../../platform/contract/note.ts';
import {
  array,
  boolean,
  id,
  integer,
  list,
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
  category: string,
  station: orNull(string),
  minutes: orNull(integer),
  allergens: array(string),
  priceId: orNull(string),
});
const reserved = object({
  lines: array(reservedLine),
  total: integer,
  currency: string,
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
const OF_LINES = [
  'LINE_QUANTITY',
  'ITEM_UNKNOWN',
  'OPTIONS_INVALID',
  'STOCK_INSUFFICIENT',
  'PRICE_CHANGED',
  'TOTAL_NOT_CHARGEABLE',
];

const ofItem = { choice: optional(object({ groupId: id, choiceId: id })), until: optional(utcTime) };
const archived = object({ itemId: string, archived: boolean });

export const stockContract = {
  menu: contract({
    ops: 'the menu, with what is available',
    rest: 'GET /menu',
    params: {},
    result: object({ categories: array(string), items: array(menuItem) }),
  }),
  /** The prices that menu items name at Stripe; the twin asks for them. */
  prices: contract({ params: {}, result: object({ prices: array(price) }) }),
  /** What these lines would cost, holding nothing. */
  check: contract({ params: { lines }, result: reserved, errors: OF_LINES }),
  /** Holds all lines or none, priced. Repeating it for an order answers what was reserved first. */
  reserve: contract({
    params: { orderId: id, lines, expectedTotal: optional(whole(0)) },
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
