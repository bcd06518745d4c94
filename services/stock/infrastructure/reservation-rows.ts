import { firstLook, type Reservation } from '../domain/reservation.ts';
import type { ReservationLineRow, ReservationRow, ReservationUnitsRow } from './tables.ts';

/** A reservation as it is stored first. */
export function reservationRow(
  { orderId, state, currency, createdAt, wasted, returns, serving, taxes, tip, slot, payBefore }: Reservation,
  trace: string | null,
): ReservationRow {
  return {
    order_id: orderId,
    state,
    currency,
    created_at: createdAt.toISOString(),
    due_at: state === 'held' ? firstLook(createdAt).toISOString() : null,
    tries: 0,
    wasted: Number(wasted),
    returns: JSON.stringify(returns),
    serving,
    taxes: JSON.stringify(taxes),
    tip,
    slot: slot?.toISOString() ?? null,
    pay_before: payBefore?.toISOString() ?? null,
    trace,
  };
}

export const lineRows = ({ orderId, lines, takes }: Reservation): ReservationLineRow[] =>
  lines.map((line, position) => ({
    order_id: orderId,
    item_id: line.itemId,
    position,
    name: line.name,
    options: JSON.stringify(line.options),
    note: line.note,
    quantity: line.quantity,
    takes: JSON.stringify(takes[position] ?? []),
    unit_price: line.unitPrice,
    total: line.total,
    tax: line.tax,
    tax_rate: line.taxRate,
    category: line.category,
    station: line.station,
    minutes: line.minutes,
    allergens: JSON.stringify(line.allergens),
    price_id: line.priceId,
  }));

export const unitsRows = ({ orderId, units }: Reservation): ReservationUnitsRow[] =>
  units.map(({ itemId, taken, returned }) => ({ order_id: orderId, item_id: itemId, taken, returned }));
