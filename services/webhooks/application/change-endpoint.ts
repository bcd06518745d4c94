import { HOUR } from '../../../kernel/time.ts';
import type { Endpoint } from '../domain/endpoint.ts';
import type { WebhookDeps } from './ports.ts';
import { endpointView } from './views.ts';

interface Which {
  endpointId: string;
}
const OVERLAP_HOURS = 24;

/** What waits for it goes on. */
export async function enableEndpoint({ endpointId }: Which, deps: WebhookDeps) {
  return endpointView(await changed(endpointId, 'enable', (endpoint) => endpoint.enable(), deps));
}

/** The secret so far signs too, for a while: its owner has time to take over the new one. */
export async function replaceSecret(p: Which & { overlapHours?: number }, deps: WebhookDeps) {
  const { endpointId, overlapHours = OVERLAP_HOURS } = p;
  const secret = deps.newSecret();
  const replace = (one: Endpoint) => one.replaceSecret(secret, overlapHours * HOUR, deps.now());
  return { ...endpointView(await changed(endpointId, 'replaceSecret', replace, deps)), secret };
}

/** Nothing more is sent there; what was is forgotten when its time comes. */
export async function removeEndpoint({ endpointId }: Which, deps: WebhookDeps) {
  await changed(endpointId, 'remove', (endpoint) => endpoint.remove(), deps);
  return { id: endpointId };
}

function changed(
  id: string,
  what: string,
  change: (endpoint: Endpoint) => void,
  { endpoints, who, now }: WebhookDeps,
): Promise<Endpoint> {
  return endpoints.update(id, (endpoint) => {
    change(endpoint);
    endpoint.noteChange(what, who, now());
  });
}
