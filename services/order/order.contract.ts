import { contract, GIVEN_ID, oneOf, REQUEST, type Repeatable } from '../../platform/contract/contract.ts';
import type { RefundNote } from '../payment/payment.contract.ts';

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

type OrderActor = 'customer' | 'staff' | 'payment' | 'kitchen' | 'sweep';

/** An order as clients see it. Amounts are integer minor units, times UTC ISO strings. */
export interface OrderView {
  id: string;
  customerId: string;
  status: OrderStatus;
  lines: { itemId: string; name: string; quantity: number; unitPrice: number; total: number }[];
  total: number;
  currency: string;
  paymentLink: string | null;
  payBefore: string;
  /** So far; the refunds that succeeded. */
  refunded: number;
  refunds: Omit<RefundNote, 'restock'>[];
  /** Each change of status, and what else is worth telling: who did it, and why where that is not plain. */
  timeline: { at: string; status: OrderStatus; by: OrderActor; reason: string | null }[];
  createdAt: string;
  updatedAt: string;
}

/** What a bank disputes of an order's money: minor units, and Stripe's words. */
interface DisputeView {
  id: string;
  amount: number;
  reason: string;
  status: string;
}
/** An order as the shop's own people and services see it. */
export interface ShopOrderView extends OrderView {
  disputes: DisputeView[];
}

const ORDER_ID = { type: 'string', min: 1, max: 64 };
const REASON = { type: 'string', min: 1, max: 200, trim: true };
/** When it was placed: a UTC time as an order shows it. */
const TIME = { type: 'string', pattern: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/, optional: true };
const LIMIT = { type: 'number', integer: true, min: 1, max: 100, default: 20, convert: true, optional: true };

/** What the kitchen did; `move` counts the ticket's moves, and one that comes after a later one changes nothing. */
const ticketMove = contract<{ orderId: string; move?: number }, { status: OrderStatus }>({
  params: { orderId: ORDER_ID, move: { type: 'number', integer: true, min: 1, optional: true } },
});

