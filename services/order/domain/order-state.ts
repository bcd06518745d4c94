import { type Agenda, planned } from '../../../kernel/agenda.ts';
import { UnknownValue } from '../../../kernel/unknown-value.ts';
import { type BooksState, NO_ENTRIES } from './book-entries.ts';
import type { Line } from './lines.ts';
import { NEXT, type OrderStatus } from './order-status.ts';

/** Money of this order that goes back; amounts in minor units. */
export interface RefundNote {
  id: string;
  amount: number;
  state: 'requested' | 'pending' | 'succeeded' | 'failed';
  reason: string;
  /** The units that it is for; `line` counts this order's lines from 0. */
  lines?: { line: number; quantity: number }[];
  /** It gives the tip back. */
  tip?: true;
  /** The units of its lines go back to stock. */
  restock?: true;
  /** It gives back other money than the order took: a second payment. */
  surplus?: true;
}

/** What a bank disputes of this order's money; the amount in minor units, the words Stripe's. */
export interface DisputeNote {
  id: string;
  amount: number;
  reason: string;
  status: string;
}

/** Who did it. */
export type Actor = 'customer' | 'staff' | 'payment' | 'kitchen' | 'sweep';

/** A line of an order's history: what its status was then, who did it, and why, where that is not plain. */
export interface TimelineEntry {
  at: Date;
  status: OrderStatus;
  by: Actor;
  reason: string | null;
}

/** Amounts in minor units. Nested values are replaced, never changed in place. */
export interface OrderState extends Agenda, BooksState {
  id: string;
  customerId: string;
  status: OrderStatus;
  lines: readonly Line[];
  total: number;
  currency: string;
  paymentLink: string | null;
  payBefore: Date;
  timeline: readonly TimelineEntry[];
  /** What became of the units of a cancelled order; `wasted` if cooking had begun. */
  units: 'kept' | 'returned' | 'wasted';
  refunds: readonly RefundNote[];
  /** Payment's count of the changes of `refunds`. */
  refundsVersion: number;
  disputes: readonly DisputeNote[];
  /** Payment's count of the changes of `disputes`. */
  disputesVersion: number;
  /** The number of the last ticket move that the order was notified of. */
  ticketMoves: number;
  createdAt: Date;
  updatedAt: Date;
}
export type Placed = Pick<OrderState, 'id' | 'customerId' | 'lines' | 'total' | 'currency' | 'payBefore'>;

export const blank = (now: Date): OrderState => ({
  id: '',
  customerId: '',
  status: 'pending',
  lines: [],
  total: 0,
  currency: '',
  paymentLink: null,
  payBefore: now,
  timeline: [{ at: now, status: 'pending', by: 'customer', reason: null }],
  units: 'kept',
  refunds: [],
  refundsVersion: 0,
  disputes: [],
  disputesVersion: 0,
  ticketMoves: 0,
  createdAt: now,
  updatedAt: now,
  ...NO_ENTRIES,
  ...planned(null),
});

/** Throws UnknownValue for what a newer node wrote: nothing may be decided on a status that is not known here. */
export function checked(state: OrderState): OrderState {
  if (!Object.hasOwn(NEXT, state.status)) throw new UnknownValue(`the status of order ${state.id}`, state.status);
  if (!['kept', 'returned', 'wasted'].includes(state.units))
    throw new UnknownValue(`what became of the units of order ${state.id}`, state.units);
  return state;
}
