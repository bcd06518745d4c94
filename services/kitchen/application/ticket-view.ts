import type { Ticket } from '../domain/ticket.ts';

/** What a cook sees of a ticket. Its contract says the same. */
export function ticketView({ state }: Ticket, now: Date) {
  const { orderId, status, lines, wanted, readyAt, openedAt, startAt, startedAt, cookedAt } = state;
  const isPlanned = status === 'queued' && startAt > now;
  return {
    orderId,
    state: isPlanned ? ('planned' as const) : status,
    lines: [...lines],
    wanted: wanted?.toISOString() ?? null,
    readyAt: readyAt?.toISOString() ?? null,
    openedAt: openedAt.toISOString(),
    startAt: startAt.toISOString(),
    startedAt: startedAt?.toISOString() ?? null,
    cookedAt: cookedAt?.toISOString() ?? null,
  };
}
