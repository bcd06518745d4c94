import { COUNTER } from '../../platform/contract/access.ts';
import { contract, REQUEST } from '../../platform/contract/contract.ts';
import { plainText } from '../../platform/contract/note.ts';
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
import { changesContract } from '../../platform/contract/trail.contract.ts';
import { refundNote } from '../payment/payment.contract.ts';
import { stockContract } from '../stock/stock.contract.ts';
import { dayContract } from './day.contract.ts';
import { amounts, dispute, line, order, status, wishes } from './order-shape.contract.ts';
import { staffContract } from './staff.contract.ts';
import { ticketMoves } from './ticket-moves.contract.ts';

export { ORDER_STATUSES, type OrderStatus, type OrderView, type ShopOrderView } from './order-shape.contract.ts';

/** Whose token a request came with. */
const owner = optional(text(1, 255));
const fromGateway = { owner, isNew: optional(boolean), client: optional(text(1, 64)) };
const newStatus = object({ status });
/** When it was placed: a UTC time as an order shows it. */
const placed = optional(utcTime);

export const orderContract = {
  /**
   * `orderId` is minted by the caller, so that it can repeat the call; `isNew` says that this is no repeat. Throws Unavailable
   * (OVERLOADED, PAYMENT_PROVIDER_AWAY) where new orders are refused. ORDER_CANCELLED: given up meanwhile.
   */
  create: contract({
    rest: 'POST /customer/:customerId/orders',
    access: 'anyone',
    about: 'orders, and holds what is ordered until it is paid or given up',
    mints: 'orderId',
    saysNew: 'isNew',
    owner: 'owner',
    client: 'client',
    location: ({ id, customerId }) => `/api/customer/${customerId}/orders/${id}`,
    page: ({ id }) => `/orders/${id}`,
    params: {
      orderId: id,
      customerId: givenId,
      ...wishes,
      ...fromGateway,
    },
    result: order,
    errors: [
      ...stockContract.check.errors,
      'PRICE_CHANGED',
      'CONTACT_REQUIRED',
      'ORDER_CANCELLED',
      'IDEMPOTENCY_KEY_REUSED',
      'UNPAID_TOO_MANY',
    ],
  }),
  /** What an order would come to, holding nothing; it takes what an order takes. */
  quote: contract({
    rest: 'POST /quote',
    access: 'anyone',
    about: 'what an order would come to, and when it would be ready; holds nothing',
    params: wishes,
    result: object({ lines: array(line), ...amounts, readyAt: orNull(string) }),
    errors: stockContract.check.errors,
  }),
  /** Another customer's order is unknown too. */
  get: contract({
    rest: 'GET /customer/:customerId/orders/:orderId',
    access: { roles: COUNTER, secretOf: 'orderId' },
    about: 'an order of a customer',
    owner: 'owner',
    params: { customerId: givenId, orderId: id, owner },
    result: order,
    errors: ['ORDER_UNKNOWN'],
  }),
  /** The same, for whoever knows its secret and not its customer. */
  track: contract({
    rest: 'GET /orders/:orderId',
    access: { roles: COUNTER, secretOf: 'orderId' },
    about: 'an order, by its id alone',
    live: {},
    owner: 'owner',
    params: { orderId: id, owner },
    result: order,
    errors: ['ORDER_UNKNOWN'],
  }),
  /** Newest first, those placed from `from` until `to`; `after` is the `next` of the page before. */
  list: contract({
    ops: 'orders, those of a customer or in a status, or all; the newest first',
    rest: 'GET /customer/:customerId/orders',
    access: { roles: COUNTER },
    about: 'the orders of a customer, the newest first',
    owner: 'owner',
    params: {
      customerId: optional(givenId),
      owner,
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
    access: { roles: COUNTER, secretOf: 'orderId' },
    about: 'cancels an order until cooking begins; what was paid goes back',
    owner: 'owner',
    remembers: 'request',
    params: { customerId: givenId, orderId: id, owner, reason: optional(plainText(0, 200)), request: REQUEST },
    result: order,
    errors: ['ORDER_UNKNOWN', 'ORDER_ILLEGAL_MOVE'],
  }),
  /** The shop's, until it is handed over. */
  cancelByStaff: contract({
    ops: 'cancels an order until it is handed over; what was paid goes back',
    rest: 'POST /kitchen/orders/:orderId/cancel',
    access: { roles: COUNTER },
    remembers: 'request',
    params: { orderId: id, reason: plainText(1, 200), request: REQUEST },
    result: order,
    errors: ['ORDER_UNKNOWN', 'ORDER_ILLEGAL_MOVE'],
  }),
  /** Name, phone, email and the order's note go; the books stay. It may be repeated. */
  forget: contract({
    ops: "removes the customer's name, phone, email and note from an order",
    params: { orderId: id },
    result: object({ orderId: string }),
    errors: ['ORDER_UNKNOWN'],
  }),
  /** `forgotten`: how many orders still had something to forget. */
  forgetCustomer: contract({
    ops: 'removes name, phone, email and note from all orders of a customer',
    params: { customerId: givenId },
    result: object({ customerId: string, forgotten: integer }),
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
  ...ticketMoves,
  /**
   * What becomes of an order's units and money, for whoever holds some: `wait` (not decided), `sell` or `release`.
   * Asked about an order it does not know, at least a minute after it was begun, it closes it for good.
   */
  settlement: contract({
    params: { orderId: id },
    result: object({ outcome: oneOf(['wait', 'sell', 'release']), units: oneOf(['kept', 'returned', 'wasted']) }),
    errors: ['ORDER_UNKNOWN'],
  }),
  /** What people of the shop did to orders. */
  changes: changesContract,
  ...staffContract,
  ...dayContract,
};
