import { randomUUIDv7 } from 'node:crypto';
import { later, MINUTE, SECOND } from '../../kernel/time.ts';
import type { Documents } from '../../platform/documents/documents.ts';
import { Lanes } from '../../services/webhooks/application/lanes.ts';
import { NextTurn } from '../../services/webhooks/application/next-turn.ts';
import type { Message, Sent, WebhookDeps } from '../../services/webhooks/application/ports.ts';
import { Delivery, PLAN } from '../../services/webhooks/domain/delivery.ts';
import { Endpoint } from '../../services/webhooks/domain/endpoint.ts';
import { DeliveryDocuments, type StoredDelivery } from '../../services/webhooks/infrastructure/delivery-documents.ts';
import { EndpointDocuments, type StoredEndpoint } from '../../services/webhooks/infrastructure/endpoint-documents.ts';
import { idOf, newSecret } from '../../services/webhooks/infrastructure/signature.ts';
import { webhookReadings } from '../../services/webhooks/infrastructure/webhook-metrics.ts';
import { NOW } from './orders.ts';

export interface WebhookStores {
  endpoints: Documents<StoredEndpoint>;
  deliveries: Documents<StoredDelivery>;
}
export const TAKEN: Sent = { status: 200, error: null, ms: 1, answer: null, retryAfter: null, isSlow: false };

export const endpoint = (id: string, createdAt = NOW): Endpoint =>
  new Endpoint({
    ...{ id, url: `https://${id}.example/`, events: ['order.paid'], description: null },
    ...{ secrets: [{ secret: newSecret(), until: null }], disabled: null, createdAt, removedAt: null },
    trail: [{ what: 'create', who: 'ann', at: createdAt }],
  });
export const delivery = (id: string, endpointId: string, now = NOW): Delivery =>
  Delivery.of({ id, endpointId, orderId: 'order-1', type: 'order.paid', body: '{}' }, now);

/** One of several nodes on these stores, and what it would have sent. */
export function webhookNode(stores: WebhookStores, send: (message: Message) => Promise<Sent> = async () => TAKEN) {
  const sent: Message[] = [];
  const alerts: string[] = [];
  const work: Promise<unknown>[] = [];
  const clock = { now: NOW };
  const deps: WebhookDeps = {
    endpoints: new EndpointDocuments(stores.endpoints, 50),
    deliveries: new DeliveryDocuments(stores.deliveries, { isAlone: false, warn: () => {} }),
    lanes: new Lanes(16, () => {}),
    clearUp: new NextTurn(),
    now: () => clock.now,
    who: 'ann',
    newId: randomUUIDv7,
    idOf,
    newSecret,
    send(message) {
      sent.push(message);
      return send(message);
    },
    assertReachable: async () => {},
    sentWithin: 15 * SECOND,
    plan: PLAN,
    slowFor: SECOND,
    tried: () => {},
    alert: (kind, _orderId, message) => void alerts.push(`${kind} ${message}`),
    inBackground: (_id, run) => void work.push(run(deps)),
  };
  return { deps, sent, alerts, clock, quiet: () => Promise.all(work) };
}

/** Each query that the service makes, in all its forms. */
export async function everyWebhookQuery(stores: WebhookStores): Promise<void> {
  const { deps } = webhookNode(stores);
  const { endpoints, deliveries } = deps;
  await endpoints.add(endpoint('e1'));
  await endpoints.all();
  await endpoints.update('e1', (one) => one.disable('x', NOW));
  await endpoints.update('e1', (one) => one.enable({ who: 'ann', at: NOW }));
  for (const id of [undefined, 'e1']) await endpoints.changes({ from: '2', before: '3', limit: 10, ...(id && { id }) });
  await deliveries.add(delivery('d1', 'e1'));
  await deliveries.find('d1');
  await deliveries.update('d1', (one) => one.begin(MINUTE, NOW));
  for (const status of [undefined, 'waiting'] as const)
    for (const from of [undefined, '2'])
      for (const before of [undefined, '3'])
        await deliveries.list({ endpointId: 'e1', status, from, before, limit: 10 });
  await deliveries.due('e1', NOW, 10, false);
  await deliveries.waiting('e1', 100);
  await webhookReadings(endpoints, stores.deliveries)();
  await deliveries.removeOld(later(NOW, 31 * 24 * 60 * MINUTE), 10);
  await endpoints.update('e1', (one) => one.remove({ who: 'ann', at: NOW }));
  await endpoints.forgetRemoved(NOW);
}
