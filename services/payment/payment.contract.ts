import type { Static } from 'typebox';
import { MANAGERS, OPS } from '../../platform/contract/access.ts';
import { contract } from '../../platform/contract/contract.ts';
import {
  array,
  boolean,
  givenId,
  id,
  integer,
  list,
  literal,
  object,
  oneOf,
  optional,
  orNull,
  string,
  text,
  union,
  whole,
} from '../../platform/contract/schema.ts';
import { changesContract } from '../../platform/contract/trail.contract.ts';

/** Whether money may still arrive: `closed` never, `paid` it has, `open` ask again later. */
const closed = union([
  object({ state: oneOf(['closed', 'open']) }),
  object({ state: literal('paid'), captured: integer, currency: string }),
]);
export type CloseResult = Static<typeof closed>;

/** Units of a line; `line` counts the order's lines from 0. */
const units = object({ line: whole(0, 49), quantity: whole(1, 100) });
/**
 * A refund as its order knows it. `lines`, `tip`: what it is for, where it names that; each line's `amount` is what its units cost, of
 * which less goes back where less was left. `surplus`: it is of other money than the order's.
 */
export const refundNote = object({
  id: string,
  amount: integer,
  state: oneOf(['requested', 'pending', 'succeeded', 'failed']),
  reason: string,
  lines: optional(array(object({ ...units.properties, amount: integer }))),
  tip: optional(literal(true)),
  restock: optional(literal(true)),
  surplus: optional(literal(true)),
});
/**
 * A refund as the shop's people see it. `restocked`: what it brought back to stock, once stock was asked. `failure`: why it failed,
 * in Stripe's words. `who` of the shop's people asked for it, where that is known.
 */
const refund = object({
  ...refundNote.properties,
  restocked: optional(array(units)),
  failure: optional(string),
  who: optional(string),
});
/** What goes back of an order's money; amounts in minor units, totals so far. */
const refunds = object({
  orderId: string,
  captured: integer,
  refunded: integer,
  currency: string,
  refunds: array(refund),
});
export type RefundsView = Static<typeof refunds>;

/**
 * A payment as the shop's people see it. Stripe knows its Session under `session.id`, what it brought under `intent`.
 * `closing`: why no money is wanted any more, or `no`. `refusal`: why Stripe will never take the order's money. `settled`: the
 * order has accepted the money, or it goes back. `dueAt`: when somebody looks at it next, unless something happens before.
 */
const payment = object({
  ...refunds.properties,
  amount: integer,
  session: object({ status: string, id: orNull(string), url: orNull(string) }),
  intent: orNull(string),
  closing: oneOf(['no', 'deadline', 'refused', 'cancelled']),
  refusal: orNull(string),
  settled: boolean,
  dueAt: orNull(string),
});
export type PaymentView = Static<typeof payment>;

/**
 * Where the books of an order contradict each other. `repaired` only where that was asked for, by what the books say after it:
 * `yes` it is gone, `begun` payment goes on with it, or `no`, and why if that is known.
 */
const difference = object({ orderId: string, what: string, repair: string, repaired: optional(string) });

const time = optional(text(0, 40));
const reconciliation = object({ from: string, to: string, orders: integer, differences: array(difference) });
const OF_RECONCILIATION = ['RECONCILE_SPAN', 'RECONCILE_TOO_MUCH', 'RECONCILE_RUNNING'];

export const paymentContract = {
  /** Stripe's notice of an event: the body byte for byte, and the Stripe-Signature header. Stored, then answered, then worked. */
  webhook: contract({
    params: { body: text(0, 262_144), signature: text(0, 2000) },
    result: object({ received: literal(true) }),
    errors: ['WEBHOOK_SIGNATURE', 'WEBHOOK_MALFORMED'],
  }),
  /** Takes care that no money can arrive for this order any more, and tells whether it did. */
  close: contract({ params: { orderId: id }, result: closed }),
  /** The order is cancelled: its Session is expired, and money that came goes back. Again does no harm. */
  cancel: contract({ params: { orderId: id }, result: object({ orderId: string }) }),
  /**
   * Gives money back: what `lines` and `tip` cost, `amount` minor units, or all that is left. `refundId` is the caller's, and makes
   * a repeat harmless; `restock` has the units of `lines` go back to stock, once the money is back.
   */
  refund: contract({
    ops: 'gives money back: lines, the tip, minor units, or all that is left; the refundId is yours and makes a repeat harmless',
    rest: 'POST /orders/:orderId/refunds',
    access: { roles: MANAGERS },
    about: 'gives money back: what lines and the tip cost, minor units, or all that is left',
    mints: 'refundId',
    params: {
      orderId: id,
      refundId: givenId,
      amount: optional(whole(1, 99_999_999)),
      lines: optional(list(units, 0, 50)),
      tip: optional(literal(true)),
      restock: optional(literal(true)),
      reason: optional(text(1, 200, { trim: true })),
    },
    result: refunds,
    errors: [
      'PAYMENT_UNKNOWN',
      'REFUND_TOO_MUCH',
      'REFUNDS_TOO_MANY',
      'REFUND_CHOICE',
      'REFUND_NOTHING',
      'REFUND_LINE_UNKNOWN',
      'REFUND_LINE_TWICE',
      'REFUND_UNITS_GONE',
      'REFUND_TIP_GONE',
      'IDEMPOTENCY_KEY_REUSED',
    ],
  }),
  /**
   * Compares Stripe with payments, orders and stock over a window (ISO times; a day until two minutes ago by default), and
   * with `repair` mends what it can.
   */
  reconcile: contract({
    rest: 'POST /reconciliation',
    access: { roles: OPS },
    about: 'compares Stripe with payments, orders and stock, and with `repair` mends what it can',
    ops: 'compares Stripe with payments, orders and stock over the last day, or a window; with --repair it mends what it can',
    leaves: ({ differences }) => differences.some(({ repaired }) => repaired !== 'yes'),
    params: { from: time, to: time, repair: optional(boolean) },
    result: reconciliation,
    errors: OF_RECONCILIATION,
  }),
  /** The same, and mends nothing. */
  compare: contract({
    rest: 'GET /reconciliation',
    access: { roles: OPS },
    about: 'compares Stripe with payments, orders and stock over the last day, or a window',
    params: { from: time, to: time },
    result: reconciliation,
    errors: OF_RECONCILIATION,
  }),
  /** For the day's reports: what came and went back of these orders; those without a payment are left out. */
  books: contract({
    params: { orderIds: list(id, 1, 100) },
    result: object({ orders: array(refunds) }),
  }),
  /** The refunds that people of the shop asked for. */
  changes: changesContract,
  find: contract({
    ops: "an order's payment, with what goes back of it",
    rest: 'GET /orders/:orderId/payment',
    access: { roles: [...MANAGERS, ...OPS] },
    params: { orderId: id },
    result: payment,
    errors: ['PAYMENT_UNKNOWN'],
  }),
};
