import { later, MINUTE } from '../../kernel/time.ts';
import { DAY } from '../../kernel/zone.ts';
import type { Mark } from '../../services/stock/domain/item.ts';
import type { Reservation } from '../../services/stock/domain/reservation.ts';
import { slotId } from '../../services/stock/domain/slot-items.ts';
import type { Shelf } from './shelf.ts';
import { HOURS, LEAD_MINUTES, SLOT_MINUTES } from './shop.ts';

const LEAD = LEAD_MINUTES * MINUTE;

const intoTheDay = (time: Date): number => (time.getTime() % DAY) / MINUTE;
const isServed = (time: Date): boolean =>
  HOURS.some(({ from, lastOrder }) => from <= intoTheDay(time) && intoTheDay(time) <= lastOrder);

/** Why nothing of this should be held that is held from now on: hours, slots and pauses, reckoned apart from the code that was asked. */
export function faultsOfHold(shelf: Shelf, hold: Reservation): string[] {
  if (hold.state !== 'held') return [];
  return [...faultsOfTime(shelf, hold), ...faultsOfMarks(shelf, hold)].map((fault) => `${hold.orderId} ${fault}`);
}

function faultsOfTime({ shop: { opening, paused } }: Shelf, { slot, payBefore, createdAt, units }: Reservation) {
  const isIn = slot !== null && units.some(({ itemId, taken }) => itemId === slotId(slot, SLOT_MINUTES) && taken === 1);
  const isSlot = slot !== null && isServed(slot) && intoTheDay(slot) % SLOT_MINUTES === 0;
  const isLate = payBefore !== null && (payBefore <= createdAt || (slot && payBefore > later(slot, -LEAD)));
  const time = slot ?? (payBefore && later(payBefore, opening.leadMinutes * MINUTE));
  const isPaused = paused !== null && createdAt < paused && (time === null || time < paused);
  const faults: [string, boolean][] = [
    ['is in no slot, or takes none', opening.slotMinutes !== undefined && !(isSlot && isIn)],
    ['can be paid too late', isLate || (slot !== null && payBefore === null)],
    ['comes outside of hours', opening.hours !== undefined && !isInHours(slot, payBefore)],
    ['comes in a pause', isPaused],
  ];
  return faults.flatMap(([fault, is]) => (is ? [fault] : []));
}

/** Without a slot it is to be paid until the last order, or a lead time before the time that it is for. */
const isInHours = (slot: Date | null, payBefore: Date | null): boolean =>
  payBefore !== null && (slot !== null || isServed(payBefore) || isServed(later(payBefore, LEAD)));

function faultsOfMarks({ items }: Shelf, { lines, units, createdAt }: Reservation): string[] {
  const isOut = (mark: Mark | undefined) => mark?.soldOut && !(mark.until && mark.until <= createdAt);
  const choices = lines.flatMap(({ itemId, options }) =>
    options.map(({ groupId, choiceId }) => {
      const group = items.get(itemId)?.options.find(({ id }) => id === groupId);
      return group?.choices.find(({ id }) => id === choiceId);
    }),
  );
  const marks = [...choices, ...units.map(({ itemId }) => items.get(itemId))];
  return marks.some(isOut) ? ['takes what is sold out'] : [];
}

/** No time is given to more orders than the shop takes for it, at any moment. */
export function faultsOfPlaces({ rows, items, mostOrders }: Shelf): string[] {
  const kept = [...rows.values()].flatMap(({ reservation: { state, slot } }) =>
    slot && state !== 'released' ? [slotId(slot, SLOT_MINUTES)] : [],
  );
  return [...new Set(kept)].flatMap((id) => {
    const [orders, places] = [kept.filter((one) => one === id).length, items.get(id)?.capacity ?? 0];
    return orders <= places && places <= mostOrders ? [] : [`${orders} orders hold the ${places} places of ${id}`];
  });
}
