import type { OrderFacts } from '../../../kernel/events.ts';
import { Ticket } from '../domain/ticket.ts';
import type { KitchenDeps } from './ports.ts';

/** A paid order gets its ticket, once. */
export async function openTicket(
  { orderId, lines }: OrderFacts,
  { tickets, now, wakeCooks }: KitchenDeps,
): Promise<void> {
  const toCook = lines.map(({ name, quantity }) => ({ name, quantity }));
  if (await tickets.add(Ticket.open(orderId, toCook, now()))) wakeCooks();
}

/** The order is cancelled. If its ticket was never opened, it is made closed: the cancellation may have overtaken the payment. */
export async function closeTicket({ orderId }: { orderId: string }, { tickets, now }: KitchenDeps): Promise<void> {
  if (await tickets.add(Ticket.closed(orderId, now()))) return;
  await tickets.update(orderId, (ticket) => ticket.close());
}

/** The same, for whoever wants to know that it is done. */
export async function closeForGood(p: { orderId: string }, deps: KitchenDeps): Promise<{ orderId: string }> {
  await closeTicket(p, deps);
  return p;
}
