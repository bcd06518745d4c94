import { isRefusal } from '../../../kernel/domain-error.ts';
import { later } from '../../../kernel/time.ts';
import { WEEK } from '../domain/open-times.ts';
import { SlotFull, SlotUnknown } from '../domain/opening-errors.ts';
import { MOST_OFFERED } from '../domain/places.ts';
import type { Shop } from '../domain/shop.ts';
import { overlapping, PlacesLeft } from '../domain/slot-items.ts';
import { type Period, slotsBetween } from '../domain/slots.ts';
import type { StockDeps, Time } from './ports.ts';

const MOST_ASKED = 300;
/** The next free one is seldom far away, and a fully booked week is not to be loaded for each refusal. */
const AT_A_TIME = 24;

/** Slots within a period for which orders are taken, and how many still are. */
export async function openSlots(period: Period, stock: StockDeps['stock'], now: Date) {
  const shop = await stock.shop();
  return placesLeft(slotsBetween(shop.opening, shop.paused, period, now, MOST_ASKED), shop, stock, now);
}

async function placesLeft(slots: readonly Date[], { opening }: Shop, stock: StockDeps['stock'], now: Date) {
  const [from, last] = [slots[0], slots.at(-1)];
  if (!from || !last) return [];
  const items = await stock.slots(overlapping({ from, until: last }, opening));
  const left = new PlacesLeft(items, opening);
  return slots.map((slot) => ({ slot, left: left.of(slot, now) }));
}

/** Where it is refused because its slot is full, or is none, the refusal tells which are free next. */
export async function offeringOthers<T>({ wanted, now }: Time, stock: StockDeps['stock'], ask: () => Promise<T>) {
  try {
    return await ask();
  } catch (error) {
    if (isRefusal(error, 'SLOT_UNKNOWN') && wanted !== 'asap')
      throw new SlotUnknown(wanted, await nextFree(wanted > now ? wanted : now, stock, now));
    if (!isRefusal(error, 'SLOT_FULL')) throw error;
    throw new SlotFull(await nextFree(wanted === 'asap' ? now : wanted, stock, now));
  }
}

async function nextFree(from: Date, stock: StockDeps['stock'], now: Date): Promise<Date[]> {
  const shop = await stock.shop();
  const slots = slotsBetween(shop.opening, shop.paused, { from, until: later(from, WEEK) }, now, MOST_ASKED);
  const free: Date[] = [];
  for (let i = 0; i < slots.length && free.length < MOST_OFFERED; i += AT_A_TIME) {
    const some = await placesLeft(slots.slice(i, i + AT_A_TIME), shop, stock, now);
    free.push(...some.flatMap(({ slot, left }) => (left > 0 ? [slot] : [])));
  }
  return free.slice(0, MOST_OFFERED);
}
