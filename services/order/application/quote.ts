import { lineView } from './order-view.ts';
import type { OrderDeps } from './ports.ts';
import { type Wishes, wantedOrder } from './wanted-order.ts';

/**
 * What an order would come to, holding nothing; `readyAt` is its place in time, or the time that is wanted, or what the kitchen
 * would promise now. A kitchen that does not answer in time says nothing of that, and the quote goes without.
 */
export async function quote(wishes: Wishes, { stock, kitchen }: OrderDeps) {
  const order = wantedOrder(wishes);
  const { lines, subtotal, taxes, tip, total, currency, slot } = await stock.check(order);
  const asked = () => kitchen.readyAt(lines).catch(() => null);
  const time = slot ?? (order.wanted === 'asap' ? await asked() : order.wanted);
  const readyAt = time?.toISOString() ?? null;
  return { lines: lines.map(lineView), subtotal, taxes: [...taxes], tip, total, currency, readyAt };
}
