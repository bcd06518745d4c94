import type { CloudEvent } from '../../kernel/events.ts';
import type { WithStore } from '../../mixins/collections.mixin.ts';
import { DeadLetterDocuments } from '../../platform/channels/dead-letters.ts';
import { publishEvents } from '../../platform/channels/publish.ts';
import type { Config } from '../../platform/config/config.ts';
import { withDeps } from '../../platform/contract/deps.ts';
import { alerts } from '../../platform/telemetry/alerts.ts';
import { failpoint } from '../failpoint.ts';
import type { OrderDeps } from './application/ports.ts';
import { OrderDocuments, orderOutbox, type StoredOrder } from './infrastructure/order-documents.ts';
import { kitchenByBroker, paymentByBroker, stockByBroker } from './infrastructure/remote.ts';

export const orderDeps = (config: Config) =>
  withDeps<OrderDeps, WithStore>((service) => {
    const store = service.adapter.documents<StoredOrder>('orders');
    const publish = publishEvents(service.broker);
    const published = (event: CloudEvent) => publish(event).then(() => failpoint('order.published'));
    const outbox = orderOutbox(store, published, (fields, text) => service.logger.warn(fields, text));
    service.outbox = outbox;
    service.deadLetters = new DeadLetterDocuments(service.adapter.documents('dead_letters'));

    const fixed: Omit<OrderDeps, 'stock' | 'payment' | 'kitchen'> = {
      orders: new OrderDocuments(store, outbox),
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
