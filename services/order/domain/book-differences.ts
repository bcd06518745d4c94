import { type BookEntry, entryKey } from './book-entries.ts';
import type { OrderState } from './order-state.ts';

/** What payment has of an order, in minor units. */
export interface PaymentBook {
  orderId: string;
  captured: number;
  currency: string;
  refunds: readonly { id: string; amount: number; state: string }[];
}
/** What stock has of an order. `total`: with added taxes and the tip. `balanced`: the movements of each item add up to its units. */
export interface StockBook {
  orderId: string;
  is: 'held' | 'sold' | 'returned' | 'wasted';
  total: number;
  balanced: boolean;
}

type Reported = Pick<OrderState, 'entries' | 'refunds' | 'total' | 'currency' | 'status' | 'units'>;

/** Where others have something else for the entries of an order that this Z took. */
export function bookDifferences(
  order: Reported,
  report: number,
  payment: PaymentBook | undefined,
  stock: StockBook | undefined,
): string[] {
  const taken = order.entries.filter((entry) => entry.report === report);
  const isPaid = taken.some(({ kind }) => kind === 'paid');
  return [
    ...(isPaid ? captured(order, payment) : []),
    ...taken.flatMap((entry) => (entry.refundId === null ? [] : refunded(entry, order, payment))),
    ...(isPaid ? unitsSold(order, stock) : []),
  ];
}

function captured({ total, currency }: Reported, payment: PaymentBook | undefined): string[] {
  if (!payment) return ['there is no payment for it'];
  const { captured, currency: came } = payment;
  return captured === total && came === currency
    ? []
    : [`payment took ${captured} ${came}, the order ${total} ${currency}`];
}

function refunded(entry: BookEntry, { entries, refunds }: Reported, payment: PaymentBook | undefined): string[] {
  const { kind, refundId: id } = entry;
  const ours = refunds.find((refund) => refund.id === id)?.amount ?? 0;
  const theirs = payment?.refunds.find((refund) => refund.id === id);
  if (!theirs) return [`payment knows no refund ${id}`];
  if (theirs.amount !== ours) return [`refund ${id} is ${theirs.amount} at payment and ${ours} here`];
  const isBack = kind === 'reversed' || entries.some((one) => entryKey(one) === `reversed ${id}`);
  const right = isBack ? 'failed' : 'succeeded';
  return theirs.state === right ? [] : [`refund ${id} has ${theirs.state} at payment and ${right} here`];
}

function unitsSold({ total, status, units }: Reported, stock: StockBook | undefined): string[] {
  if (!stock) return ['stock has nothing for it'];
  const right = status === 'cancelled' ? units : 'sold';
  return [
    ...(stock.is === right ? [] : [`its units are ${stock.is}, and should be ${right}`]),
    ...(stock.total === total ? [] : [`stock priced it at ${stock.total}, the order at ${total}`]),
    ...(stock.balanced ? [] : ['its stock movements do not come to its units']),
  ];
}
