import type { KitchenDeps, Shown } from './ports.ts';
import { ticketView } from './ticket-view.ts';

/** Those first that are or were to be cooked first; of the closed ones the newest first. */
export async function listTickets(p: { state?: Shown; limit?: number }, { tickets, now }: KitchenDeps) {
  const found = await tickets.list(p.state ?? 'queued', p.limit ?? 50, now());
  return { items: found.map((ticket) => ticketView(ticket, now())) };
}
