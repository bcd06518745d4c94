import { isMoved } from '../domain/promise.ts';
import type { KitchenDeps } from './ports.ts';
import { tellOrder } from './tell-order.ts';

/** A long queue that moves as a whole is told of in several minutes, those first who are served first. */
const MOST_MOVED = 100;

/** The promises, once a minute. */
export async function duePromises(_: unknown, { queue, now }: KitchenDeps): Promise<string[]> {
  return queue.isDue(now()) ? ['promises'] : [];
}

/** Reckons anew when each ticket that nobody has begun will be ready; what moved is stored, and its order told. */
export async function reckonPromises(_: unknown, deps: KitchenDeps): Promise<void> {
  const { queue, turns, tickets, now } = deps;
  const reckoned = await queue.reckoned(now());
  if (reckoned.length === 0 || !(await turns.take(now()))) return;
  const moved = reckoned.filter(({ before, readyAt }) => !before || isMoved(before, readyAt));
  await Promise.all(
    moved.slice(0, MOST_MOVED).map(async ({ id, readyAt }) => {
      const ticket = await tickets.update(id, (ticket) => ticket.promise(readyAt, now()));
      if (ticket.state.owed === 'promise') await tellOrder(ticket, deps);
    }),
  );
}
