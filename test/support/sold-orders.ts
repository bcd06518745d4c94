import fc from 'fast-check';
import { DEFAULT_DAY } from '../../kernel/business-day.ts';
import { later, MINUTE } from '../../kernel/time.ts';
import type { BookEntry } from '../../services/order/domain/book-entries.ts';
import type { ReportedOrder } from '../../services/order/domain/day-rows.ts';
import { grossLines } from '../../services/order/domain/gross-lines.ts';
import type { RefundNote } from '../../services/order/domain/order-state.ts';
import { priceUnits } from '../../services/payment/domain/refund-lines.ts';
import { addedBy, taxLines } from '../../services/stock/domain/taxes.ts';
import { NOW } from './orders.ts';

interface Dish {
  quantity: number;
  unitPrice: number;
  tax: string;
}
interface Wanted {
  dishes: Dish[];
  included: boolean;
  tip: number;
}

/** An order as stock prices and taxes it, paid. */
export function soldOrder({ dishes, included, tip }: Wanted): ReportedOrder {
  const totals = dishes.map(({ quantity, unitPrice }) => quantity * unitPrice);
  const taxable = dishes.map(({ tax }, nth) => ({ total: totals[nth] ?? 0, taxCategory: tax }));
  const { lines: taxed, taxes } = taxLines(taxable, 'pickup', { included, rates: { food: 700, drink: 1900, book: 0 } });
  const total = totals.reduce((sum, one) => sum + one, 0) + addedBy(taxes) + tip;
  return {
    lines: dishes.map(({ quantity, tax: category }, nth) => {
      const { tax = 0, taxRate = 0 } = taxed[nth] ?? {};
      return { quantity, total: totals[nth] ?? 0, tax, taxRate, category };
    }),
    taxes,
    tip,
    total,
    currency: 'eur',
    shop: DEFAULT_DAY,
    refunds: [],
    timeline: [],
    entries: [entry('paid', null, 0)],
  };
}

export const entry = (kind: BookEntry['kind'], refundId: string | null, minutes: number): BookEntry => ({
  kind,
  refundId,
  at: later(NOW, minutes * MINUTE),
  report: null,
});

/** What is asked back: so much of what is left, in thousandths; or units by line, and the tip; some of it comes back from the bank. */
interface Back {
  part: number;
  units: number[];
  tip: boolean;
  fails: boolean;
}

/** The order after these refunds, which payment priced, and of which none gives more than is left. */
export function withRefunds(order: ReportedOrder, all: readonly Back[]): ReportedOrder {
  const refunds: RefundNote[] = [];
  const entries = [...order.entries];
  let left = order.total;
  for (const [nth, { part, fails, ...back }] of all.entries()) {
    const id = `r${nth}`;
    const { amount, ...what } =
      part === 0 ? unitsOf(order, refunds, back) : { amount: Math.ceil((left * part) / 1000) };
    if (Math.min(left, amount) === 0) continue;
    refunds.push({
      id,
      amount: Math.min(left, amount),
      state: fails ? 'failed' : 'succeeded',
      reason: 'cold',
      ...what,
    });
    entries.push(entry('refunded', id, nth + 1));
    if (fails) entries.push(entry('reversed', id, nth + 2));
    else left -= Math.min(left, amount);
  }
  return { ...order, refunds, entries };
}

/** As many of these units as are left, and the tip if it is. */
function unitsOf(order: ReportedOrder, refunds: readonly RefundNote[], back: Pick<Back, 'units' | 'tip'>) {
  const standing = refunds.filter(({ state }) => state !== 'failed');
  const rows = standing.flatMap(({ lines = [] }) => lines);
  const lines = order.lines.flatMap((sold, line) => {
    const gone = rows.reduce((sum, row) => (row.line === line ? sum + row.quantity : sum), 0);
    const quantity = Math.min(back.units[line] ?? 0, sold.quantity - gone);
    return quantity > 0 ? [{ line, quantity }] : [];
  });
  const tip = back.tip && order.tip > 0 && !standing.some((refund) => refund.tip);
  if (lines.length === 0 && !tip) return { amount: 0 };
  const paid = grossLines(order).map(({ units: quantity, gross: amount }) => ({ quantity, amount }));
  const { isRest: _, ...priced } = priceUnits({ orderId: 'order-1', lines: paid, tip: order.tip }, refunds, {
    lines,
    tip,
  });
  return priced;
}

export const anyWanted: fc.Arbitrary<Wanted> = fc.record({
  dishes: fc.array(
    fc.record({
      quantity: fc.integer({ min: 1, max: 7 }),
      unitPrice: fc.integer({ min: 0, max: 3000 }),
      tax: fc.constantFrom('food', 'drink', 'book'),
    }),
    { minLength: 1, maxLength: 5 },
  ),
  included: fc.boolean(),
  tip: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 500 })),
});
export const anyBacks: fc.Arbitrary<Back[]> = fc.array(
  fc.record({
    part: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 1000 })),
    units: fc.array(fc.integer({ min: 0, max: 7 }), { maxLength: 5 }),
    tip: fc.boolean(),
    fails: fc.boolean(),
  }),
  { maxLength: 6 },
);
