import { dueLook, type Look } from '../../../kernel/agenda.ts';
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
  { id, restarted = false, looked }: { id: string; restarted?: boolean; looked?(why: Look | undefined): void },
  deps: KitchenDeps,
): Promise<void> {
  let why: Look | undefined;
  const ticket = await deps.tickets.update(id, (ticket) => {
    why = dueLook(ticket.state, deps.now(), restarted);
    ticket.lookAfter(deps.now(), restarted);
  });
  looked?.(why);
  await tellOrder(ticket, deps);
}
