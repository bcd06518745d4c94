import type { Static } from 'typebox';
import { note } from '../../platform/contract/note.ts';
import {
  array,
  asapOrTime,
  boolean,
  date,
  id,
  integer,
  list,
  literal,
  matching,
  named,
  object,
  oneOf,
  optional,
  orNull,
  string,
  text,
  union,
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

const clock = matching('^([01]\\d|2[0-3]):[0-5]\\d$', 'a time like 11:00');
const clockTo = matching('^(([01]\\d|2[0-3]):[0-5]\\d|24:00)$', 'a time like 11:00, at most 24:00');
const days = list(oneOf(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']), 1, 7);
const exception = {
  ...union([object({ date, closed: literal(true) }), object({ date, from: clock, to: clockTo })]),
  mustBe: '{date, closed: true}, or {date, from, to}',
};
/** As a menu file's `shop` has them, but none is left out: `hours` is null for around the clock, both of the slots where there are none. */
export const hours = {
  timeZone: text(1, 64),
  hours: orNull(list(object({ days, from: clock, to: clockTo }), 0, 100)),
  exceptions: list(exception, 0, 500),
  leadMinutes: whole(0, 1440),
  lastOrderMinutes: whole(0, 1440),
  slotMinutes: orNull(whole(5, 720)),
  slotOrders: orNull(whole(1, 10_000)),
  dayEnds: clock,
};
/** As menu files name theirs: a place in time is no item for people. */
export const itemId = matching('^[A-Za-z0-9_.-]{1,64}$', '1 to 64 letters, digits, dots, hyphens or underscores');

/** How a customer may be reached. */
export const contactField = oneOf(['name', 'phone', 'email']);

export const ofItem = { choice: optional(object({ groupId: id, choiceId: id })), until: optional(utcTime) };
export const archived = object({ itemId: string, archived: boolean });

named({ MenuItem: menuItem, Tax: tax, ChosenOption: option, Opening: open });
