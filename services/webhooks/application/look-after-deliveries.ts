import { dueLook, type Look } from '../../../kernel/agenda.ts';
import type { WebhookDeps } from './ports.ts';
import { tryDelivery } from './try-delivery.ts';

interface Page {
  limit: number;
  restarted?: boolean;
}

/** What is due, of each endpoint as many as there is room for: one that is slow holds up no other. */
export async function dueDeliveries({ limit, restarted = false }: Page, deps: WebhookDeps): Promise<string[]> {
  const { endpoints, deliveries, lanes, now } = deps;
  const enabled = (await endpoints.all()).filter(({ state }) => !state.disabled);
  const lists = await Promise.all(
    enabled.map(async ({ id }) => {
      const room = Math.min(limit, lanes.room(id, now()));
      if (room <= 0) return [];
      const busy = lanes.busy(id);
      const due = (await deliveries.due(id, now(), room + busy.size, restarted)).filter((one) => !busy.has(one));
      if (due.length >= room) lanes.queued(id);
      return due.slice(0, room);
    }),
  );
  return lists.flat();
}

export async function lookAfterDelivery(
  { id, restarted = false, looked }: { id: string; restarted?: boolean; looked?(why: Look | undefined): void },
  deps: WebhookDeps,
): Promise<void> {
  const { deliveries, lanes, now, sentWithin } = deps;
  const endpointId = (await deliveries.find(id))?.state.endpointId;
  if (endpointId === undefined || !lanes.take(endpointId, id, now())) return;
  try {
    let isOurs = false;
    let why: Look | undefined;
    const begun = await deliveries.update(id, (delivery) => {
      why = dueLook(delivery.state, now(), restarted);
      isOurs = delivery.begin(sentWithin, now(), restarted);
    });
    looked?.(why);
    if (isOurs) await tryDelivery(begun, deps);
  } finally {
    lanes.done(endpointId, id);
  }
}
