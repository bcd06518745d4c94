import fc from 'fast-check';
import { DEFAULT_DAY } from '../../kernel/business-day.ts';
import { later, MINUTE } from '../../kernel/time.ts';
import type { BookEntry } from '../../services/order/domain/book-entries.ts';
import type { ReportedOrder } from '../../services/order/domain/day-rows.ts';
import type { RefundNote } from '../../services/order/domain/order-state.ts';
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

/** What is asked back: so much of what is left, in thousandths; or units of a line; some of it comes back from the bank. */
interface Back {
  part: number;
  line: number;
  quantity: number;
  tip: boolean;
  fails: boolean;
}

/** The order after these refunds, of which none gives more than is left. */
export function withRefunds(order: ReportedOrder, all: readonly Back[]): ReportedOrder {
  const refunds: RefundNote[] = [];
  const entries = [...order.entries];
  let left = order.total;
  for (const [nth, { part, line, quantity, tip, fails }] of all.entries()) {
    const id = `r${nth}`;
    const sold = order.lines[line];
    const units = Math.min(quantity, sold?.quantity ?? 0);
    const named = sold && part === 0 ? (units * sold.total) / sold.quantity + (tip ? order.tip : 0) : 0;
    const amount = Math.min(left, part === 0 ? named : Math.ceil((left * part) / 1000));
    if (amount === 0) continue;
    const byUnits = part === 0 ? { lines: [{ line, quantity: units }], ...(tip && { tip: true as const }) } : {};
    refunds.push({ id, amount, state: fails ? 'failed' : 'succeeded', reason: 'cold', ...byUnits });
    entries.push(entry('refunded', id, nth + 1));
    if (fails) entries.push(entry('reversed', id, nth + 2));
    else left -= amount;
  }
  return { ...order, refunds, entries };
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
    line: fc.integer({ min: 0, max: 4 }),
    quantity: fc.integer({ min: 1, max: 7 }),
    tip: fc.boolean(),
    fails: fc.boolean(),
  }),
  { maxLength: 6 },
);
