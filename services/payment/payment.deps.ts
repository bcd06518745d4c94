import type { Service, ServiceSchema } from 'moleculer';
import { SECOND } from '../../kernel/time.ts';
import type { WithStore } from '../../mixins/collections.mixin.ts';
import type { WithLock } from '../../mixins/lock.mixin.ts';
import type { DeadLetters } from '../../platform/channels/dead-letter.ts';
import { DeadLetterDocuments } from '../../platform/channels/dead-letters.ts';
import { publishEvents } from '../../platform/channels/publish.ts';
import type { Config } from '../../platform/config/config.ts';
import { detachedCall, withDeps } from '../../platform/contract/deps.ts';
import { executorOf } from '../../platform/record/executor.ts';
import type { WithRecords } from '../../platform/record/outbox-sweep.ts';
import { dueReadings, outboxReadings } from '../../platform/record/record-readings.ts';
import type { Swept } from '../../platform/record/sweep.ts';
import { WorkLoops } from '../../platform/record/work-loops.ts';
import { alerts } from '../../platform/telemetry/alerts.ts';
import { countRecords } from '../../platform/telemetry/count-records.ts';
import { meterOf } from '../../platform/telemetry/meter.ts';
import { ageOf, type WithReadings } from '../../platform/telemetry/readings.ts';
import { resumed } from '../../platform/telemetry/spans.ts';
import { storeReadings } from '../../platform/telemetry/store-readings.ts';
import { requestId } from '../../platform/telemetry/trace.ts';
import type { Call } from '../call.ts';
import type { PaymentDeps } from './application/ports.ts';
import { EventFeed, type StoredFeed } from './infrastructure/event-feed.ts';
import { type NoticeDocument, NoticeDocuments } from './infrastructure/notice-documents.ts';
import { orderByBroker, stockByBroker } from './infrastructure/other-services.ts';
import { PaymentDocuments, type StoredPayment } from './infrastructure/payment-documents.ts';
import { countRefunds, ERROR_KINDS, type ErrorKind } from './infrastructure/payment-metrics.ts';
import { PaymentNews } from './infrastructure/payment-news.ts';
import { type StoredShop, shopId } from './infrastructure/shop-id.ts';
import { BooksAtStripe } from './infrastructure/stripe-books.ts';
import { StripeCheckout } from './infrastructure/stripe-checkout.ts';
import type { StripeCircuit } from './infrastructure/stripe-circuit.ts';
import { guardedStripe } from './infrastructure/stripe-client.ts';
import { DisputesAtStripe } from './infrastructure/stripe-disputes.ts';
import { RefundsAtStripe } from './infrastructure/stripe-refunds.ts';

/** Milliseconds over which those are spread that waited while Stripe was away. */
const WAKE_WITHIN = 5 * SECOND;

type PaymentService = WithStore &
  WithLock &
  WithRecords &
  WithReadings &
  Swept &
  WithCircuit & { deadLetters: DeadLetters };
interface WithCircuit {
  stripeCircuit: StripeCircuit;
}

export const paymentDeps = (config: Config): Partial<ServiceSchema> => ({
  ...parts(config),
  async started(this: Service) {
    void (this as Service & WithCircuit).stripeCircuit.check();
  },
  async stopped(this: Service) {
    (this as Service & WithCircuit).stripeCircuit.stop();
  },
});

const parts = (config: Config) =>
  withDeps<PaymentDeps, PaymentService>((service) => {
    const { adapter, broker, logger } = service;
    const warn = (fields: object, text: string) => logger.warn(fields, text);
    const options = { isAlone: !config.cluster, warn, ...countRecords(service, countRefunds) };
    const meter = meterOf(broker);
    const stripeFailed = (kind: ErrorKind, by: number) => meter.count('comanda.stripe.errors.total', by, { kind });
    for (const kind of ERROR_KINDS) stripeFailed(kind, 0);
    const alert = alerts(service);
    const store = adapter.documents<StoredPayment>('payments');
    const payments = new PaymentDocuments(store, options, publishEvents(broker), alert);
    service.records = payments;
    service.deadLetters = new DeadLetterDocuments(adapter.documents('dead_letters'));
    const notices = adapter.documents<NoticeDocument>('notices');
    service.readings = [
      outboxReadings('payment', store),
      dueReadings('payment', store, notices),
      ...storeReadings(service, adapter),
    ];

    const polls = config.stripe.events === 'poll';
    const news = new PaymentNews(broker);
    const { stripe, circuit } = guardedStripe(config, {
      failed: (kind) => stripeFailed(kind, 1),
      onAway: () => news.away(),
      onBack() {
        news.back();
        payments
          .wakeAll(new Date(), WAKE_WITHIN)
          .catch((err) => logger.warn({ err }, 'payments wait for their next look'));
      },
      onKeyTrouble: (trouble) => alert('stripe-key', '', trouble),
    });
    service.stripeCircuit = circuit;
    const shop = shopId(adapter.documents<StoredShop>('shop'));
    const fixed: Omit<PaymentDeps, 'order' | 'stock' | 'inBackground' | 'replayed' | 'who'> = {
      payments,
      notices: new NoticeDocuments(notices),
      checkout: new StripeCheckout(stripe, { config, shopId: shop, failed: (orderId) => news.failed(orderId) }),
      books: new BooksAtStripe(stripe),
      feed: polls ? new EventFeed(stripe, adapter.documents<StoredFeed>('feed')) : null,
      refunds: new RefundsAtStripe(stripe, shop),
      disputes: new DisputesAtStripe(stripe),
      now: () => new Date(),
      readOn: () => service.wake('feed'),
      alone: (what, work) => service.lock.alone(what, work),
      noted: (at) => meter.observe('comanda.webhook.lag.seconds', ageOf(at.toISOString())),
      alert,
    };
    const executor = executorOf(broker);
    const loops = new WorkLoops(executor);
    const inBackground: PaymentDeps['inBackground'] = (id, urgency, work) =>
      loops
        .run(id, urgency, async () => {
          // Also where Stripe's webhook causes it, whose trace is its own: the payment knows the order's.
          await resumed('work on a payment', await payments.traceOf(id), () => work(background));
        })
        .then(
          () => undefined,
          (err: Error) => {
            if (!executor.stopping.aborted) logger.warn({ err, id }, 'work on a payment failed; it is tried again');
            return err;
          },
        );
    const depsOf = (call: Call, replayed: () => void, who: string | null): PaymentDeps => ({
      ...fixed,
      who,
      inBackground,
      replayed,
      order: orderByBroker(call),
      stock: stockByBroker(call),
    });
    const background = depsOf(detachedCall(broker, requestId), () => {}, null);
    return depsOf;
  });
