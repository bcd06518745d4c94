import { type Item, type Mark, withMarkedChoice } from './item.ts';
import type { LedgerChanges } from './ledger-changes.ts';
import { type Offer, offerFor, offerOf, type Reserving, type WantedOrder } from './offer.ts';
import { closed, type Movement, type Reservation, type ReservationState, type Return } from './reservation.ts';
import { type GivenBack, returned } from './returns.ts';
import { assertContact, PLAIN_SHOP, type Shop } from './shop.ts';
import { capacityChange, newSlot, slotId } from './slot-items.ts';
import * as refused from './stock-errors.ts';
import { taxCategoryProblems } from './tax-problems.ts';
import type { TaxSettings } from './taxes.ts';
import { takenUnits, takesOfOne } from './units.ts';

interface Loaded {
  items: readonly Item[];
  reservations: readonly Reservation[];
  /** Those of the restocks at hand that were booked before. */
  booked: readonly Booked[];
  /** Needed where something is reserved; slots that it asks for and that are not among the items were never asked for. */
  shop?: Shop;
}

export type Booked = Pick<Movement, 'itemId' | 'availableChange'> & { id: string };

/**
 * The stock as far as one batch of requests touches it: loaded before, changed in memory, stored after. Each method either
 * throws a DomainError and has changed nothing, or changes. Always: available + held + sold = put in, for each item.
 */
export class Ledger {
  readonly #items: Map<string, Item>;
  readonly #loaded: Map<string, Reservation>;
  readonly #reservations: Map<string, Reservation>;
  readonly #booked: Map<string, Booked>;
  readonly #movements: Movement[] = [];
  readonly #marked = new Map<string, Item>();
  readonly #opened: Item[] = [];
  readonly #resized = new Map<string, { from: number; to: number }>();
  readonly #shop: Shop;

  constructor({ items, reservations, booked, shop = PLAIN_SHOP }: Loaded) {
    this.#shop = shop;
    this.#items = new Map(items.map((item) => [item.id, { ...item }]));
    this.#loaded = new Map(reservations.map((reservation) => [reservation.orderId, reservation]));
    this.#reservations = new Map(this.#loaded);
    this.#booked = new Map(booked.map((movement) => [movement.id, movement]));
  }

