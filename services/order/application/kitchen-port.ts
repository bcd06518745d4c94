import type { OrderState } from '../domain/order-state.ts';

/** The kitchen service, as orders ask it. */
export interface Kitchen {
  close(orderId: string): Promise<unknown>;
  /** Its ticket is closed, and the order told, if the ticket is cooked. Throws what the kitchen refuses. */
  handOver(orderId: string): Promise<unknown>;
  /** When an order of these lines would be ready if it were paid now. Rejects soon where the kitchen does not answer. */
  readyAt(lines: OrderState['lines']): Promise<Date>;
}
