import { isReady } from '../domain/stations.ts';
import type { Ticket } from '../domain/ticket.ts';

/** What a cook sees of a ticket. Its contract says the same. */
export function ticketView({ state, version }: Ticket, now: Date) {
  const { orderId, number, service, status, lines, note, wanted, readyAt, openedAt, startAt, startedAt, cookedAt } =
    state;
  const isPlanned = status === 'queued' && startAt > now;
  return {
    orderId,
    number,
    service,
    state: isPlanned ? ('planned' as const) : status,
    version,
    cancelled: state.cancelled ?? false,
    lines: lines.map((line) => ({ ...line, ready: isReady(state, line) })),
    note,
    wanted: wanted?.toISOString() ?? null,
    readyAt: readyAt?.toISOString() ?? null,
    openedAt: openedAt.toISOString(),
    startAt: startAt.toISOString(),
    startedAt: startedAt?.toISOString() ?? null,
    cookedAt: cookedAt?.toISOString() ?? null,
  };
}
