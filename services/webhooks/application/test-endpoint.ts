import { TEST_EVENT } from '../domain/delivery.ts';
import { WebhookDisabled } from '../domain/webhook-errors.ts';
import { newDelivery } from './new-delivery.ts';
import type { WebhookDeps } from './ports.ts';
import { deliveryView } from './views.ts';

/** Sends a message that tells of no order, once, whatever the endpoint's events. How it ended stands among the deliveries. */
export async function testEndpoint({ endpointId }: { endpointId: string }, deps: WebhookDeps) {
  const endpoint = await deps.endpoints.find(endpointId);
  if (endpoint.state.disabled) throw new WebhookDisabled(endpointId);
  const timestamp = deps.now().toISOString();
  const body = JSON.stringify({ type: TEST_EVENT, timestamp, data: { endpointId } });
  return deliveryView(await newDelivery({ id: deps.newId(), endpointId, orderId: null, type: TEST_EVENT, body }, deps));
}
