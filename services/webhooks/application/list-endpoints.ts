import type { WebhookDeps } from './ports.ts';
import { endpointView } from './views.ts';

export async function listEndpoints(_: unknown, { endpoints }: WebhookDeps) {
  return { items: (await endpoints.all()).map(endpointView) };
}

export async function getEndpoint({ endpointId }: { endpointId: string }, { endpoints }: WebhookDeps) {
  return endpointView(await endpoints.find(endpointId));
}
