import type { ReservationState } from '../domain/reservation.ts';
import type { StockDeps } from './ports.ts';

export async function confirm(
  { orderId }: { orderId: string },
  { stock }: StockDeps,
): Promise<{ state: ReservationState }> {
  return { state: await stock.change({ orderIds: [orderId] }, (ledger) => ledger.confirm(orderId)) };
}
