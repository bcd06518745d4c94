import { HOUR } from '../../../kernel/time.ts';

/** Units of a line; `line` counts from 0 in the order in which the order shows its lines. */
export interface LineUnits {
  line: number;
  quantity: number;
}

/** Money that goes back, a row each; amounts in minor units. */
export interface Refund {
  /** The caller's; part of its idempotency key. Ours have a colon in it, those made at Stripe have Stripe's id. */
  id: string;
  /** Whose money it is: Stripe's payment intent. */
  intent: string;
  amount: number;
  reason: string;
  /** All that was left was asked for, whatever that was. */
  whole?: true;
  /** The units that it gives back, each line's with what they cost; the row's `amount` is less where less was left. */
  lines?: readonly (LineUnits & { amount: number })[];
  /** It gives the tip back. */
  tip?: true;
  /** The units of its lines go back to stock, once it has succeeded. */
  restock?: true;
  /** What stock says that this refund brought back, once it was asked; it may be less than its lines, or nothing. */
  restocked?: readonly LineUnits[];
  /** Why it failed, in Stripe's words: for the shop's people, not for the customer. */
  failure?: string;
  state: 'requested' | 'pending' | 'succeeded' | 'failed';
  stripeId: string | null;
  attempt: number;
  /** When this attempt was written down, before Stripe was asked. */
  at: Date;
  /** Who of the shop's people asked for it, where they are known, and when. */
  askedBy?: { who: string; at: Date };
}

/** A refund as it was read from Stripe. `refundId` is ours, if we asked for it. */
export interface StripeRefund {
  stripeId: string;
  refundId: string | null;
  intent: string;
  amount: number;
  state: Exclude<Refund['state'], 'requested'>;
  failure?: string | undefined;
}

/** Money that came by one payment intent, in minor units. */
export interface Money {
  intent: string;
  amount: number;
}

/** `refundsVersion` counts the changes of `refunds`, `refundsNotified` those of which the order has heard. */
export interface RefundsState {
  refunds: readonly Refund[];
  refundsVersion: number;
  refundsNotified: number;
}
export const NO_REFUNDS: RefundsState = { refunds: [], refundsVersion: 0, refundsNotified: 0 };

const FORGOTTEN = 23 * HOUR;

/** What refunds in these states come to, in minor units. */
export function sumOf(refunds: readonly Pick<Refund, 'amount' | 'state'>[], ...states: Refund['state'][]): number {
  return refunds.reduce((sum, { amount, state }) => (states.includes(state) ? sum + amount : sum), 0);
}

/** Stripe keeps one answer for each key: a repeat gives nothing back twice. */
export const refundKey = (orderId: string, { id, attempt }: Pick<Refund, 'id' | 'attempt'>): string =>
  attempt === 1 ? `${orderId}:${id}:refund` : `${orderId}:${id}:refund:${attempt}`;

/** Stripe forgets a key after a day: by then nobody knows by the key alone whether the refund was made. */
export const isStale = ({ stripeId, at }: Refund, now: Date): boolean =>
  stripeId === null && now.getTime() - at.getTime() > FORGOTTEN;
