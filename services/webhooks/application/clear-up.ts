import { HOUR, later, MINUTE } from '../../../kernel/time.ts';
import type { WebhookDeps } from './ports.ts';
import { disable } from './try-delivery.ts';

/** Milliseconds for which a removed endpoint's trail is kept. */
const TRAIL_KEPT = 30 * 24 * HOUR;
const A_PAGE = 500;
/** An endpoint for which more wait will never catch up; they are some hundred megabytes. */
const MOST_WAITING = 100_000;

export async function dueClearUp(_: unknown, { clearUp, now }: WebhookDeps): Promise<string[]> {
  return clearUp.isDue(now()) ? ['clear up'] : [];
}

/** Removes what is kept no longer, and gives up endpoints for which too much waits. */
export async function clearUpDeliveries(_: unknown, deps: WebhookDeps): Promise<void> {
  const { endpoints, deliveries, clearUp, now } = deps;
  clearUp.next(later(now(), MINUTE));
  if ((await deliveries.removeOld(now(), A_PAGE)) === A_PAGE) clearUp.next(now());
  await endpoints.forgetRemoved(later(now(), -TRAIL_KEPT));
  for (const endpoint of await endpoints.all()) {
    if (endpoint.state.disabled) continue;
    if ((await deliveries.waiting(endpoint.id, MOST_WAITING)) >= MOST_WAITING)
      await disable(endpoint, `${MOST_WAITING} messages wait for it`, deps);
  }
}
