import type { Ticket, TicketState } from '../domain/ticket.ts';

interface TicketView extends Pick<TicketState, 'orderId' | 'lines'> {
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
    lines,
    openedAt: openedAt.toISOString(),
    startedAt: startedAt?.toISOString() ?? null,
    cookedAt: cookedAt?.toISOString() ?? null,
  };
}
