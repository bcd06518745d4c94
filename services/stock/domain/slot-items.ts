import { type Item, type Items, unitsLeft } from './item.ts';
import { SlotFull } from './opening-errors.ts';
import type { Place } from './places.ts';

const PREFIX = 'slot:';

/** A place in time is an item, of which each order for it takes one unit. */
export const slotId = (slot: Date): string => PREFIX + slot.toISOString();
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

/** How many orders may still be placed for a slot. */
export function placesLeft(slot: Item | undefined, slotOrders: number, now: Date): number {
  if (!slot) return slotOrders;
  return unitsLeft({ ...slot, available: slot.available + capacityChange(slot, slotOrders) }, now);
}

/** The first of these places that is free. Throws SlotFull. */
export function freePlace(items: Items, places: readonly Place[], slotOrders: number, now: Date): Place {
  const free = places.find(({ slot }) => !slot || placesLeft(items.get(slotId(slot)), slotOrders, now) > 0);
  if (!free) throw new SlotFull([]);
  return free;
}
