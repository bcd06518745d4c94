import { isRefusal } from '../../shared/domain-error.ts';
import type { Ticket } from '../domain/ticket.ts';
import type { KitchenDeps } from './ports.ts';

/**
 * Says what is owed; only an order that says it is cancelled closes the ticket. What fails otherwise, the sweep says again.
 * `request` asked for the move: it is refused with it.
 */
export async function tellOrder(
  ticket: Ticket,
  { tickets, order, collectWithin, now }: KitchenDeps,
  request?: string,
): Promise<Ticket> {
  const { owed } = ticket.state;
  if (!owed) return ticket;
  try {
    await order[owed](ticket.id);
    return await tickets.update(ticket.id, (ticket) => ticket.told(owed, collectWithin, now()));
  } catch (error) {
    if (isRefusal(error, 'ORDER_CANCELLED')) return tickets.takeBack(ticket.id, (ticket) => ticket.close(), request);
    if (owed !== 'recall' || !isRefusal(error, 'ORDER_ILLEGAL_MOVE')) throw error;
    return tickets.takeBack(ticket.id, (ticket) => ticket.recallRefused(collectWithin, now()), request);
  }
}
