import type { Static } from 'typebox';
import { note, plainText } from '../../platform/contract/note.ts';
import {
  array,
  asapOrTime,
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
  union,
  whole,
} from '../../platform/contract/schema.ts';
import { refundNote } from '../payment/payment.contract.ts';
import { option, tax, wantedDish } from '../stock/stock.contract.ts';

export const ORDER_STATUSES = [
  'pending',
  'waiting_for_payment',
  'paid',
  'preparing',
  'cooked',
  'completed',
  'cancelled',
] as const;
export type OrderStatus = (typeof ORDER_STATUSES)[number];

export const status = oneOf(ORDER_STATUSES);
const { restock: _, surplus: _other, ...shownOfRefund } = refundNote.properties;
const refund = object(shownOfRefund);
/** What a bank disputes of an order's money: minor units, and Stripe's words. */
export const dispute = object({ id: string, amount: integer, reason: string, status: string });

/** How the customer is reached; each optional. */
const contact = object({
  name: optional(plainText(1, 100)),
  phone: optional(matching('^[0-9 +()/-]{5,30}$', 'a phone number of 5 to 30 digits, spaces and + - ( ) /')),
  email: optional(
    matching('^[^\\s\\p{C}@]{1,64}@[^\\s\\p{C}@.]+(\\.[^\\s\\p{C}@.]+)+$', 'an email address', { maxLength: 254 }),
  ),
});
export const service = {
  ...union([
    object({ kind: literal('pickup') }),
    object({ kind: literal('table'), table: optional(plainText(1, 20)) }),
  ]),
  mustBe: "{kind: 'pickup'}, or {kind: 'table'} with the table's name",
};
/** What a customer says of an order; the tip in minor units. */
export const wishes = {
  items: list(object({ id, ...wantedDish }), 1, 50),
  contact: optional(contact),
  service: optional(service),
  wanted: optional(asapOrTime),
  note: optional(note),
  tip: optional(whole(0, 99_999_999)),
  expectedTotal: optional(whole(0, 99_999_999)),
};

export const amounts = { subtotal: integer, taxes: array(tax), tip: integer, total: integer, currency: string };

export const line = object({
  itemId: string,
  name: string,
  options: array(option),
  note: orNull(string),
  quantity: integer,
  unitPrice: integer,
  total: integer,
  tax: integer,
});

/** A line of an order's history. */
const move = {
  at: string,
  status,
  by: oneOf(['customer', 'staff', 'payment', 'kitchen', 'sweep']),
  reason: orNull(string),
};

/**
 * An order as clients see it. Amounts are integer minor units, times UTC ISO strings. `refunded`: by the refunds that
 * succeeded so far. `timeline`: each change of status, and what else is worth telling; who did it, and why where that is not
 * plain. `number`: what it is called by, from when it is paid on, and distinct within its business day.
 */
export const order = object({
  id: string,
  number: orNull(integer),
  customerId: string,
  contact: orNull(contact),
  service,
  wanted: string,
  /** The kitchen's promise; until there is one, the place in time or the time that is wanted. */
  readyAt: orNull(string),
  note: orNull(string),
  status,
  lines: array(line),
  ...amounts,
  paymentLink: orNull(string),
  payBefore: string,
  refunded: integer,
  refunds: array(refund),
  timeline: array(object(move)),
  createdAt: string,
  updatedAt: string,
});
export type OrderView = Static<typeof order>;
/**
 * An order as the shop's own people and services see it: with the business day of its number, and the trace of the request that
 * placed it. `who` in its timeline: the name of whoever of the shop's people did it, where they are known.
 */
export const shopOrder = object({
  ...order.properties,
  timeline: array(object({ ...move, who: orNull(string) })),
  day: orNull(string),
  disputes: array(dispute),
  trace_id: orNull(string),
});
export type ShopOrderView = Static<typeof shopOrder>;

named({ Order: order, Line: line });
