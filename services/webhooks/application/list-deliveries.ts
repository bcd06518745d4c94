import type { Delivery, DeliveryStatus } from '../domain/delivery.ts';
import { CursorInvalid } from '../domain/webhook-errors.ts';
import type { WebhookDeps } from './ports.ts';
import { deliveryView } from './views.ts';

/** Unique, and sorts as deliveries were made: what a page ends at. */
export const sortKey = ({ state }: Delivery): string => `${state.createdAt.toISOString()}_${state.id}`;
const SORT_KEY = /^\d{4}-\d\d-\d\dT[\d:.]+Z_[\w-]{1,64}$/;

interface Page {
  endpointId: string;
  state?: DeliveryStatus;
  limit?: number;
  after?: string;
}

/** A page of the deliveries to an endpoint, the newest first, and where the next begins. Throws WebhookUnknown, CursorInvalid. */
export async function listDeliveries(p: Page, deps: WebhookDeps) {
  const { endpointId, state: status, limit = 20, after } = p;
  await deps.endpoints.find(endpointId);
  const { page, next } = await pageOf({ endpointId, status, limit, before: cursor(after) }, deps);
  return { items: page.map(deliveryView), next };
}

type Wanted = Parameters<WebhookDeps['deliveries']['list']>[0];
export async function pageOf(wanted: Wanted, { deliveries }: WebhookDeps) {
  const found = await deliveries.list({ ...wanted, limit: wanted.limit + 1 });
  const page = found.slice(0, wanted.limit);
  const last = page.at(-1);
  const next = found.length > wanted.limit && last ? Buffer.from(sortKey(last)).toString('base64url') : null;
  return { page, next };
}

export function cursor(after: string | undefined): string | undefined {
  if (after === undefined) return undefined;
  const key = Buffer.from(after, 'base64url').toString();
  if (!SORT_KEY.test(key)) throw new CursorInvalid();
  return key;
}
