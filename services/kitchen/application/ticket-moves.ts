import { Unavailable } from '../../../kernel/unavailable.ts';
import type { Ticket } from '../domain/ticket.ts';
import { IllegalTicketMove } from '../domain/ticket-errors.ts';
import type { Station } from '../domain/ticket-state.ts';
import type { KitchenDeps } from './ports.ts';
import { tellOrder } from './tell-order.ts';
import { ticketView } from './ticket-view.ts';

type Which = { orderId: string; request?: string };
/** Of one station alone, of the lines without one (null), or of all. */
type OfStation = Which & { station?: Station };
type Move = (ticket: Ticket) => void;

/**
 * Moves the ticket, then tells the order; whoever pressed the button learns at once if the order will not have it. What the
 * order has not heard of yet goes first: it would refuse the second move without the first. A repeat answers the ticket as it
 * stands.
 */
async function moved(which: Which, deps: KitchenDeps, move: Move) {
  const { orderId } = which;
  const ticket = await moveOrTell(which, deps, move);
  const { status: wanted, cancelled } = ticket.state;
  const after = await tellOrder(ticket, deps);
  const { status, cancelled: isCancelled } = after.state;
  if (isCancelled !== cancelled) throw new IllegalTicketMove(orderId, 'cancelled', wanted);
  if (status !== wanted) throw new IllegalTicketMove(orderId, status, wanted);
  return ticketView(after, deps.now());
}

/** A waiting note that the order was notified is applied before the move; only a move that the order does not know refuses it. */
async function moveOrTell({ orderId, request }: Which, deps: KitchenDeps, move: Move): Promise<Ticket> {
  const update = async () => {
    let changed: Ticket | undefined;
    const change = (ticket: Ticket) => {
      changed = ticket;
      move(ticket);
    };
    const ticket = await deps.tickets.update(orderId, change, request);
    if (ticket !== changed) deps.replayed();
    return ticket;
  };
  try {
    return await update();
  } catch (error) {
    if (!(error instanceof Unavailable)) throw error;
    const before = await deps.tickets.find(orderId);
    if (before) await tellOrder(before, deps);
    return update();
  }
}

/** A cook takes it; people take the time they need. */
export const startTicket = (p: Which, deps: KitchenDeps) =>
  moved(p, deps, (ticket) => ticket.start(null, deps.now(), deps.who));

/** A station's lines are cooked, or all of them: then it stands on the counter. */
export const bumpTicket = ({ station, ...which }: OfStation, deps: KitchenDeps) =>
  moved(which, deps, (ticket) =>
    station === undefined ? ticket.finish(deps.now(), deps.who) : ticket.finishStation(station, deps.now(), deps.who),
  );

export const recallTicket = ({ station, ...which }: OfStation, deps: KitchenDeps) =>
  moved(which, deps, (ticket) =>
    station === undefined ? ticket.recall(deps.now(), deps.who) : ticket.recallStation(station, deps.now(), deps.who),
  );

export const putTicketBack = (p: Which, deps: KitchenDeps) =>
  moved(p, deps, (ticket) => ticket.putBack(deps.now(), deps.who));

export const acknowledgeTicket = (p: Which, deps: KitchenDeps) =>
  moved(p, deps, (ticket) => ticket.acknowledge(deps.now(), deps.who));

export const handOverTicket = (p: Which, deps: KitchenDeps) =>
  moved(p, deps, (ticket) => ticket.handOver(deps.now(), deps.who));