  /** Holds all lines and the place in time, or nothing. A repeat answers what was reserved first. */
  reserve(wanted: Reserving, now: Date): Offer {
    const { orderId, expectedTotal, contact = [] } = wanted;
    const earlier = this.#reservations.get(orderId);
    if (earlier) return offerOf(earlier, this.#shop);
    assertContact(this.#shop, contact);
    const offer = this.check(wanted, now);
    const { lines, total, currency, slot, payBefore, taxes, tip } = offer;
    if (expectedTotal !== undefined && expectedTotal !== total) {
      throw new refused.PriceChanged(expectedTotal, total, currency);
    }
    const takes = lines.map((line) => takesOfOne(this.#items, line));
    const units = takenUnits(lines, takes);
    if (slot) units.push({ itemId: this.#slotFor(slot, now), taken: 1, returned: 0 });
    for (const { itemId, taken } of units) {
      this.#book({ itemId, orderId, reason: 'reserve', availableChange: -taken, units: taken, at: now });
    }
    const terms = { serving: wanted.serving ?? 'pickup', taxes, tip, slot, payBefore } as const;
    const untouched = { state: 'held', wasted: false, returns: [] } as const;
    this.#put({ orderId, currency, lines, takes, units, ...terms, ...untouched, createdAt: now });
    return offer;
  }

  /** What an order would cost and when it could be had, if all of it is there. */
  check(wanted: WantedOrder, now: Date): Offer {
    return offerFor(wanted, this.#items, this.#shop, now);
  }

  /** Turns a hold into a sale; what is settled already stays as it is. */
  confirm(orderId: string): ReservationState {
    const found = this.#reservations.get(orderId);
    if (!found) throw new refused.ReservationUnknown(orderId);
    return found.state === 'held' ? this.#put({ ...found, state: 'sold' }) : found.state;
  }

  /** Gives back what no refund gave back, or writes it off. An order that has no reservation yet is closed, so that a late one is refused. */
  release(orderId: string, units: 'returned' | 'wasted', now: Date): ReservationState {
    const found = this.#reservations.get(orderId);
    if (!found) return this.#put(closed(orderId, now));
    if (found.state === 'released' || found.wasted) return found.state;
    const wasted = units === 'wasted';
    const reason = wasted ? 'wasted' : 'release';
    for (const { itemId, taken, returned } of found.units) {
      const rest = taken - returned;
      if (rest === 0) continue;
      this.#book({ itemId, orderId, reason, availableChange: wasted ? 0 : rest, units: rest, at: now });
    }
    return this.#put({ ...found, state: wasted ? 'sold' : 'released', wasted });
  }

  /** Gives back what units of lines took, once for each refund; a repeat answers the same. Throws ReservationUnknown, ReservationHeld. */
  giveBack(orderId: string, refund: Return, now: Date): GivenBack {
    const found = this.#reservations.get(orderId);
    if (!found) throw new refused.ReservationUnknown(orderId);
    const { after, movements, given } = returned(found, refund, now);
    for (const movement of movements) this.#book(movement);
    return { state: this.#put(after), given };
  }

  /** Puts units in, or takes them out, once for each id. Answers what is available then. Throws MovementDiffers. */
  restock(put: { movementId: string; itemId: string; quantity: number; note?: string }, now: Date): number {
    const { movementId, itemId, quantity, note = null } = put;
    const { available } = this.#item(itemId);
    const before = this.#booked.get(movementId);
    if (before && (before.itemId !== itemId || before.availableChange !== quantity))
      throw new refused.MovementDiffers(movementId, before.itemId, before.availableChange);
    if (before) return available;
    if (available + quantity < 0) throw new refused.StockBelowZero(itemId, available, quantity);
    const reason = quantity < 0 ? 'correction' : 'restock';
    this.#book({ id: movementId, itemId, reason, availableChange: quantity, units: Math.abs(quantity), note, at: now });
    this.#booked.set(movementId, { id: movementId, itemId, availableChange: quantity });
    return available + quantity;
  }

  readonly isBooked = (movementId: string): boolean => this.#booked.has(movementId);

  markItem(itemId: string, mark: Mark): boolean {
    return this.#mark({ ...this.#item(itemId), ...mark });
  }

  /** Throws ChoiceUnknown. */
  markChoice(itemId: string, chosen: { groupId: string; choiceId: string }, mark: Mark): boolean {
    const marked = withMarkedChoice(this.#item(itemId), chosen, mark);
    if (!marked) throw new refused.ChoiceUnknown(itemId, chosen);
    return this.#mark(marked);
  }

  /** An archived item is off the menu, and keeps its units. */
  archive(itemId: string): boolean {
    return this.#mark({ ...this.#item(itemId), archived: true });
  }

  /** Throws ItemCurrency or ItemTax where the menu is in another currency, or has other taxes, by now. */
  restore(itemId: string, menuCurrency: string | undefined, taxes: TaxSettings | null): boolean {
    const item = this.#item(itemId);
    if (menuCurrency !== undefined && menuCurrency !== item.currency)
      throw new refused.ItemCurrency(itemId, item.currency, menuCurrency);
    if (taxes && item.kind === 'dish' && taxCategoryProblems(item, taxes).length > 0)
      throw new refused.ItemTax(itemId, item.tax);
    return this.#mark({ ...item, archived: false });
  }

  changes(): LedgerChanges {
    const changed = [...this.#reservations.values()].filter((to) => this.#loaded.get(to.orderId) !== to);
    const moved = changed.flatMap((to) => {
      const from = this.#loaded.get(to.orderId);
      return from ? [{ from, to }] : [];
    });
    const added = changed.filter(({ orderId }) => !this.#loaded.has(orderId));
    const slots = { opened: this.#opened, resized: this.#resized };
    return { added, moved, movements: this.#movements, marked: this.#marked, ...slots };
  }

  /** The id of the slot's item, which has as many places from now on as the shop's settings say, as far as they are free. */
  #slotFor(slot: Date, at: Date): string {
    const { slotMinutes = 0, slotOrders = 0 } = this.#shop.opening;
    const itemId = slotId(slot, slotMinutes);
    const found = this.#items.get(itemId);
    const item = found ?? newSlot(itemId);
    const change = capacityChange(item, slotOrders);
    if (!found) this.#opened.push(item);
    this.#items.set(itemId, item);
    if (change === 0) return itemId;
    const [from, to] = [item.capacity ?? 0, (item.capacity ?? 0) + change];
    const reason = change < 0 ? 'correction' : 'restock';
    const id = found ? null : itemId;
    this.#book({ id, itemId, reason, availableChange: change, units: Math.abs(change), note: 'places in time', at });
    item.capacity = to;
    if (found) this.#resized.set(itemId, { from: this.#resized.get(itemId)?.from ?? from, to });
    return itemId;
  }

  #item(itemId: string): Item {
    const item = this.#items.get(itemId);
    if (!item) throw new refused.ItemUnknown([itemId]);
    return item;
  }

  #mark(item: Item): boolean {
    if (JSON.stringify(item) === JSON.stringify(this.#items.get(item.id))) return false;
    for (const items of [this.#items, this.#marked]) items.set(item.id, item);
    return true;
  }

  #put(reservation: Reservation): ReservationState {
    this.#reservations.set(reservation.orderId, reservation);
    return reservation.state;
  }

  #book(movement: Omit<Movement, 'id' | 'orderId' | 'note'> & Partial<Movement>): void {
    this.#item(movement.itemId).available += movement.availableChange;
    this.#movements.push({ id: null, orderId: null, note: null, ...movement });
  }
}
