import type { Call } from '../../call.ts';
import type { PaymentDeps } from '../application/ports.ts';

export const stockByBroker = (call: Call): PaymentDeps['stock'] => ({
  audit: async (orderIds) => (await call('stock.audit', { orderIds: [...orderIds] })).orders,
  confirm: (orderId) => call('stock.confirm', { orderId }),
  release: (orderId, units) => call('stock.release', { orderId, units }),
});
