import type { Ticket, TicketLine, TicketState } from '../domain/ticket.ts';

interface TicketView {
  orderId: string;
  lines: TicketLine[];
  state: TicketState['status'];
  openedAt: string;
  startedAt: string | null;
  cookedAt: string | null;
}

/** What a cook sees of a ticket. */
export function ticketView({ state }: Ticket): TicketView {
  const { orderId, status, lines, openedAt, startedAt, cookedAt } = state;
  return {
    orderId,
    state: status,
    lines: [...lines],
    openedAt: openedAt.toISOString(),
    startedAt: startedAt?.toISOString() ?? null,
    cookedAt: cookedAt?.toISOString() ?? null,
  };
}
