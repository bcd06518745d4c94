import type { OrderFacts } from '../../../kernel/events.ts';
import { happenedAt, messageOf, occasionOf, toldOf } from '../domain/message.ts';
import { newDelivery } from './new-delivery.ts';
import type { WebhookDeps } from './ports.ts';

/** An order's event becomes a delivery for each endpoint that wants it; the event is done once all of them are stored. */
export const recordEvent =
  (type: string) =>
  async (facts: OrderFacts, deps: WebhookDeps): Promise<void> => {
    const wanting = (await deps.endpoints.all()).filter((endpoint) => endpoint.wants(type));
    if (wanting.length === 0) return;
    const { orderId } = facts;
    const body = messageOf(type, happenedAt(type, facts), toldOf(facts));
    const occasion = occasionOf(type, facts);
    const told = wanting.map(({ id: endpointId }) => {
      return { id: deps.idOf(endpointId, orderId, type, occasion), endpointId, orderId, type, body };
    });
    await Promise.all(told.map((one) => newDelivery(one, deps)));
  };
