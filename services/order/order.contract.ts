import type { Static } from 'typebox';
import { contract, REQUEST } from '../../platform/contract/contract.ts';
import {
  array,
  boolean,
  givenId,
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
import { refundNote } from '../payment/payment.contract.ts';
import { option, stockContract, wantedDish } from '../stock/stock.contract.ts';
import { dayContract } from './day.contract.ts';

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

const status = oneOf(ORDER_STATUSES);
const newStatus = object({ status });
const { restock: _, surplus: _other, ...shownOfRefund } = refundNote.properties;
const refund = object(shownOfRefund);
/** What a bank disputes of an order's money: minor units, and Stripe's words. */
const dispute = object({ id: string, amount: integer, reason: string, status: string });

const line = object({
  itemId: string,
  name: string,
  options: array(option),
  note: orNull(string),
  quantity: integer,
  unitPrice: integer,
  total: integer,
});

/**
 * An order as clients see it. Amounts are integer minor units, times UTC ISO strings. `refunded`: by the refunds that
 * succeeded so far. `timeline`: each change of status, and what else is worth telling; who did it, and why where that is not
 * plain.
 */
const order = object({
  id: string,
  customerId: string,
  status,
  lines: array(line),
  total: integer,
  currency: string,
  paymentLink: orNull(string),
  payBefore: string,
  refunded: integer,
  refunds: array(refund),
  timeline: array(
    object({
      at: string,
      status,
      by: oneOf(['customer', 'staff', 'payment', 'kitchen', 'sweep']),
      reason: orNull(string),
    }),
  ),
  createdAt: string,
  updatedAt: string,
});
export type OrderView = Static<typeof order>;
/** An order as the shop's own people and services see it, with the trace of the request that placed it. */
const shopOrder = object({ ...order.properties, disputes: array(dispute), trace_id: orNull(string) });
export type ShopOrderView = Static<typeof shopOrder>;

/** When it was placed: a UTC time as an order shows it. */
const placed = optional(utcTime);

/** What the kitchen did; `move` counts the ticket's moves, and one that comes after a later one changes nothing. */
const ticketMove = contract({
  params: { orderId: id, move: optional(whole(1)) },
  result: newStatus,
  errors: ['ORDER_CANCELLED', 'ORDER_ILLEGAL_MOVE', 'ORDER_UNKNOWN'],
});

export const orderContract = {
  /**
   * `orderId` is minted by the caller, so that it can repeat the call; `isNew` says that this is no repeat. Throws Unavailable
   * (OVERLOADED, PAYMENT_PROVIDER_AWAY) where new orders are refused; its refusals are those of `stock.reserve`, and
   * ORDER_CANCELLED (given up meanwhile).
   */
  create: contract({
    rest: 'POST /customer/:customerId/orders',
    mints: 'orderId',
    saysNew: 'isNew',
    location: ({ id, customerId }) => `/api/customer/${customerId}/orders/${id}`,
    params: {
      orderId: id,
      customerId: givenId,
      items: list(object({ id, ...wantedDish }), 1, 50),
      expectedTotal: optional(whole(0, 99_999_999)),
      isNew: optional(boolean),
    },
    result: object({ ...order.properties, trackingUrl: string }),
    errors: [...stockContract.reserve.errors, 'ORDER_CANCELLED', 'IDEMPOTENCY_KEY_REUSED'],
  }),
  /** Another customer's order is unknown too. */
  get: contract({
    rest: 'GET /customer/:customerId/orders/:orderId',
    params: { customerId: givenId, orderId: id },
    result: order,
    errors: ['ORDER_UNKNOWN'],
  }),
  /** The order, whoever's it is, with what customers do not see; one that was given up has no customer. */
  find: contract({
    ops: "an order, whoever's it is, and the trace of the request that placed it",
    params: { orderId: id },
    result: shopOrder,
    errors: ['ORDER_UNKNOWN'],
  }),
  /** Newest first, those placed from `from` until `to`; `after` is the `next` of the page before. */
  list: contract({
    ops: 'orders, those of a customer or in a status, or all; the newest first',
    rest: 'GET /customer/:customerId/orders',
    params: {
      customerId: optional(givenId),
      status: optional(status),
      from: placed,
      to: placed,
      limit: optional(whole(1, 100, { default: 20, convert: true })),
      after: optional(text(0, 200)),
    },
    result: object({ items: array(order), next: orNull(string) }),
    errors: ['CURSOR_INVALID'],
  }),
  /** The customer's, until cooking begins. */
  cancel: contract({
    rest: 'POST /customer/:customerId/orders/:orderId/cancel',
    remembers: 'request',
    params: { customerId: givenId, orderId: id, reason: optional(text(0, 200, { trim: true })), request: REQUEST },
    result: order,
    errors: ['ORDER_UNKNOWN', 'ORDER_ILLEGAL_MOVE'],
  }),
  /** The shop's, until it is handed over. */
  cancelByStaff: contract({
    ops: 'cancels an order until it is handed over; what was paid goes back',
    rest: 'POST /kitchen/orders/:orderId/cancel',
    remembers: 'request',
    params: { orderId: id, reason: text(1, 200, { trim: true }), request: REQUEST },
    result: order,
    errors: ['ORDER_UNKNOWN', 'ORDER_ILLEGAL_MOVE'],
  }),
  /** payment: the customer can pay at `paymentLink`. After `paid` it changes nothing. */
  awaitPayment: contract({
    params: { orderId: id, paymentLink: text(0, 2000) },
    result: newStatus,
    errors: ['ORDER_CANCELLED', 'ORDER_UNKNOWN'],
  }),
  /** payment: this order can never be paid (Stripe refuses its lines), so that nobody waits for it. */
  cannotBePaid: contract({
    params: { orderId: id, reason: text(0, 200) },
    result: newStatus,
    errors: ['ORDER_UNKNOWN'],
  }),
  /** payment: what goes back, all of it so far. An older `version` changes nothing. */
  noteRefunds: contract({
    params: { orderId: id, version: whole(1), refunds: list(refundNote, 0, 200) },
    result: newStatus,
    errors: ['ORDER_UNKNOWN'],
  }),
  /** payment: what banks dispute, all of it so far. An older `version` changes nothing. */
  noteDisputes: contract({
    params: { orderId: id, version: whole(1), disputes: list(dispute, 0, 50) },
    result: newStatus,
    errors: ['ORDER_UNKNOWN'],
  }),
  /** kitchen: cooking begins. */
  startCooking: ticketMove,
  /** kitchen: the meal stands on the counter. */
  markCooked: ticketMove,
  /** kitchen: back to the stove. */
  recall: ticketMove,
  /** kitchen: staff handed it over. */
  complete: ticketMove,
  /**
   * What becomes of an order's units and money, for whoever holds some: `wait` (not decided), `sell` or `release`.
   * Asked about an order it does not know, at least a minute after it was begun, it closes it for good.
   */
  settlement: contract({
    params: { orderId: id },
    result: object({ outcome: oneOf(['wait', 'sell', 'release']), units: oneOf(['kept', 'returned', 'wasted']) }),
    errors: ['ORDER_UNKNOWN'],
  }),
  ...dayContract,
};
