import type { ReservationState } from '../domain/reservation.ts';
import type { StockDeps } from './ports.ts';

export async function release(
  { orderId, units }: { orderId: string; units: 'returned' | 'wasted' },
  { stock, now }: StockDeps,
): Promise<{ state: ReservationState }> {
  return { state: await stock.change({ orderIds: [orderId] }, (ledger) => ledger.release(orderId, units, now())) };
}
