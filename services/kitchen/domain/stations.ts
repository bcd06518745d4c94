import { TicketStationUnknown } from './ticket-errors.ts';
import type { Station, TicketLine, TicketState } from './ticket-state.ts';

/** Whether a line waits for nothing but the others of its ticket. */
export const isReady = ({ status, cancelled, readyStations = [] }: TicketState, { station }: TicketLine): boolean =>
  (status !== 'queued' && status !== 'cooking' && !cancelled) || readyStations.includes(station);

/** The stations that are done once this one is. Throws TicketStationUnknown. */
export function withReady(state: TicketState, station: Station): readonly Station[] {
  assertKnown(state, station);
  const { readyStations = [] } = state;
  return readyStations.includes(station) ? readyStations : [...readyStations, station];
}

/** Those that are still done when this one has to cook again: of a cooked ticket all others. Throws TicketStationUnknown. */
export function withoutReady(state: TicketState, station: Station): readonly Station[] {
  assertKnown(state, station);
  const done = state.status === 'cooked' ? stationsOf(state) : (state.readyStations ?? []);
  return done.filter((one) => one !== station);
}

export const areAllReady = (state: TicketState, done: readonly Station[]): boolean =>
  stationsOf(state).every((station) => done.includes(station));

const stationsOf = ({ lines }: TicketState): Station[] => [...new Set(lines.map(({ station }) => station))];

function assertKnown(state: TicketState, station: Station): void {
  if (!stationsOf(state).includes(station)) throw new TicketStationUnknown(state.orderId, station);
}
