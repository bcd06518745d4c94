import type { Call } from '../../shared/call.ts';
import { failpoint } from '../../shared/failpoint.ts';
import type { PaymentDeps } from '../application/ports.ts';

export const orderByBroker = (call: Call): PaymentDeps['order'] => ({
  async awaitPayment(orderId, paymentLink) {
    await call('order.awaitPayment', { orderId, paymentLink });
    failpoint('payment.link-told');
  },
  cannotBePaid: (orderId, reason) => call('order.cannotBePaid', { orderId, reason }),
  settlement: async (orderId) => (await call('order.settlement', { orderId })).outcome,
});
