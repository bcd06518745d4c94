import { contract, GIVEN_ID } from '../../platform/contract/contract.ts';

/** Whether money may still arrive: `closed` never, `paid` it has, `open` ask again later. */
export type CloseResult =
  | { state: 'closed' }
  | { state: 'open' }
  | { state: 'paid'; captured: number; currency: string };

type RefundStatus = 'requested' | 'pending' | 'succeeded' | 'failed';
/** What goes back of an order's money; amounts in minor units, totals so far. */
export interface RefundsView {
  orderId: string;
  captured: number;
  refunded: number;
  currency: string;
  /** `failure`: why it failed, in Stripe's words. */
  refunds: (RefundNote & { failure?: string })[];
}

/** A refund as the order shows it: the units and the tip that it is for, where it names them, and whether they go back to stock. */
export interface RefundNote {
  id: string;
  amount: number;
  state: RefundStatus;
  reason: string;
  lines?: readonly LineUnits[];
  tip?: true;
  restock?: true;
}
/** `line` counts the order's lines from 0. */
interface LineUnits {
  line: number;
  quantity: number;
}

/** A payment as the shop's people see it. Stripe knows its Session under `session.id`, what it brought under `intent`. */
export interface PaymentView extends RefundsView {
  amount: number;
  session: { status: string; id: string | null; url: string | null };
  intent: string | null;
  /** Why no money is wanted any more, or `no`. */
  closing: 'no' | 'deadline' | 'refused' | 'cancelled';
  /** Why Stripe will never take the order's money. */
  refusal: string | null;
  /** The order has accepted the money, or it goes back. */
  settled: boolean;
  /** When somebody looks at it next, unless something happens before. */
  dueAt: string | null;
}

/**
 * Where the books of an order contradict each other. `repaired` only where that was asked for, by what the books say after it:
 * `yes` it is gone, `begun` payment goes on with it, or `no`, and why if that is known.
 */
interface Difference {
  orderId: string;
  what: string;
  repair: string;
  repaired?: string;
}

const TIME = { type: 'string', max: 40, optional: true };
const ORDER_ID = { type: 'string', min: 1, max: 64 };

export const paymentContract = {
  /**
   * Stripe's notice of an event: the body byte for byte, and the Stripe-Signature header. Stored, then answered, then worked.
   * Throws WEBHOOK_SIGNATURE, WEBHOOK_MALFORMED.
   */
  webhook: contract<{ body: string; signature: string }, { received: true }>({
    params: { body: { type: 'string', max: 262_144 }, signature: { type: 'string', max: 2000 } },
  }),
  /** Takes care that no money can arrive for this order any more, and tells whether it did. */
  close: contract<{ orderId: string }, CloseResult>({ params: { orderId: ORDER_ID } }),
  /** The order is cancelled: its Session is expired, and money that came goes back. Again does no harm. */
  cancel: contract<{ orderId: string }, { orderId: string }>({ params: { orderId: ORDER_ID } }),
  /**
   * Gives money back: what `lines` and `tip` cost, `amount` minor units, or all that is left. `refundId` is the caller's, and makes
   * a repeat harmless; `restock` says that the units of `lines` go back to stock. Throws PAYMENT_UNKNOWN, REFUND_TOO_MUCH,
   * REFUNDS_TOO_MANY, REFUND_CHOICE, REFUND_NOTHING, REFUND_LINE_UNKNOWN, REFUND_LINE_TWICE, REFUND_UNITS_GONE, REFUND_TIP_GONE,
   * IDEMPOTENCY_KEY_REUSED.
   */
  refund: contract<
    {
      orderId: string;
      refundId: string;
      amount?: number;
      lines?: LineUnits[];
      tip?: true;
      restock?: true;
      reason?: string;
    },
    RefundsView
  >({
    ops: 'gives money back: lines, the tip, minor units, or all that is left; the refundId is yours and makes a repeat harmless',
    params: {
      orderId: ORDER_ID,
      refundId: GIVEN_ID,
      amount: { type: 'number', integer: true, min: 1, max: 99_999_999, optional: true },
      lines: {
        type: 'array',
        max: 50,
        optional: true,
        items: {
          type: 'object',
          strict: true,
          props: {
            line: { type: 'number', integer: true, min: 0, max: 49 },
            quantity: { type: 'number', integer: true, min: 1, max: 100 },
          },
        },
      },
      tip: { type: 'equal', value: true, strict: true, optional: true },
      restock: { type: 'equal', value: true, strict: true, optional: true },
      reason: { type: 'string', min: 1, max: 200, trim: true, optional: true },
    },
  }),
  /**
   * Compares Stripe with payments, orders and stock over a window (ISO times; a day until two minutes ago by default), and
   * with `repair` mends what it can. Throws RECONCILE_SPAN, RECONCILE_TOO_MUCH,
   * RECONCILE_RUNNING.
   */
  reconcile: contract<
    { from?: string; to?: string; repair?: boolean },
    { from: string; to: string; orders: number; differences: Difference[] }
  >({
    ops: 'compares Stripe with payments, orders and stock over the last day, or a window; with --repair it mends what it can',
    leaves: ({ differences }) => differences.some(({ repaired }) => repaired !== 'yes'),
    params: { from: TIME, to: TIME, repair: { type: 'boolean', optional: true } },
  }),
  /** Throws PAYMENT_UNKNOWN. */
  find: contract<{ orderId: string }, PaymentView>({
    ops: "an order's payment, with what goes back of it",
    params: { orderId: ORDER_ID },
  }),
};
