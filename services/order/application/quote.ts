import { lineView } from './order-view.ts';
import type { OrderDeps } from './ports.ts';
import { type Wishes, wantedOrder } from './wanted-order.ts';

/** What an order would come to, holding nothing. */
export async function quote(wishes: Wishes, { stock }: OrderDeps) {
  const { lines, subtotal, taxes, tip, total, currency } = await stock.check(wantedOrder(wishes));
  return { lines: lines.map(lineView), subtotal, taxes: [...taxes], tip, total, currency, readyAt: null };
}
