import { formatMoney } from '../../../kernel/money.ts';
import type { Line } from './lines.ts';
import type { OrderStatus } from './order-status.ts';

/** Money of this order that goes back; amounts in minor units. */
export interface RefundNote {
  id: string;
  amount: number;
  state: 'requested' | 'pending' | 'succeeded' | 'failed';
  reason: string;
}

/** Amounts in minor units. */
export interface OrderState {
  id: string;
  customerId: string;
  status: OrderStatus;
  lines: Line[];
  total: number;
  currency: string;
  paymentLink: string | null;
  payBefore: Date;
  timeline: { at: Date; status: OrderStatus; cause: string }[];
  /** What became of the units of a cancelled order; `wasted` if cooking had begun. */
  units: 'kept' | 'returned' | 'wasted';
  refunds: RefundNote[];
  /** Payment's count of the changes of `refunds`. */
  refundsVersion: number;
  /** How many moves of its ticket it has heard of. */
  ticketMoves: number;
  createdAt: Date;
  updatedAt: Date;
  /** When the sweep looks after it next; null once it is over, and everybody knows. */
  lookAgainAt: Date | null;
  looks: number;
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
  timeline: [{ at: now, status: 'pending', cause: 'customer' }],
  units: 'kept',
  refunds: [],
  refundsVersion: 0,
  ticketMoves: 0,
  createdAt: now,
  updatedAt: now,
  lookAgainAt: null,
  looks: 0,
});

/** A refund on the timeline. */
export const refundNews = ({ amount, state, reason }: RefundNote, currency: string): string =>
  `payment: refund of ${formatMoney(amount, currency)} ${state}: ${reason}`;
