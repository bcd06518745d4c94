import { isDue, LEASE } from '../../kernel/agenda.ts';
import { growingDelay, later, MINUTE } from '../../kernel/time.ts';
import type { Notices } from '../../services/payment/application/ports.ts';
import type { StoredNotice } from '../../services/payment/domain/payment-state.ts';
import type { Holds, Stock, Touched } from '../../services/stock/application/ports.ts';
import type { Item } from '../../services/stock/domain/item.ts';
import { Ledger } from '../../services/stock/domain/ledger.ts';
import type { LedgerChanges } from '../../services/stock/domain/ledger-changes.ts';
import { firstLook, type Movement, type Reservation } from '../../services/stock/domain/reservation.ts';
import type { Shop } from '../../services/stock/domain/shop.ts';
import { slotIdsFrom } from '../../services/stock/domain/slot-items.ts';
import { item } from '../support/items.ts';
import type { Process } from './process.ts';
import { MENU } from './shop.ts';
import { faultsOfHold, faultsOfPlaces } from './taken-places.ts';

interface Row {
  reservation: Reservation;
  dueAt: Date | null;
  tries: number;
}

/** Stock's tables. */
export class Shelf {
  readonly items = new Map<string, Item>();
  readonly rows = new Map<string, Row>();
  readonly movements: Movement[] = [];
  /** What it holds and should not. */
  readonly faultsFound: string[] = [];
  shop: Shop;
  /** So many orders a slot at most, since the story began. */
  mostOrders: number;

  constructor(units: Record<string, number>, shop: Shop) {
    this.shop = shop;
    this.mostOrders = shop.opening.slotOrders ?? 0;
    for (const [id, quantity] of Object.entries(units)) {
      this.items.set(id, item(id, { available: 0, ...MENU[id] }));
      this.commit((ledger) => ledger.restock({ movementId: `seed ${id}`, itemId: id, quantity }, new Date(0)));
    }
  }

  /** So many orders for each slot from now on; no slots where it had none. */
  resize(slotOrders: number): void {
    const { opening } = this.shop;
    if (opening.slotOrders === undefined) return;
    this.shop = { ...this.shop, opening: { ...opening, slotOrders } };
    this.mostOrders = Math.max(this.mostOrders, slotOrders);
  }

  /** One batch of one request; whatever it throws was not done. */
  commit<T>(change: (ledger: Ledger) => T): T {
    const ledger = this.load();
    const answer = change(ledger);
    this.#store(ledger.changes());
    return answer;
  }

  load(): Ledger {
    const reservations = [...this.rows.values()].map(({ reservation }) => reservation);
    const booked = this.movements.flatMap(({ id, ...movement }) => (id ? [{ ...movement, id }] : []));
    return new Ledger({ items: [...this.items.values()], reservations, booked, shop: this.shop });
  }

  #store({ added, moved, movements, marked, opened, resized }: LedgerChanges): void {
    for (const slot of opened) this.items.set(slot.id, { ...slot, available: 0 });
    for (const [id, { to }] of resized) this.#set(id, { capacity: to });
    for (const [id, { available: _, ...marks }] of marked) this.#set(id, marks);
    for (const { itemId, availableChange } of movements) {
      const item = this.items.get(itemId) as Item;
      item.available += availableChange;
      if (item.available < 0) throw new Error(`CHECK: ${itemId} is below zero`);
    }
    this.movements.push(...movements);
    for (const reservation of added) {
      const dueAt = reservation.state === 'held' ? firstLook(reservation.createdAt) : null;
      this.rows.set(reservation.orderId, { reservation, dueAt, tries: 0 });
    }
    for (const { to } of moved) this.rows.set(to.orderId, { reservation: to, dueAt: null, tries: 0 });
    for (const one of added) this.faultsFound.push(...faultsOfHold(this, one));
    this.faultsFound.push(...faultsOfPlaces(this));
  }

  #set(id: string, change: Partial<Item>): void {
    this.items.set(id, { ...(this.items.get(id) as Item), ...change });
  }
}

export const stockOf = (process: Process, shelf: Shelf): Stock => ({
  change: (_touched: Touched, change) => process.pass(() => shelf.commit((ledger) => change(ledger, () => {}))),
  snapshot: () => process.pass(() => shelf.load()),
  menu: async () => [],
  shop: () => process.pass(() => shelf.shop),
  slots: ({ from, until }) =>
    process.pass(() => new Map([...shelf.items].filter(([id]) => id >= slotIdsFrom(from) && id < slotIdsFrom(until)))),
  pause: (paused) =>
    process.pass(() => {
      shelf.shop = { ...shelf.shop, paused };
    }),
  changes: async () => [],
  setOpening: (opening) =>
    process.pass(() => {
      shelf.shop = { ...shelf.shop, opening };
    }),
  edit: () => Promise.reject(new Error('this is not part of the model')),
});

export const holdsOf = (process: Process, { rows }: Shelf): Holds => ({
  due: async (now, limit) =>
    [...rows]
      .filter(([, row]) => row.dueAt && row.dueAt <= now)
      .map(([id]) => id)
      .slice(0, limit),
  find: (orderId) =>
    process.pass(() => {
      const row = rows.get(orderId);
      return row?.dueAt ? { dueAt: row.dueAt, tries: row.tries } : undefined;
    }),
  holdings: async () => [],
  claim: (orderId, seen, next) =>
    process.pass(() => {
      const row = rows.get(orderId);
      if (row?.tries !== seen.tries || row.dueAt?.getTime() !== seen.dueAt.getTime()) return false;
      Object.assign(row, { dueAt: next, tries: row.tries + 1 });
      return true;
    }),
});

export type NoticeTable = Map<string, { notice: StoredNotice; dueAt: Date; tries: number }>;

export const noticesOf = (process: Process, table: NoticeTable): Notices => ({
  add: (notice, now) =>
    process.pass(() => {
      if (table.has(notice.id)) return false;
      table.set(notice.id, { notice, dueAt: later(now, LEASE), tries: 0 });
      return true;
    }),
  claim: (id, now, restarted) =>
    process.pass(() => {
      const row = table.get(id);
      if (!row || !isDue({ ...row, claimed: true }, now, restarted)) return undefined;
      row.dueAt = later(now, growingDelay(row.tries++, LEASE, 15 * MINUTE));
      return row.notice;
    }),
  remove: (id) => process.pass(() => void table.delete(id)),
  due: async (now, limit, restarted) =>
    [...table]
      .filter(([, row]) => isDue({ ...row, claimed: true }, now, restarted))
      .map(([id]) => id)
      .slice(0, limit),
});
