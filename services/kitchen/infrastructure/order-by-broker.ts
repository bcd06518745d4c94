import type { Call } from '../../shared/call.ts';
import { failpoint } from '../../shared/failpoint.ts';
import type { KitchenDeps } from '../application/ports.ts';

export const orderByBroker = (call: Call): KitchenDeps['order'] => ({
  async startCooking(orderId) {
    await call('order.startCooking', { orderId });
    failpoint('kitchen.start-told');
  },
  async markCooked(orderId) {
    await call('order.markCooked', { orderId });
    failpoint('kitchen.cooked-told');
  },
  recall: (orderId) => call('order.recall', { orderId }),
  complete: (orderId) => call('order.complete', { orderId }),
});
