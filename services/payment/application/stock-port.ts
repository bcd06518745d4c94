import type { StockBook } from '../domain/differences.ts';
import type { LineUnits } from '../domain/refund.ts';

/** The stock service, as payment asks it. */
export interface Stock {
  audit(orderIds: readonly string[]): Promise<(StockBook & { orderId: string })[]>;
  confirm(orderId: string): Promise<unknown>;
  release(orderId: string, units: 'returned' | 'wasted'): Promise<unknown>;
  /**
   * What units of lines took; once for each refund. Answers what the refund gave back, the same at a repeat. Throws
   * RESERVATION_UNKNOWN, and RESERVATION_HELD for now.
   */
  giveBack(orderId: string, refundId: string, lines: readonly LineUnits[]): Promise<readonly LineUnits[]>;
}
