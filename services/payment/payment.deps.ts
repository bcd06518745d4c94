import type { WithStore } from '../../mixins/collections.mixin.ts';
import { DeadLetterDocuments } from '../../platform/channels/dead-letters.ts';
import { publishEvents } from '../../platform/channels/publish.ts';
import type { Config } from '../../platform/config/config.ts';
import { withDeps } from '../../platform/contract/deps.ts';
import type { Swept } from '../../platform/record/sweep.ts';
import { alerts } from '../../platform/telemetry/alerts.ts';
import type { PaymentDeps } from './application/ports.ts';
import { EventFeed, type StoredFeed } from './infrastructure/event-feed.ts';
import { NoticeDocuments, type StoredNotice } from './infrastructure/notice-documents.ts';
import { orderByBroker } from './infrastructure/order-by-broker.ts';
import { PaymentDocuments, paymentOutbox, type StoredPayment } from './infrastructure/payment-documents.ts';
import { type StoredShop, shopId } from './infrastructure/shop-id.ts';
import { stockByBroker } from './infrastructure/stock-by-broker.ts';
import { BooksAtStripe } from './infrastructure/stripe-books.ts';
import { StripeCheckout } from './infrastructure/stripe-checkout.ts';
import { stripeClient } from './infrastructure/stripe-client.ts';
import { RefundsAtStripe } from './infrastructure/stripe-refunds.ts';

export const paymentDeps = (config: Config) =>
  withDeps<PaymentDeps, WithStore & Pick<Swept, 'wake'>>((service) => {
    const { adapter, broker, logger } = service;
    const store = adapter.documents<StoredPayment>('payments');
    const outbox = paymentOutbox(store, publishEvents(broker), (fields, text) => logger.warn(fields, text));
    service.outbox = outbox;
    service.deadLetters = new DeadLetterDocuments(adapter.documents('dead_letters'));

    const polls = config.stripe.events === 'poll';
    const alert = alerts(service);
    const stripe = stripeClient(config);
    const shop = shopId(adapter.documents<StoredShop>('shop'));
    const fixed: Omit<PaymentDeps, 'order' | 'stock'> = {
      payments: new PaymentDocuments(store, outbox, alert),
      notices: new NoticeDocuments(adapter.documents<StoredNotice>('notices')),
      checkout: new StripeCheckout(stripe, config, shop),
      books: new BooksAtStripe(stripe),
      feed: polls ? new EventFeed(stripe, adapter.documents<StoredFeed>('feed')) : null,
      refunds: new RefundsAtStripe(stripe, shop),
      now: () => new Date(),
      wake: (sweep) => service.wake(sweep),
      alert,
    };
    return (call) => ({ ...fixed, order: orderByBroker(call), stock: stockByBroker(call) });
  });