export const orderContract = {
  /**
   * `orderId` is minted by the caller, so that it can repeat the call; `isNew` says that this is no repeat. Throws Unavailable
   * (OVERLOADED, PAYMENT_PROVIDER_AWAY) where new orders are refused, what `stock.reserve` throws, LINE_QUANTITY
   * (over 100 of one item after merging) and ORDER_CANCELLED (given up meanwhile).
   */
  create: contract<
    {
      orderId: string;
      customerId: string;
      items: { id: string; quantity: number }[];
      expectedTotal?: number;
      isNew?: boolean;
    },
    OrderView & { trackingUrl: string }
  >({
    rest: 'POST /customer/:customerId/orders',
    mints: 'orderId',
    saysNew: 'isNew',
    location: ({ id, customerId }) => `/api/customer/${customerId}/orders/${id}`,
    params: {
      orderId: ORDER_ID,
      customerId: GIVEN_ID,
      items: {
        type: 'array',
        min: 1,
        max: 50,
        items: {
          type: 'object',
          strict: true,
          props: {
            id: { type: 'string', min: 1, max: 64 },
            quantity: { type: 'number', integer: true, min: 1, max: 100 },
          },
        },
      },
      expectedTotal: { type: 'number', integer: true, min: 0, max: 99_999_999, optional: true },
      isNew: { type: 'boolean', optional: true },
    },
  }),
  /** Throws ORDER_UNKNOWN, under another customer's id too. */
  get: contract<{ customerId: string; orderId: string }, OrderView>({
    rest: 'GET /customer/:customerId/orders/:orderId',
    params: { customerId: GIVEN_ID, orderId: ORDER_ID },
  }),
  /** The order, whoever's it is, with what customers do not see; one that was given up has no customer. Throws ORDER_UNKNOWN. */
  find: contract<{ orderId: string }, ShopOrderView & { trace_id: string | null }>({
    ops: "an order, whoever's it is, and the trace of the request that placed it",
    params: { orderId: ORDER_ID },
  }),
  /** Newest first, those placed from `from` until `to`; `after` is the `next` of the page before. Throws CURSOR_INVALID. */
  list: contract<
    { customerId?: string; status?: OrderStatus; from?: string; to?: string; limit?: number; after?: string },
    { items: OrderView[]; next: string | null }
  >({
    ops: 'orders, those of a customer or in a status, or all; the newest first',
    rest: 'GET /customer/:customerId/orders',
    params: {
      customerId: { ...GIVEN_ID, optional: true },
      status: { ...oneOf(ORDER_STATUSES), optional: true },
      from: TIME,
      to: TIME,
      limit: LIMIT,
      after: { type: 'string', max: 200, optional: true },
    },
  }),
  /** The customer's, until cooking begins. Throws ORDER_UNKNOWN, ORDER_ILLEGAL_MOVE. */
  cancel: contract<{ customerId: string; orderId: string; reason?: string } & Repeatable, OrderView>({
    rest: 'POST /customer/:customerId/orders/:orderId/cancel',
    remembers: 'request',
    params: {
      customerId: GIVEN_ID,
      orderId: ORDER_ID,
      reason: { ...REASON, min: 0, optional: true },
      request: REQUEST,
    },
  }),
  /** The shop's, until it is handed over. Throws ORDER_UNKNOWN, ORDER_ILLEGAL_MOVE. */
  cancelByStaff: contract<{ orderId: string; reason: string } & Repeatable, OrderView>({
    ops: 'cancels an order until it is handed over; what was paid goes back',
    rest: 'POST /kitchen/orders/:orderId/cancel',
    remembers: 'request',
    params: { orderId: ORDER_ID, reason: REASON, request: REQUEST },
  }),
  /** payment: the customer can pay at `paymentLink`. Throws ORDER_CANCELLED; after `paid` it changes nothing. */
  awaitPayment: contract<{ orderId: string; paymentLink: string }, { status: OrderStatus }>({
    params: { orderId: ORDER_ID, paymentLink: { type: 'string', max: 2000 } },
  }),
  /** payment: this order can never be paid (Stripe refuses its lines), so that nobody waits for it. */
  cannotBePaid: contract<{ orderId: string; reason: string }, { status: OrderStatus }>({
    params: { orderId: ORDER_ID, reason: { type: 'string', max: 200 } },
  }),
  /** payment: what goes back, all of it so far. An older `version` changes nothing. Throws ORDER_UNKNOWN. */
  noteRefunds: contract<{ orderId: string; version: number; refunds: RefundNote[] }, { status: OrderStatus }>({
    params: {
      orderId: ORDER_ID,
      version: { type: 'number', integer: true, min: 1 },
      refunds: { type: 'array', max: 200, items: { type: 'object' } },
    },
  }),
  /** payment: what banks dispute, all of it so far. An older `version` changes nothing. Throws ORDER_UNKNOWN. */
  noteDisputes: contract<{ orderId: string; version: number; disputes: DisputeView[] }, { status: OrderStatus }>({
    params: {
      orderId: ORDER_ID,
      version: { type: 'number', integer: true, min: 1 },
      disputes: { type: 'array', max: 50, items: { type: 'object' } },
    },
  }),
  /** kitchen: cooking begins. Throws ORDER_CANCELLED, ORDER_ILLEGAL_MOVE. */
  startCooking: ticketMove,
  /** kitchen: the meal stands on the counter. Throws ORDER_CANCELLED, ORDER_ILLEGAL_MOVE. */
  markCooked: ticketMove,
  /** kitchen: back to the stove. Throws ORDER_CANCELLED, ORDER_ILLEGAL_MOVE. */
  recall: ticketMove,
  /** kitchen: staff handed it over. Throws ORDER_CANCELLED, ORDER_ILLEGAL_MOVE. */
  complete: ticketMove,
  /**
   * What becomes of an order's units and money, for whoever holds some: `wait` (not decided), `sell` or `release`.
   * Asked about an order it does not know, at least a minute after it was begun, it closes it for good.
   */
  settlement: contract<
    { orderId: string },
    { outcome: 'wait' | 'sell' | 'release'; units: 'kept' | 'returned' | 'wasted' }
  >({
    params: { orderId: ORDER_ID },
  }),
};
