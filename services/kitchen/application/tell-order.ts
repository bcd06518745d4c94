import { isRefusal } from '../../../kernel/domain-error.ts';
import type { Ticket } from '../domain/ticket.ts';
import type { KitchenDeps } from './ports.ts';

/**
 * Tells the order of the ticket's latest move, and when the meal is promised. That the order has heard of it is written with the
 * ticket's next change, or within a second. Only an order that says it is cancelled closes the ticket. If the order refuses, the ticket forgets its
 * remembered requests, so that a repeat is refused too. Throws what the call throws otherwise; the sweep then tells the order again.
 */
export async function tellOrder(ticket: Ticket, { tickets, order, collectWithin, now }: KitchenDeps): Promise<Ticket> {
  const { id, state } = ticket;
  const { owed, moves, readyAt } = state;
  if (!owed) return ticket;
  try {
    const who = ticket.owedBy;
    const told = { ...(readyAt && { readyAt: readyAt.toISOString() }), ...(who !== undefined && { who }) };
    await order[owed]({ orderId: id, move: moves, ...told });
    tickets.note(id, (ticket) => ticket.orderNotified(moves, collectWithin, now()));
    return ticket;
  } catch (error) {
    if (isRefusal(error, 'ORDER_CANCELLED')) return tickets.takeBack(id, (ticket) => ticket.close(now()));
    if (owed === 'recall' && isRefusal(error, 'ORDER_ILLEGAL_MOVE'))
      return tickets.takeBack(id, (ticket) => ticket.recallRefused(moves, collectWithin, now()));
    tickets.note(id, (ticket) => ticket.postpone(now()));
    throw error;
  }
}
