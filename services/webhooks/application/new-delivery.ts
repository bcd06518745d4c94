import { Delivery } from '../domain/delivery.ts';
import type { WebhookDeps } from './ports.ts';
import { tryDelivery } from './try-delivery.ts';

/** Stores a message to an endpoint, once, and sends it at once where there is room; the sweep sends the others. */
export async function newDelivery(told: Parameters<typeof Delivery.of>[0], deps: WebhookDeps): Promise<Delivery> {
  const { deliveries, lanes, now, sentWithin, inBackground } = deps;
  const { id, endpointId } = told;
  const delivery = Delivery.of(told, now());
  const mayGo = lanes.take(endpointId, id, now());
  if (mayGo) delivery.begin(sentWithin, now());
  let isNew = false;
  try {
    isNew = await deliveries.add(delivery);
  } finally {
    if (mayGo && !isNew) lanes.done(endpointId, id);
  }
  if (mayGo && isNew) inBackground(id, (deps) => tryDelivery(delivery, deps).finally(() => lanes.done(endpointId, id)));
  return delivery;
}
