import type { Item, Mark } from './item.ts';
import { priceLines, type Reserved, totalOf, type WantedLine } from './lines.ts';
import type { Movement, Reservation, ReservationState } from './reservation.ts';
import * as refused from './stock-errors.ts';
import { takenUnits } from './units.ts';

interface Loaded {
  items: readonly Item[];
  reservations: readonly Reservation[];
  /** Those of the restocks at hand that were booked before. */
  booked: readonly Booked[];
}

export type Booked = Pick<Movement, 'itemId' | 'availableChange'> & { id: string };

/** What a batch changed, for the repository. */
export interface LedgerChanges {
  added: Reservation[];
  moved: { from: Reservation; to: Reservation }[];
  movements: readonly Movement[];
  /** What was marked sold out or archived, or is so no more. */
  marked: ReadonlyMap<string, Item>;
}

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

  constructor({ items, reservations, booked }: Loaded) {
    this.#items = new Map(items.map((item) => [item.id, { ...item }]));
    this.#loaded = new Map(reservations.map((reservation) => [reservation.orderId, reservation]));
    this.#reservations = new Map(this.#loaded);
    this.#booked = new Map(booked.map((movement) => [movement.id, movement]));
  }

  /** Holds all lines or none. A repeat answers what was reserved first. */
  reserve(wanted: { orderId: string; lines: readonly WantedLine[]; expectedTotal?: number }, now: Date): Reserved {
    const { orderId, expectedTotal } = wanted;
    const earlier = this.#reservations.get(orderId);
    if (earlier) return asReserved(earlier);
    const reserved = this.check(wanted.lines, now);
    const { lines, total, currency } = reserved;
    if (expectedTotal !== undefined && expectedTotal !== total) {
      throw new refused.PriceChanged(expectedTotal, total, currency);
    }
    const units = takenUnits(this.#items, lines);
    for (const { itemId, taken } of units) {
      this.#book({ itemId, orderId, reason: 'reserve', availableChange: -taken, units: taken, at: now });
    }
    this.#put({ orderId, state: 'held', currency, lines, units, createdAt: now, wasted: false });
    return reserved;
  }

  /** What these lines would cost, if they are all there. */
  check(wanted: readonly WantedLine[], now: Date): Reserved {
    return priceLines(this.#items, wanted, now);
  }

  /** Turns a hold into a sale; what is settled already stays as it is. */
  confirm(orderId: string): ReservationState {
    const found = this.#reservations.get(orderId);
    if (!found) throw new refused.ReservationUnknown(orderId);
    return found.state === 'held' ? this.#put({ ...found, state: 'sold' }) : found.state;
  }

  /** Gives the units back or writes them off. An order that has no reservation yet is closed, so that a late one is refused. */
  release(orderId: string, units: 'returned' | 'wasted', now: Date): ReservationState {
    const found = this.#reservations.get(orderId);
    if (!found) {
      const nothing = { currency: null, lines: [], units: [], wasted: false };
      return this.#put({ orderId, state: 'released', ...nothing, createdAt: now });
    }
    if (found.state === 'released' || found.wasted) return found.state;
    const wasted = units === 'wasted';
    const reason = wasted ? 'wasted' : 'release';
    for (const { itemId, taken, returned } of found.units) {
      const rest = taken - returned;
      this.#book({ itemId, orderId, reason, availableChange: wasted ? 0 : rest, units: rest, at: now });
    }
    return this.#put({ ...found, state: wasted ? 'sold' : 'released', wasted });
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

  markItem(itemId: string, mark: Mark): void {
    this.#mark({ ...this.#item(itemId), ...mark });
  }

  /** Throws ChoiceUnknown. */
  markChoice(itemId: string, chosen: { groupId: string; choiceId: string }, mark: Mark): void {
    const item = this.#item(itemId);
    const is = (id: string, group: string) => group === chosen.groupId && id === chosen.choiceId;
    const isThere = item.options.some(({ id, choices }) => choices.some((choice) => is(choice.id, id)));
    if (!isThere) throw new refused.ChoiceUnknown(itemId, chosen);
    const options = item.options.map((group) => {
      const choices = group.choices.map((choice) => (is(choice.id, group.id) ? { ...choice, ...mark } : choice));
      return { ...group, choices };
    });
    this.#mark({ ...item, options });
  }

  /** An archived item is off the menu, and keeps its units. */
  archive(itemId: string): void {
    this.#mark({ ...this.#item(itemId), archived: true });
  }

  /** Throws ItemCurrency where the menu is in another currency by now. */
  restore(itemId: string, menuCurrency: string | undefined): void {
    const item = this.#item(itemId);
    if (menuCurrency !== undefined && menuCurrency !== item.currency)
      throw new refused.ItemCurrency(itemId, item.currency, menuCurrency);
    this.#mark({ ...item, archived: false });
  }

  changes(): LedgerChanges {
    const changed = [...this.#reservations.values()].filter((to) => this.#loaded.get(to.orderId) !== to);
    const moved = changed.flatMap((to) => {
      const from = this.#loaded.get(to.orderId);
      return from ? [{ from, to }] : [];
    });
    const added = changed.filter(({ orderId }) => !this.#loaded.has(orderId));
    return { added, moved, movements: this.#movements, marked: this.#marked };
  }

  #item(itemId: string): Item {
    const item = this.#items.get(itemId);
    if (!item) throw new refused.ItemUnknown([itemId]);
    return item;
  }

  #mark(item: Item): void {
    this.#items.set(item.id, item);
    this.#marked.set(item.id, item);
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

function asReserved({ orderId, state, lines, currency }: Reservation): Reserved {
  if (state === 'released' || currency === null) throw new refused.ReservationClosed(orderId);
  return { lines: [...lines], total: totalOf(lines), currency };
}
