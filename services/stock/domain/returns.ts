import type { LineUnits, Movement, Reservation, ReservationState, Return } from './reservation.ts';
import { ReservationHeld } from './stock-errors.ts';
import { unitsOf } from './units.ts';

/** The reservation's state, and the units that the refund gave back: fewer than it named where the line had fewer left. */
export interface GivenBack {
  state: ReservationState;
  given: readonly LineUnits[];
}

interface Returned {
  after: Reservation;
  movements: Movement[];
  given: GivenBack['given'];
}

/**
 * What becomes of a reservation when a refund gives units of its lines back. That happens once for each refund, and a line
 * never gives back more than it took; its place in time stays taken. What is released has nothing left to give. What was written
 * off has: that was a guess by how far the order was, and here somebody says that these units were not used. Throws ReservationHeld.
 */
export function returned(found: Reservation, { refundId, lines }: Return, now: Date): Returned {
  const { orderId, state, takes, returns } = found;
  if (state === 'held') throw new ReservationHeld(orderId);
  const known = returns.find((one) => one.refundId === refundId);
  if (state === 'released' || known) return { after: found, movements: [], given: known?.lines ?? [] };
  const given = leftOf(found, lines);
  const back = unitsOf(given.map(({ line, quantity }) => [quantity, takes[line] ?? []]));
  const units = found.units.map((one) => ({ ...one, returned: one.returned + (back.get(one.itemId) ?? 0) }));
  const movements = Array.from(back, ([itemId, units]) => ({
    ...{ id: `${orderId}:${refundId}:${itemId}`, itemId, orderId, reason: 'returned' as const },
    ...{ availableChange: units, units, note: `refund ${refundId}`, at: now },
  }));
  return { after: { ...found, units, returns: [...returns, { refundId, lines: given }] }, movements, given };
}

/** Of these units those that no refund gave back. */
function leftOf({ lines, returns }: Reservation, wanted: readonly LineUnits[]): LineUnits[] {
  const given: LineUnits[] = [];
  for (const { line, quantity } of wanted) {
    const before = [...returns.flatMap((one) => one.lines), ...given].filter((one) => one.line === line);
    const left = before.reduce((left, one) => left - one.quantity, lines[line]?.quantity ?? 0);
    if (left > 0) given.push({ line, quantity: Math.min(quantity, left) });
  }
  return given;
}
