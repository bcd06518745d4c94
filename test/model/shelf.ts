import { isDue, LEASE } from '../../kernel/agenda.ts';
import { growingDelay, later, MINUTE } from '../../kernel/time.ts';
import type { Notices } from '../../services/payment/application/ports.ts';
import type { StoredNotice } from '../../services/payment/domain/payment-state.ts';
import type { Holds, Stock, Touched } from '../../services/stock/application/ports.ts';
import type { Item } from '../../services/stock/domain/item.ts';
import { Ledger } from '../../services/stock/domain/ledger.ts';
import type { LedgerChanges } from '../../services/stock/domain/ledger-changes.ts';
import { firstLook, type Movement, type Reservation } from '../../services/stock/domain/reservation.ts';
import { PLAIN_SHOP } from '../../services/stock/domain/shop.ts';
import { choice, group, item, use } from '../support/items.ts';
import type { Process } from './process.ts';

interface Row {
  reservation: Reservation;
  dueAt: Date | null;
  tries: number;
}

/** Every soup takes broth, and who wants it has cream on the cake. */
const MENU: Record<string, Partial<Item>> = {
  soup: { price: 650, uses: [use('broth')] },
  cake: { price: 400, options: [group('extras', 0, 2, choice('cream', 0, { uses: [use('cream')] }))] },
  broth: { kind: 'ingredient' },
  cream: { kind: 'ingredient' },
};

/** Stock's tables. */
export class Shelf {
  readonly items = new Map<string, Item>();
  readonly rows = new Map<string, Row>();
  readonly movements: Movement[] = [];

  constructor(units: Record<string, number>) {
    for (const [id, quantity] of Object.entries(units)) {
      this.items.set(id, item(id, { available: 0, ...MENU[id] }));
      this.commit((ledger) => ledger.restock({ movementId: `seed ${id}`, itemId: id, quantity }, new Date(0)));
    }
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
    return new Ledger({ items: [...this.items.values()], reservations, booked });
  }

  #store({ added, moved, movements }: LedgerChanges): void {
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
  }
}

export const stockOf = (process: Process, shelf: Shelf): Stock => ({
  change: (_touched: Touched, change) => process.pass(() => shelf.commit(change)),
  snapshot: () => process.pass(() => shelf.load()),
  menu: async () => [],
  shop: async () => PLAIN_SHOP,
  slots: async () => new Map(),
  pause: async () => {},
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
