import type { KitchenDeps } from './ports.ts';
import { tellOrder } from './tell-order.ts';

interface Page {
  limit: number;
  restarted?: boolean;
}

/** Tickets whose `dueAt` has passed: the order is to be notified, or a deadline has come. */
export function dueTickets({ limit, restarted = false }: Page, { tickets, now }: KitchenDeps): Promise<string[]> {
  return tickets.due(now(), limit, restarted);
}

export async function lookAfterTicket(
  { id, restarted = false }: { id: string; restarted?: boolean },
  deps: KitchenDeps,
): Promise<void> {
  await tellOrder(await deps.tickets.update(id, (ticket) => ticket.lookAfter(deps.now(), restarted)), deps);
}
