import type { Service, ServiceSchema } from 'moleculer';
import { SECOND } from '../../kernel/time.ts';
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
import { PaymentNews } from './infrastructure/payment-news.ts';
import { type StoredShop, shopId } from './infrastructure/shop-id.ts';
import { stockByBroker } from './infrastructure/stock-by-broker.ts';
import { BooksAtStripe } from './infrastructure/stripe-books.ts';
import { StripeCheckout } from './infrastructure/stripe-checkout.ts';
import type { StripeCircuit } from './infrastructure/stripe-circuit.ts';
import { guardedStripe } from './infrastructure/stripe-client.ts';
import { RefundsAtStripe } from './infrastructure/stripe-refunds.ts';

/** Milliseconds over which those are spread that waited while Stripe was away. */
const WAKE_WITHIN = 5 * SECOND;

interface WithCircuit {
  stripeCircuit: StripeCircuit;
}

export const paymentDeps = (config: Config): Partial<ServiceSchema> => ({
  ...parts(config),
  async stopped(this: Service) {
    (this as Service & WithCircuit).stripeCircuit.stop();
  },
});

const parts = (config: Config) =>
  withDeps<PaymentDeps, WithStore & WithCircuit & Pick<Swept, 'wake'>>((service) => {
    const { adapter, broker, logger } = service;
    const store = adapter.documents<StoredPayment>('payments');
    const outbox = paymentOutbox(store, publishEvents(broker), (fields, text) => logger.warn(fields, text));
    service.outbox = outbox;
    service.deadLetters = new DeadLetterDocuments(adapter.documents('dead_letters'));

    const polls = config.stripe.events === 'poll';
    const alert = alerts(service);
    const payments = new PaymentDocuments(store, outbox, alert);
    const news = new PaymentNews(broker);
    const { stripe, circuit } = guardedStripe(config, {
      onAway: () => news.away(),
      onBack() {
        news.back();
        payments
          .wakeAll(new Date(), WAKE_WITHIN)
          .catch((err) => logger.warn({ err }, 'payments wait for their next look'));
      },
    });
    service.stripeCircuit = circuit;
    const shop = shopId(adapter.documents<StoredShop>('shop'));
    const fixed: Omit<PaymentDeps, 'order' | 'stock'> = {
      payments,
      notices: new NoticeDocuments(adapter.documents<StoredNotice>('notices')),
      checkout: new StripeCheckout(stripe, { config, shopId: shop, failed: (orderId) => news.failed(orderId) }),
      books: new BooksAtStripe(stripe),
      feed: polls ? new EventFeed(stripe, adapter.documents<StoredFeed>('feed')) : null,
      refunds: new RefundsAtStripe(stripe, shop),
      now: () => new Date(),
      wake: (sweep) => service.wake(sweep),
      alert,
    };
    return (call) => ({ ...fixed, order: orderByBroker(call), stock: stockByBroker(call) });
  });
