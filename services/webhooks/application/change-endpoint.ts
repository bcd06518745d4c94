import { HOUR } from '../../../kernel/time.ts';
import type { WebhookDeps } from './ports.ts';
import { endpointView } from './views.ts';

interface Which {
  endpointId: string;
}
const OVERLAP_HOURS = 24;

/** What waits for it goes on. */
export async function enableEndpoint({ endpointId }: Which, { endpoints, who, now }: WebhookDeps) {
  return endpointView(await endpoints.update(endpointId, (endpoint) => endpoint.enable({ who, at: now() })));
}

/** The secret so far signs too, for a while: its owner has time to take over the new one. */
export async function replaceSecret(p: Which & { overlapHours?: number }, deps: WebhookDeps) {
  const { endpoints, newSecret, who, now } = deps;
  const { endpointId, overlapHours = OVERLAP_HOURS } = p;
  const secret = newSecret();
  const overlap = overlapHours * HOUR;
  const change = await endpoints.update(endpointId, (one) => one.replaceSecret(secret, overlap, { who, at: now() }));
  return { ...endpointView(change), secret };
}

/** Nothing more is sent there; what was is forgotten when its time comes, and who did what to it too. */
export async function removeEndpoint({ endpointId }: Which, { endpoints, who, now }: WebhookDeps) {
  await endpoints.update(endpointId, (endpoint) => endpoint.remove({ who, at: now() }));
  return { id: endpointId };
}
