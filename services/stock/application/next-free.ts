import { isRefusal } from '../../../kernel/domain-error.ts';
import { later } from '../../../kernel/time.ts';
import { WEEK } from '../domain/open-times.ts';
import { SlotFull } from '../domain/opening-errors.ts';
import { overlapping, PlacesLeft } from '../domain/slot-items.ts';
import { firstFree, type Period, slotsBetween } from '../domain/slots.ts';
import type { StockDeps, Time } from './ports.ts';

const MOST_ASKED = 300;
const MOST_OFFERED = 5;

/** Slots within a period for which orders are taken, and how many still are. */
export async function openSlots(period: Period, stock: StockDeps['stock'], now: Date) {
  const { opening, paused } = await stock.shop();
  const slots = slotsBetween(opening, paused, period, now, MOST_ASKED);
  const left = new PlacesLeft(slots.length > 0 ? await stock.slots(overlapping(period, opening)) : new Map(), opening);
  return slots.map((slot) => ({ slot, left: left.of(slot, now) }));
}

/** Where it is refused because its slot is full, the refusal tells which are free next. */
export async function offeringOthers<T>({ wanted, now }: Time, stock: StockDeps['stock'], ask: () => Promise<T>) {
  try {
    return await ask();
  } catch (error) {
    if (!isRefusal(error, 'SLOT_FULL')) throw error;
    const from = wanted === 'asap' ? now : wanted;
    const open = await openSlots({ from, until: later(from, WEEK) }, stock, now);
    const left = new Map(open.map(({ slot, left }) => [slot.toISOString(), left]));
    throw new SlotFull(
      firstFree(
        open.map(({ slot }) => slot),
        left,
        MOST_OFFERED,
      ),
    );
  }
}
