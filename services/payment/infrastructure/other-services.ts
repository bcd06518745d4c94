import type { Call } from '../../call.ts';
import { failpoint } from '../../failpoint.ts';
import type { PaymentDeps } from '../application/ports.ts';
import { refundNote } from '../application/refund-payment.ts';
import { ordersPlaced } from './orders-placed.ts';

export const orderByBroker = (call: Call): PaymentDeps['order'] => ({
  ...ordersPlaced(call),
  async awaitPayment(orderId, paymentLink) {
    await call('order.awaitPayment', { orderId, paymentLink });
    failpoint('payment.link-told');
  },
  cannotBePaid: (orderId, reason) => call('order.cannotBePaid', { orderId, reason }),
  async noteRefunds(orderId, version, refunds, own) {
    await call('order.noteRefunds', { orderId, version, refunds: refunds.map((one) => refundNote(one, own)) });
    failpoint('payment.refund-told');
  },
  noteDisputes: (orderId, version, disputes) =>
    call('order.noteDisputes', { orderId, version, disputes: disputes.map(({ intent: _intent, ...shown }) => shown) }),
  settlement: async (orderId) => (await call('order.settlement', { orderId })).outcome,
});

export const stockByBroker = (call: Call): PaymentDeps['stock'] => ({
  audit: async (orderIds) => (await call('stock.audit', { orderIds: [...orderIds] })).orders,
  confirm: (orderId) => call('stock.confirm', { orderId }),
  release: (orderId, units) => call('stock.release', { orderId, units }),
  giveBack: async (orderId, refundId, lines) =>
    (await call('stock.giveBack', { orderId, refundId, lines: [...lines] })).given,
});
