import type { DeliveryStatus } from '../domain/delivery.ts';
import { DeliveryUnknown, WebhookDisabled } from '../domain/webhook-errors.ts';
import { cursor, pageOf } from './list-deliveries.ts';
import type { WebhookDeps } from './ports.ts';
import { deliveryView } from './views.ts';

const MOST = 200;

/** Sends one again, under the id that it has, whatever became of it. Throws WebhookUnknown, WebhookDisabled, DeliveryUnknown. */
export async function replayDelivery(p: { endpointId: string; deliveryId: string }, deps: WebhookDeps) {
  await assertEnabled(p.endpointId, deps);
  const found = await deps.deliveries.find(p.deliveryId);
  if (found?.state.endpointId !== p.endpointId) throw new DeliveryUnknown(p.deliveryId);
  return deliveryView(await again(p.deliveryId, deps));
}

/** Sends those again that were made in a window, the newest first, a page at a time: `next` says where to go on. */
export async function replayWindow(
  p: { endpointId: string; from: string; to?: string; state?: DeliveryStatus; after?: string },
  deps: WebhookDeps,
) {
  const { endpointId, from, to, state: status = 'failed', after } = p;
  await assertEnabled(endpointId, deps);
  const before = cursor(after) ?? (to && `${to}_~`);
  const { page, next } = await pageOf({ endpointId, status, from, before, limit: MOST }, deps);
  await Promise.all(page.map(({ id }) => again(id, deps)));
  return { replayed: page.length, next };
}

/** The sweep sends it. */
async function again(id: string, { deliveries, lanes, now }: WebhookDeps) {
  const delivery = await deliveries.update(id, (delivery) => delivery.replay(now()));
  lanes.nudge();
  return delivery;
}

async function assertEnabled(id: string, { endpoints }: WebhookDeps): Promise<void> {
  if ((await endpoints.find(id)).state.disabled) throw new WebhookDisabled(id);
}
