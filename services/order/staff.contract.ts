import { COUNTER, OPS } from '../../platform/contract/access.ts';
import { contract, REQUEST } from '../../platform/contract/contract.ts';
import { plainText } from '../../platform/contract/note.ts';
import {
  array,
  date,
  givenId,
  id,
  object,
  optional,
  orNull,
  string,
  text,
  utcTime,
  whole,
} from '../../platform/contract/schema.ts';
import { shopOrder, status } from './order-shape.contract.ts';

/** What the shop's people do with orders, whoever's they are. */
export const staffContract = {
  /**
   * Newest first: those of a business day, of a number (those of the latest days first), of a customer, in a status, placed
   * from `from` until `to`, with `name` in the customer's name (in upper or lower case), and any of these together. The first
   * of number, customer, day and status that is named is looked up in an index; the others are compared, with 500 orders at
   * most for a page: it may be short, or empty, and have a `next` all the same. Without a `next` there are no more.
   */
  search: contract({
    rest: 'GET /orders',
    access: { roles: COUNTER },
    about:
      "the shop's orders, the newest first: of a day, a number, a customer, a part of a name, in a status, placed within a time",
    params: {
      status: optional(status),
      day: optional(date),
      number: optional(whole(1, Number.MAX_SAFE_INTEGER, { convert: true })),
      customerId: optional(givenId),
      name: optional(plainText(1, 100)),
      from: optional(utcTime),
      to: optional(utcTime),
      limit: optional(whole(1, 100, { default: 20, convert: true })),
      after: optional(text(0, 200)),
    },
    result: object({ items: array(shopOrder), next: orNull(string) }),
    errors: ['CURSOR_INVALID'],
  }),
  /**
   * The order of this id or number, whoever's it is, with what customers do not see; one that was given up has no customer. Of
   * those that are called by the number it is that of the business day `day`, or of the latest.
   */
  find: contract({
    ops: "an order, whoever's it is, by its id or by its number on a day (the latest unless told), and the trace of its request",
    params: { orderId: optional(id), number: optional(whole(1)), day: optional(date) },
    result: shopOrder,
    errors: ['ORDER_UNKNOWN'],
  }),
  details: contract({
    rest: 'GET /orders/:orderId/details',
    access: { roles: [...COUNTER, ...OPS] },
    about: 'an order with what its customer does not see: its business day, disputes, and the trace of its request',
    params: { orderId: id },
    result: shopOrder,
    errors: ['ORDER_UNKNOWN'],
  }),
  /** By its ticket; a cooked order whose ticket is lost or closed is handed over all the same. */
  handOver: contract({
    rest: 'POST /orders/:orderId/complete',
    access: { roles: COUNTER },
    about: 'the customer has the order, which is cooked; its ticket is closed',
    remembers: 'request',
    params: { orderId: id, request: REQUEST },
    result: shopOrder,
    errors: ['ORDER_UNKNOWN', 'ORDER_ILLEGAL_MOVE', 'ORDER_CANCELLED'],
  }),
};
