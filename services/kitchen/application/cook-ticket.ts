import { isRefusal } from '../../../kernel/domain-error.ts';
import type { KitchenDeps } from './ports.ts';
import { tellOrder } from './tell-order.ts';

/** What simulated cooks may take, the oldest first; nothing where people cook. */
export async function queuedTickets({ limit }: { limit: number }, { tickets, cookMs }: KitchenDeps): Promise<string[]> {
  if (cookMs === null) return [];
  return (await tickets.list('queued', limit)).map(({ id }) => id);
}

/** One cook cooks one ticket. If this process dies meanwhile, the sweep finishes it when its time has come. */
export async function cookTicket(
  { id, stopping }: { id: string; stopping: AbortSignal },
  deps: KitchenDeps,
): Promise<void> {
  const { tickets, cookMs, now, pause } = deps;
  if (cookMs === null) return;
  try {
    const started = await tellOrder(await tickets.update(id, (ticket) => ticket.start(cookMs, now())), deps);
    if (started.state.status !== 'cooking') return;
    await pause(cookMs, stopping);
    await tellOrder(await tickets.update(id, (ticket) => ticket.finish(now())), deps);
  } catch (error) {
    if (!isRefusal(error, 'TICKET_ILLEGAL_MOVE')) throw error;
  }
}
