import { formatMoney } from '../../../kernel/money.ts';
import type { OrderState, RefundNote } from './order-state.ts';

export const LATE_MONEY = 'money came after that, and goes back';

/** A step of a refund for the order's history: `refund of €7.00 (1 × Soup, the tip) succeeded: cold soup`. */
function refundText(refund: RefundNote, order: Pick<OrderState, 'lines' | 'currency'>): string {
  const { amount, state, reason, lines = [], tip } = refund;
  const parts = lines.map(({ line, quantity }) => `${quantity} × ${order.lines[line]?.name ?? `line ${line}`}`);
  if (tip) parts.push('the tip');
  const what = parts.length > 0 ? ` (${parts.join(', ')})` : '';
  return `refund of ${formatMoney(amount, order.currency)}${what} ${state}: ${reason}`;
}

/** The steps that are not in the order's history yet. */
export const refundTexts = (refunds: readonly RefundNote[], order: OrderState): string[] =>
  refunds
    .filter(({ id, state }) => order.refunds.find((one) => one.id === id)?.state !== state)
    .map((refund) => refundText(refund, order));
