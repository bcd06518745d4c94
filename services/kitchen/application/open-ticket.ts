import { isRefusal } from '../../shared/domain-error.ts';
import type { OrderFacts } from '../../shared/events.ts';
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

/** A ticket that is opened later all the same is closed when its cook asks the order. */
export async function closeTicket({ orderId }: { orderId: string }, { tickets }: KitchenDeps): Promise<void> {
  try {
    await tickets.update(orderId, (ticket) => ticket.close());
  } catch (error) {
    if (!isRefusal(error, 'TICKET_UNKNOWN')) throw error;
  }
}
