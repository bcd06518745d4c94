import type { TicketStatus } from '../domain/ticket.ts';
import type { KitchenDeps } from './ports.ts';
import { ticketView } from './ticket-view.ts';

/** Oldest first. */
export async function listTickets(p: { state: TicketStatus; limit?: number }, { tickets }: KitchenDeps) {
  const found = await tickets.list(p.state, p.limit ?? 50);
  return { items: found.map(ticketView) };
}
