import { MINUTE } from '../../kernel/time.ts';
import { collections } from '../../mixins/collections.mixin.ts';
import { deadLetterActions } from '../../mixins/dead-letters.mixin.ts';
import { locks } from '../../mixins/lock.mixin.ts';
import type { Config } from '../../platform/config/config.ts';
import { command, on, query, type ServiceWith } from '../../platform/contract/contract.ts';
import { lookAfter, lookAfterRecords } from '../../platform/record/look-after.ts';
import { outboxSweep } from '../../platform/record/outbox-sweep.ts';
import { acceptPayment } from './application/accept-payment.ts';
import { changes } from './application/changes.ts';
import { cancelPayment, cancelPaymentOnRequest, closePayment } from './application/close-payment.ts';
import { findPayment, paymentBooks } from './application/find-payment.ts';
import { duePayments, lookAfterPayment } from './application/look-after-payment.ts';
import { openPayment } from './application/open-payment.ts';
import { dueFeed, readFeed } from './application/poll-events.ts';
import type { PaymentDeps } from './application/ports.ts';
import { receiveNotice } from './application/receive-notice.ts';
import { reconcile } from './application/reconcile.ts';
import { refundPayment } from './application/refund-payment.ts';
import { dueNotices, lookAfterNotice } from './application/work-notice.ts';
import { PAYMENT_COLLECTIONS } from './infrastructure/payment-documents.ts';
import { paymentContract } from './payment.contract.ts';
import { paymentDeps } from './payment.deps.ts';

export default async (config: Config) =>
  ({
    name: 'payment',
    mixins: [
      paymentDeps(config),
      await locks(config, true),
      deadLetterActions,
      await collections(PAYMENT_COLLECTIONS, config),
    ],
    actions: {
      webhook: command(paymentContract.webhook, receiveNotice),
      close: command(paymentContract.close, closePayment),
      reconcile: command(paymentContract.reconcile, reconcile, { timeout: 10 * MINUTE }),
      compare: { ...query(paymentContract.compare, reconcile), timeout: 10 * MINUTE },
      find: query(paymentContract.find, findPayment),
      books: query(paymentContract.books, paymentBooks),
      changes: query(paymentContract.changes, changes),
      cancel: command(paymentContract.cancel, cancelPaymentOnRequest),
      refund: command(paymentContract.refund, refundPayment),
    },
    channels: {
      'order.created': on('order.created', openPayment),
      'order.cancelled': on('order.cancelled', cancelPayment),
      'order.paid': on('order.paid', acceptPayment),
    },
    sweeps: {
      outbox: outboxSweep,
      payments: lookAfterRecords(duePayments, lookAfterPayment, 32),
      feed: lookAfter(dueFeed, readFeed, 1),
      notices: lookAfter(dueNotices, lookAfterNotice, 8),
    },
  }) satisfies ServiceWith<PaymentDeps>;
