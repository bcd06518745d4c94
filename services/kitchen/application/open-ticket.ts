import type { EventLine, OrderFacts } from '../../../kernel/events.ts';
import { workOf } from '../domain/promise.ts';
import { Ticket } from '../domain/ticket.ts';
import type { TicketLine } from '../domain/ticket-state.ts';
import { cookTicket } from './cook-ticket.ts';
import type { KitchenDeps } from './ports.ts';
import { tellOrder } from './tell-order.ts';

/** Milliseconds: what is ready that soon is begun, and the order told of it, before it could hear of a promise. */
const SOON = 100;

/**
 * A paid order gets its ticket, once, with the promise when it will be ready. A simulated cook who is free begins it in the same
 * write, and the order hears of both at once; otherwise it hears of the promise.
 */
export async function openTicket(order: OrderFacts, deps: KitchenDeps): Promise<void> {
  const { orderId, number, service, note, lines, paidAt } = order;
  const { tickets, cookMs, cooks, queue, lineMs, now, inBackground } = deps;
  const toCook = lines.map(ticketLine);
  const plan = { work: workOf(lines, lineMs), wanted: wantedAt(order) };
  const { startAt, readyAt, leave } = await queue.enter(orderId, plan, now());
  const told = { ...(number !== undefined && { number }), ...(service && { service }) };
  const ticket = Ticket.open(orderId, toCook, now(), { ...told, note: note ?? null, ...plan, startAt });
  const isTaken = cookMs !== null && startAt <= now() && cooks.take();
  const isSoon = cookMs !== null && readyAt.getTime() - now().getTime() < SOON;
  if (isTaken || !isSoon) ticket.promise(readyAt, now());
  if (isTaken) ticket.start(cookMs, now());
  let isNew = false;
  try {
    isNew = await tickets.add(ticket, paidAt);
  } finally {
    if (!isNew) leave();
    if (!isNew && isTaken) cooks.done();
  }
  if (isNew && isTaken) inBackground(orderId, (deps) => cookTicket(ticket, deps).finally(() => cooks.done()));
  else if (isNew) inBackground(orderId, (deps) => tellOrder(ticket, deps));
}

/** As soon as possible is in the place in time that the order got, where the shop has such places. */
function wantedAt({ wanted, slot }: OrderFacts): Date | null {
  const time = wanted === undefined || wanted === 'asap' ? slot : wanted;
  return time ? new Date(time) : null;
}

const ticketLine = ({ name, quantity, options, note, allergens, station }: EventLine): TicketLine => {
  const chosen = options.map((option) => ({ name: option.name, quantity: option.quantity }));
  return { name, quantity, options: chosen, note, allergens, station };
};

/** The order is cancelled. If its ticket was never opened, it is made closed: the cancellation may have overtaken the payment. */
export async function cancelTicket({ orderId }: { orderId: string }, { tickets, now }: KitchenDeps): Promise<void> {
  if (await tickets.add(Ticket.closed(orderId, now()))) return;
  await tickets.update(orderId, (ticket) => ticket.close(now()));
}

/** The same as an action: its answer says that the ticket is closed. */
export async function cancelTicketOnRequest(p: { orderId: string }, deps: KitchenDeps): Promise<{ orderId: string }> {
  await cancelTicket(p, deps);
  return p;
}
