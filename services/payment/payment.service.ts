import { collections } from '../../mixins/collection/collections.mixin.ts';
import { deadLetterActions } from '../../mixins/outbox/dead-letters.mixin.ts';
import { outboxSweep } from '../../mixins/outbox/outbox-sweep.ts';
import { command, on, type ServiceWith } from '../shared/contract.ts';
import { MINUTE } from '../shared/delay.ts';
import { lookAfter } from '../shared/look-after.ts';
import { cancelPayment, closeCancelled, closePayment } from './application/close-payment.ts';
import { duePayments, lookAfterPayment } from './application/look-after-payment.ts';
import { openPayment } from './application/open-payment.ts';
import { dueFeed, readFeed } from './application/poll-events.ts';
import type { PaymentDeps } from './application/ports.ts';
import { receiveNotice } from './application/receive-notice.ts';
import { reconcile } from './application/reconcile.ts';
import { refundPayment } from './application/refund-payment.ts';
import { dueNotices, workNotice } from './application/work-notice.ts';
import { PAYMENT_COLLECTIONS } from './infrastructure/payment-documents.ts';
import { paymentContract } from './payment.contract.ts';
import { paymentDeps } from './payment.deps.ts';

export default {
  name: 'payment',
  mixins: [paymentDeps, deadLetterActions, collections(PAYMENT_COLLECTIONS)],
  actions: {
    webhook: command(paymentContract.webhook, receiveNotice),
    close: command(paymentContract.close, closePayment),
    reconcile: command(paymentContract.reconcile, reconcile, { timeout: 10 * MINUTE }),
    cancel: command(paymentContract.cancel, cancelPayment),
    refund: command(paymentContract.refund, refundPayment),
  },
  channels: {
    'order.created': on('order.created', openPayment),
    'order.cancelled': on('order.cancelled', closeCancelled),
  },
  sweeps: {
    outbox: outboxSweep,
    payments: lookAfter(duePayments, lookAfterPayment, 16),
    feed: lookAfter(dueFeed, readFeed, 1),
    notices: lookAfter(dueNotices, workNotice, 8),
  },
} satisfies ServiceWith<PaymentDeps>;
