import type { BookEntry } from './book-entries.ts';
import { GivenBack } from './given-back.ts';
import { grossLines, partsOf, type SoldOrder, type Taxed } from './gross-lines.ts';

/**
 * What an entry changes in the shop's money: `refunded` gives back a positive amount, `reversed` a negative one. `isReturned`: the
 * money had never counted as a sale.
 */
export interface Booking {
  entry: BookEntry;
  parts: readonly Taxed[];
  tip: number;
  amount: number;
  isReturned: boolean;
}

const amountOf = (parts: readonly Taxed[], tip: number) => parts.reduce((sum, { gross }) => sum + gross, tip);

/** An order's entries in money, in the order in which it has them. All of it refunded leaves zero, at each rate. */
export function bookingsOf(order: SoldOrder): Booking[] {
  const { entries, refunds, tip } = order;
  const lines = grossLines(order);
  const sold = partsOf(lines);
  const back = new GivenBack(order, lines, sold);
  return entries.map((entry): Booking => {
    const nothing = { entry, parts: [], tip: 0, amount: 0, isReturned: false };
    if (entry.kind === 'paid') return { ...nothing, parts: sold, tip, amount: amountOf(sold, tip) };
    const refund = refunds.find(({ id }) => id === entry.refundId);
    if (!refund) return nothing;
    const sign = entry.kind === 'reversed' ? -1 : 1;
    const isSale = !refund.surplus && entries.some(({ kind }) => kind === 'paid');
    if (!isSale) return { ...nothing, amount: sign * refund.amount, isReturned: true };
    const part = sign > 0 ? back.give(refund) : back.takeBack(refund);
    return { ...nothing, ...part, amount: amountOf(part.parts, part.tip) };
  });
}
