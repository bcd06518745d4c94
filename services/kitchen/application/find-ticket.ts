import { TicketUnknown } from '../domain/ticket-errors.ts';
import type { KitchenDeps } from './ports.ts';
import { ticketView } from './ticket-view.ts';

/** An order's ticket, with who moved it. Throws TicketUnknown. */
export async function findTicket({ orderId }: { orderId: string }, { tickets, now }: KitchenDeps) {
  const ticket = await tickets.find(orderId);
  if (!ticket) throw new TicketUnknown(orderId);
  const { staffMoves = [] } = ticket.state;
  const moves = staffMoves.map(({ at, what, who }) => ({ at: at.toISOString(), what, who }));
  return { ...ticketView(ticket, now()), staffMoves: moves };
}
