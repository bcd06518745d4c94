import type { EventLine, OrderFacts } from '../../../kernel/events.ts';
import { Ticket, type TicketLine } from '../domain/ticket.ts';
import { cookTicket } from './cook-ticket.ts';
import type { KitchenDeps } from './ports.ts';

/** A paid order gets its ticket, once. A simulated cook who is free begins it in the same write. */
export async function openTicket({ orderId, lines, paidAt }: OrderFacts, deps: KitchenDeps): Promise<void> {
  const { tickets, cookMs, cooks, now, inBackground } = deps;
  const toCook = lines.map(ticketLine);
  const ticket = Ticket.open(orderId, toCook, now());
  if (cookMs === null || !cooks.take()) {
    await tickets.add(ticket, paidAt);
    return;
  }
  ticket.start(cookMs, now());
  const isNew = await tickets.add(ticket, paidAt).catch((error) => {
    cooks.done();
    throw error;
  });
  if (isNew) inBackground(orderId, (deps) => cookTicket(ticket, deps).finally(() => cooks.done()));
  else cooks.done();
}

const ticketLine = ({ name, quantity, options, note, allergens, station }: EventLine): TicketLine => {
  const chosen = options.map((option) => ({ name: option.name, quantity: option.quantity }));
  return { name, quantity, options: chosen, note, allergens, station };
};

/** The order is cancelled. If its ticket was never opened, it is made closed: the cancellation may have overtaken the payment. */
export async function cancelTicket({ orderId }: { orderId: string }, { tickets, now }: KitchenDeps): Promise<void> {
  if (await tickets.add(Ticket.closed(orderId, now()))) return;
  await tickets.update(orderId, (ticket) => ticket.close());
}

/** The same as an action: its answer says that the ticket is closed. */
export async function cancelTicketOnRequest(p: { orderId: string }, deps: KitchenDeps): Promise<{ orderId: string }> {
  await cancelTicket(p, deps);
  return p;
}
