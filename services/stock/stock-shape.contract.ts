import type { Static } from 'typebox';
import { note } from '../../platform/contract/note.ts';
import {
  array,
  asapOrTime,
  boolean,
  id,
  integer,
  list,
  named,
  object,
  oneOf,
  optional,
  orNull,
  string,
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
export const menuItem = object({
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
  minutes: orNull(integer),
  allergens: array(string),
  priceId: orNull(string),
});
/** What all lines of one rate bear, in hundredths of a percent: part of the prices, or added to them. */
export const tax = object({ rate: integer, included: boolean, amount: integer });
/** `slot`: the place in time; `payBefore`: the latest that hours allow. */
export const reserved = object({
  lines: array(reservedLine),
  subtotal: integer,
  taxes: array(tax),
  tip: integer,
  total: integer,
  currency: string,
  serving: oneOf(['pickup', 'table']),
  slot: orNull(string),
  payBefore: orNull(string),
  shop: object({ timeZone: string, dayEnds: string }),
});
/** What a reservation is, after the call. */
export const reservation = object({ state: oneOf(['held', 'sold', 'released']) });
export const price = object({ priceId: string, name: string, unitAmount: integer, currency: string });
export type Price = Static<typeof price>;
/** What stock has for an order; `balanced`: its movements come to just that, item by item. Minor units. */
export const holding = object({
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
export const wishes = {
  lines,
  service: optional(object({ kind: oneOf(['pickup', 'table']) })),
  wanted: optional(asapOrTime),
  tip: optional(whole(0, 99_999_999)),
};
export const OF_LINES = [
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
export const open = object({
  isOpen: boolean,
  opensAt: orNull(string),
  closesAt: orNull(string),
  lastOrderAt: orNull(string),
  pausedUntil: orNull(string),
});

/** How a customer may be reached. */
export const contactField = oneOf(['name', 'phone', 'email']);

export const ofItem = { choice: optional(object({ groupId: id, choiceId: id })), until: optional(utcTime) };
export const archived = object({ itemId: string, archived: boolean });

named({ MenuItem: menuItem, Tax: tax, ChosenOption: option, Opening: open });
