import type { CloudEvent } from '../../kernel/events.ts';
import type { WithStore } from '../../mixins/collections.mixin.ts';
import { DeadLetterDocuments } from '../../platform/channels/dead-letters.ts';
import { publishEvents } from '../../platform/channels/publish.ts';
import type { Config } from '../../platform/config/config.ts';
import { withDeps } from '../../platform/contract/deps.ts';
import { alerts } from '../../platform/telemetry/alerts.ts';
import { failpoint } from '../failpoint.ts';
import type { OrderDeps } from './application/ports.ts';
import { Admission } from './domain/admission.ts';
import { OrderAdmission } from './infrastructure/order-admission.ts';
import { OrderDocuments, orderOutbox, type StoredOrder } from './infrastructure/order-documents.ts';
import { kitchenByBroker, paymentByBroker, stockByBroker } from './infrastructure/remote.ts';

export interface WithAdmission {
  admission: OrderAdmission;
}

export const orderDeps = (config: Config) =>
  withDeps<OrderDeps, WithStore & WithAdmission>((service) => {
    const store = service.adapter.documents<StoredOrder>('orders');
    const publish = publishEvents(service.broker);
    const published = (event: CloudEvent) => publish(event).then(() => failpoint('order.published'));
    const outbox = orderOutbox(store, published, (fields, text) => service.logger.warn(fields, text));
    service.outbox = outbox;
    service.deadLetters = new DeadLetterDocuments(service.adapter.documents('dead_letters'));

    const orders = new OrderDocuments(store, outbox);
    const rule = new Admission(config.linkWithin);
    service.admission = new OrderAdmission({ rule, unsent: orders.unsent, broker: service.broker });

    const fixed: Omit<OrderDeps, 'stock' | 'payment' | 'kitchen'> = {
      orders,
      admission: service.admission.port,
      now: () => new Date(),
      payWithin: config.payWithin,
      collectWithin: config.collectWithin,
      trackingUrl: ({ id, customerId }) => `${config.publicUrl}/success?customerId=${customerId}&orderId=${id}`,
      alert: alerts(service),
    };
    return (call) => ({
      ...fixed,
      stock: stockByBroker(call),
      payment: paymentByBroker(call),
      kitchen: kitchenByBroker(call),
    });
  });
