import { HOUR } from '../../../kernel/time.ts';
import type { WebhookDeps } from './ports.ts';
import { endpointView } from './views.ts';

interface Which {
  endpointId: string;
}
const OVERLAP_HOURS = 24;

/** What waits for it goes on. */
export async function enableEndpoint({ endpointId }: Which, { endpoints }: WebhookDeps) {
  return endpointView(await endpoints.update(endpointId, (endpoint) => endpoint.enable()));
}

/** The secret so far signs too, for a while: its owner has time to take over the new one. */
export async function replaceSecret(p: Which & { overlapHours?: number }, { endpoints, newSecret, now }: WebhookDeps) {
  const { endpointId, overlapHours = OVERLAP_HOURS } = p;
  const secret = newSecret();
  const change = await endpoints.update(endpointId, (one) => one.replaceSecret(secret, overlapHours * HOUR, now()));
  return { ...endpointView(change), secret };
}

/** Nothing more is sent there; what was is forgotten when its time comes. */
export async function removeEndpoint({ endpointId }: Which, { endpoints }: WebhookDeps) {
  await endpoints.remove(endpointId);
  return { id: endpointId };
}
