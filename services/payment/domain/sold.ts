import type { OrderPart } from './payment-state.ts';

/** What was bought, as the order froze it: what refunds by line go by. Minor units. */
export interface Sold {
  orderId: string;
  lines: readonly { quantity: number; amount: number }[];
  /** One more line, of a single unit. */
  tip: number;
}

/** What the customer pays for each line: its total, and its tax where that is added to the prices. */
export function soldOf({ orderId, lines, taxes, tip }: Readonly<OrderPart>): Sold {
  const added = taxes.filter(({ included }) => !included).map(({ rate }) => rate);
  const amounts = lines.map(({ quantity, total, tax, taxRate }) => {
    return { quantity, amount: total + (added.includes(taxRate) ? tax : 0) };
  });
  return { orderId, lines: amounts, tip };
}
