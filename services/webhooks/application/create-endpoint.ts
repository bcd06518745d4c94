import { Endpoint } from '../domain/endpoint.ts';
import { WebhooksTooMany } from '../domain/webhook-errors.ts';
import type { WebhookDeps } from './ports.ts';
import { endpointView } from './views.ts';

/** Each event is stored and sent once for each of them. */
export const MOST_ENDPOINTS = 20;

/** The only answer, beside that of a replacement, that shows the secret. */
export async function createEndpoint(
  p: { url: string; events: readonly string[]; description?: string },
  { endpoints, newId, newSecret, now, who, assertReachable }: WebhookDeps,
) {
  if ((await endpoints.all()).length >= MOST_ENDPOINTS) throw new WebhooksTooMany(MOST_ENDPOINTS);
  await assertReachable(p.url);
  const secret = newSecret();
  const at = now();
  const endpoint = new Endpoint({
    id: newId(),
    url: p.url,
    events: [...new Set(p.events)],
    description: p.description || null,
    secrets: [{ secret, until: null }],
    disabled: null,
    createdAt: at,
    trail: [{ what: 'create', who, at }],
    removedAt: null,
  });
  await endpoints.add(endpoint);
  return { ...endpointView(endpoint), secret };
}
