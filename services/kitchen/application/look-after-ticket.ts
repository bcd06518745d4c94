import type { KitchenDeps } from './ports.ts';
import { tellOrder } from './tell-order.ts';

/** Tickets of which the order has not heard, and those whose time has come. */
export function dueTickets({ limit }: { limit: number }, { tickets, now }: KitchenDeps): Promise<string[]> {
  return tickets.due(now(), limit);
}

export async function lookAfterTicket({ id }: { id: string }, deps: KitchenDeps): Promise<void> {
  await tellOrder(await deps.tickets.update(id, (ticket) => ticket.lookAfter(deps.now())), deps);
}
