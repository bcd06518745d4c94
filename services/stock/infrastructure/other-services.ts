import type { Call } from '../../call.ts';
import type { StockDeps } from '../application/ports.ts';

export const orderByBroker = (call: Call): StockDeps['order'] => ({
  settlement: (orderId) => call('order.settlement', { orderId }),
});
