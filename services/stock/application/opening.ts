import { businessDay, businessDayBounds } from '../../../kernel/business-day.ts';
import { openingAt } from '../domain/opening.ts';
import { openSlots } from './next-free.ts';
import type { StockDeps } from './ports.ts';

/** Whether orders are taken, and the slots of a business day (of today, if none is named) that one can still order for. */
export async function opening({ day }: { day?: string }, { stock, now: clock }: StockDeps) {
  const now = clock();
  const { opening, paused, contact } = await stock.shop();
  const date = day ?? businessDay(now, opening);
  const slots = await openSlots(businessDayBounds(date, opening), stock, now);
  return {
    open: openingAt(opening, paused, now),
    timeZone: opening.timeZone,
    day: date,
    contact: [...contact],
    slotMinutes: opening.slotMinutes ?? null,
    slots: slots.map(({ slot, left }) => ({ slot: slot.toISOString(), left })),
  };
}
