import type { CloudEvent } from '../../kernel/events.ts';
import type { WithStore } from '../../mixins/collections.mixin.ts';
import type { DeadLetters } from '../../platform/channels/dead-letter.ts';
import { DeadLetterDocuments } from '../../platform/channels/dead-letters.ts';
import { publishEvents } from '../../platform/channels/publish.ts';
import type { Config } from '../../platform/config/config.ts';
import { withDeps } from '../../platform/contract/deps.ts';
import { broadcastChanges } from '../../platform/record/broadcast-changes.ts';
import type { WithRecords } from '../../platform/record/outbox-sweep.ts';
import { dueReadings, outboxReadings } from '../../platform/record/record-readings.ts';
import { alerts } from '../../platform/telemetry/alerts.ts';
import { countRecords } from '../../platform/telemetry/count-records.ts';
import type { WithReadings } from '../../platform/telemetry/readings.ts';
import { storeReadings } from '../../platform/telemetry/store-readings.ts';
import { failpoint } from '../failpoint.ts';
import { HoursSoFar } from './application/hours-so-far.ts';
import type { OrderDeps } from './application/ports.ts';
import { UnpaidOrders } from './application/unpaid-orders.ts';
import { Admission } from './domain/admission.ts';
import { ClosingDocuments } from './infrastructure/closing-documents.ts';
import { OrderAdmission } from './infrastructure/order-admission.ts';
import { OrderDocuments, type StoredOrder } from './infrastructure/order-documents.ts';
import { countPlaced } from './infrastructure/order-lookups.ts';
import { countOrders, orderReadings } from './infrastructure/order-metrics.ts';
import { type DayNumbers, OrderNumbers } from './infrastructure/order-numbers.ts';
import { kitchenByBroker, paymentByBroker, stockByBroker } from './infrastructure/other-services.ts';
import { countUnpaid } from './infrastructure/unpaid-documents.ts';

export interface WithAdmission {
  admission: OrderAdmission;
}
type OrderService = WithStore &
  WithRecords &
  WithReadings &
  WithAdmission & { deadLetters: DeadLetters; numbers: OrderNumbers };

export const orderDeps = (config: Config) =>
  withDeps<OrderDeps, OrderService>((service) => {
    const { adapter, broker, logger } = service;
    const publish = publishEvents(broker);
    const published = (event: CloudEvent) => publish(event).then(() => failpoint('order.published'));
    const warn = (fields: object, text: string) => logger.warn(fields, text);
    const counted = countRecords(service, countOrders);
    const stored = broadcastChanges(service, 'order.changed', counted);
    const options = { isAlone: !config.cluster, warn, ...counted, stored };
    const store = adapter.documents<StoredOrder>('orders');
    const orders = new OrderDocuments(store, options, published);
    service.records = orders;
    service.numbers = new OrderNumbers(adapter.documents<DayNumbers>('numbers'));
    service.deadLetters = new DeadLetterDocuments(adapter.documents('dead_letters'));
    service.readings = [
      orderReadings(store),
      outboxReadings('order', store),
      dueReadings('order', store),
      ...storeReadings(service, adapter),
    ];

    const rule = new Admission(config.linkWithin);
    service.admission = new OrderAdmission({ rule, unsent: () => orders.unsent(), broker });

    const at = { booked: orders, lateAfter: config.lateAfter, now: () => new Date() };
    const hoursSoFar = new HoursSoFar(at);
    const fixed: Omit<OrderDeps, 'stock' | 'payment' | 'kitchen' | 'replayed' | 'who'> = {
      ...at,
      orders,
      soFar: { placed: countPlaced(store), hours: (from) => hoursSoFar.since(from) },
      closings: new ClosingDocuments(adapter.documents('closings'), adapter.documents('closing_pages')),
      numbers: service.numbers,
      admission: service.admission.port,
      unpaid: new UnpaidOrders(config.unpaidPerClient, countUnpaid(store)),
      payWithin: config.payWithin,
      collectWithin: config.collectWithin,
      contactKept: config.contactKept,
      alert: alerts(service),
      forgot: (orderId) => logger.info({ orderId }, 'forgotten'),
    };
    return (call, replayed, who) => ({
      ...fixed,
      replayed,
      who,
      stock: stockByBroker(call),
      payment: paymentByBroker(call),
      kitchen: kitchenByBroker(call),
    });
  });
