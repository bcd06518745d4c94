import type { Ticket } from '../domain/ticket.ts';

/** What a cook sees of a ticket. Its contract says the same. */
export function ticketView({ state }: Ticket) {
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
