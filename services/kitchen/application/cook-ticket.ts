import { isRefusal } from '../../../kernel/domain-error.ts';
import type { Ticket } from '../domain/ticket.ts';
import type { KitchenDeps } from './ports.ts';
import { tellOrder } from './tell-order.ts';

/** What simulated cooks who are free may take, the oldest first; nothing where people cook. */
export async function queuedTickets(
  { limit }: { limit: number },
  { tickets, cookMs, cooks, now }: KitchenDeps,
): Promise<string[]> {
  if (cookMs === null || cooks.free === 0) return [];
  return (await tickets.list('queued', Math.min(limit, cooks.free), now())).map(({ id }) => id);
}

/** A cook who is free takes a ticket that waits, unless another takes it first. */
export async function takeTicket({ id }: { id: string }, deps: KitchenDeps): Promise<void> {
  const { tickets, cookMs, cooks, now } = deps;
  if (cookMs === null || !cooks.take()) return;
  let isOurs = false;
  try {
    const ticket = await tickets.update(id, (ticket) => {
      isOurs = ticket.start(cookMs, now());
    });
    if (isOurs) return await cookTicket(ticket, deps);
  } catch (error) {
    if (!isRefusal(error, 'TICKET_ILLEGAL_MOVE')) throw error;
  } finally {
    cooks.done();
  }
}

/**
 * One cook, who was taken for it, cooks one ticket that was begun. If this process dies meanwhile, the sweep finishes the
 * ticket when its time has come.
 */
export async function cookTicket(begun: Ticket, deps: KitchenDeps): Promise<void> {
  const { tickets, cookMs, now, pause } = deps;
  const started = await tellOrder(begun, deps);
  if (started.state.status !== 'cooking') return;
  if (cookMs) await pause(cookMs);
  // People may have put it back meanwhile.
  const finishIfCooking = (ticket: Ticket) => ticket.state.status !== 'queued' && ticket.finish(now());
  await tellOrder(await tickets.update(begun.id, finishIfCooking), deps);
}
