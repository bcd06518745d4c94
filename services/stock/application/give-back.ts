import type { LineUnits } from '../domain/reservation.ts';
import type { StockDeps } from './ports.ts';

interface Refund {
  orderId: string;
  refundId: string;
  lines: LineUnits[];
}

/** What these units of an order's lines took is on the shelf again, once for each refund. */
export async function giveBack({ orderId, ...refund }: Refund, { stock, now }: StockDeps) {
  const touched = { orderIds: [orderId], withLines: true } as const;
  const { state, given } = await stock.change(touched, (ledger) => ledger.giveBack(orderId, refund, now()));
  return { state, given: given.map(({ line, quantity }) => ({ line, quantity })) };
}
