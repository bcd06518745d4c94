import { TicketUnknown } from '../domain/ticket-errors.ts';
import type { KitchenDeps } from './ports.ts';
import { ticketView } from './ticket-view.ts';

/** An order's ticket. Throws TicketUnknown. */
export async function findTicket({ orderId }: { orderId: string }, { tickets, now }: KitchenDeps) {
  const ticket = await tickets.find(orderId);
  if (!ticket) throw new TicketUnknown(orderId);
  return ticketView(ticket, now());
}
