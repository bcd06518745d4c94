import type { WithStore } from '../../mixins/collection/collections.mixin.ts';
import { DeadLetterDocuments } from '../../mixins/outbox/dead-letters.ts';
import { publishEvents } from '../../mixins/outbox/publish.ts';
import { alerts } from '../shared/alert.ts';
import { config } from '../shared/config.ts';
import { withDeps } from '../shared/deps.ts';
import type { CloudEvent } from '../shared/events.ts';
import { failpoint } from '../shared/failpoint.ts';
import type { OrderDeps } from './application/ports.ts';
import { OrderDocuments, orderOutbox, type StoredOrder } from './infrastructure/order-documents.ts';
import { kitchenByBroker, paymentByBroker, stockByBroker } from './infrastructure/remote.ts';

export const orderDeps = withDeps<OrderDeps, WithStore>((service) => {
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
