import type { Call } from '../../call.ts';
import type { OrderDeps } from '../application/ports.ts';

export const stockByBroker = (call: Call): OrderDeps['stock'] => ({
  reserve: (orderId, lines, expectedTotal) =>
    call('stock.reserve', { orderId, lines, ...(expectedTotal !== undefined && { expectedTotal }) }),
  release: (orderId, units) => call('stock.release', { orderId, units }),
  books: async (orderIds) => (await call('stock.audit', { orderIds: [...orderIds] })).orders,
});

export const paymentByBroker = (call: Call): OrderDeps['payment'] => ({
  close: (orderId) => call('payment.close', { orderId }),
  cancel: (orderId) => call('payment.cancel', { orderId }),
  books: async (orderIds) => (await call('payment.books', { orderIds: [...orderIds] })).orders,
});

export const kitchenByBroker = (call: Call): OrderDeps['kitchen'] => ({
  close: (orderId) => call('kitchen.close', { orderId }),
});
