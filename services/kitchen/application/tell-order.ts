import { isRefusal } from '../../../kernel/domain-error.ts';
import type { Ticket } from '../domain/ticket.ts';
import type { KitchenDeps } from './ports.ts';

/**
 * Says what is owed; only an order that says it is cancelled closes the ticket. What fails otherwise, the sweep says again.
 * Where the order refuses, its end has come: no request that moved this ticket is done any more, whoever told of it.
 */
export async function tellOrder(ticket: Ticket, { tickets, order, collectWithin, now }: KitchenDeps): Promise<Ticket> {
  const { owed, moves } = ticket.state;
  if (!owed) return ticket;
  try {
    await order[owed]({ orderId: ticket.id, move: moves });
    return await tickets.update(ticket.id, (ticket) => ticket.told(owed, collectWithin, now()));
  } catch (error) {
    if (isRefusal(error, 'ORDER_CANCELLED')) return tickets.takeBack(ticket.id, (ticket) => ticket.close());
    if (owed !== 'recall' || !isRefusal(error, 'ORDER_ILLEGAL_MOVE')) throw error;
    return tickets.takeBack(ticket.id, (ticket) => ticket.recallRefused(collectWithin, now()));
  }
}
