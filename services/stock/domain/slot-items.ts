import { later, MINUTE } from '../../../kernel/time.ts';
import { type Item, type Items, unitsLeft } from './item.ts';
import { SlotFull } from './opening-errors.ts';
import { MOST_SLOT_MINUTES, type OpeningSettings } from './opening-settings.ts';
import type { Place } from './places.ts';
import type { Period } from './slots.ts';

const PREFIX = 'slot:';

/** The ids of the slots that start at this time or later sort from here on. */
export const slotIdsFrom = (start: Date): string => PREFIX + start.toISOString();
/** A place in time is an item, of which each order for it takes one unit. A slot of another length is another item. */
export const slotId = (start: Date, minutes: number): string => `${slotIdsFrom(start)}/${minutes}`;
export const isSlotId = (itemId: string): boolean => itemId.startsWith(PREFIX);

/** A slot that nobody asked for yet: its places are put in when the first order takes one. */
export const newSlot = (id: string): Item => ({
  ...{
    id,
    kind: 'slot',
    name: id,
    category: '',
    price: 0,
    currency: '',
    priceId: null,
    tax: null,
    station: null,
    minutes: null,
  },
  ...{ allergens: [], counted: true, available: 0, capacity: 0, archived: false, soldOut: false, until: null },
  ...{ options: [], uses: [] },
});

/**
 * What a slot's places change by where the shop takes `slotOrders` for each from now on: no more are taken away than are free. It
 * goes on with each order that asks, until all are gone that are too many.
 */
export function capacityChange({ available, capacity }: Item, slotOrders: number): number {
  return Math.max(slotOrders - (capacity ?? 0), -available);
}

/** When those slots begin that can overlap slots which begin within this period, whatever their length. */
export const overlapping = ({ from, until }: Period, { slotMinutes = 0 }: OpeningSettings): Period => ({
  from: later(from, -MOST_SLOT_MINUTES * MINUTE),
  until: later(until, slotMinutes * MINUTE),
});

/**
 * How many orders may still be placed for slots. What is ordered for others that overlap a slot counts as ordered for it: the
 * kitchen cooks all of it at the same time. Slots overlap where hours or the slots' length were changed between two orders, and
 * without that: where a slot runs on into the next opening, or the clock is set forward.
 */
export class PlacesLeft {
  readonly #items: Items;
  readonly #opening: OpeningSettings;
  readonly #taken: { id: string; from: number; until: number; orders: number }[] = [];

  /** Among the items are the slots that overlap those that are asked for, as far as they were ever ordered for. */
  constructor(items: Items, opening: OpeningSettings) {
    this.#items = items;
    this.#opening = opening;
    if (opening.slotMinutes === undefined) return;
    for (const { id, kind, capacity, available } of items.values()) {
      const orders = (capacity ?? 0) - available;
      if (kind !== 'slot' || orders <= 0) continue;
      const [start = '', minutes] = id.slice(PREFIX.length).split('/');
      const from = Date.parse(start);
      this.#taken.push({ id, from, until: from + Number(minutes) * MINUTE, orders });
    }
  }

  of(slot: Date, now: Date): number {
    const { slotMinutes = 0, slotOrders = 0 } = this.#opening;
    const id = slotId(slot, slotMinutes);
    const [from, until] = [slot.getTime(), slot.getTime() + slotMinutes * MINUTE];
    let left = this.#own(this.#items.get(id), slotOrders, now);
    for (const other of this.#taken)
      if (other.id !== id && other.from < until && other.until > from) left -= other.orders;
    return Math.max(0, left);
  }

  #own(slot: Item | undefined, slotOrders: number, now: Date): number {
    if (!slot) return slotOrders;
    return unitsLeft({ ...slot, available: slot.available + capacityChange(slot, slotOrders) }, now);
  }
}

/** The first of these places that is free. Throws SlotFull. */
export function freePlace(items: Items, places: readonly Place[], opening: OpeningSettings, now: Date): Place {
  const left = new PlacesLeft(items, opening);
  const free = places.find(({ slot }) => !slot || left.of(slot, now) > 0);
  if (!free) throw new SlotFull([]);
  return free;
}
