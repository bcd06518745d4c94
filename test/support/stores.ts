import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { StoredTicket } from '../../services/kitchen/infrastructure/ticket-documents.ts';
import type { StoredOrder } from '../../services/order/infrastructure/order-documents.ts';
import type { NoticeDocument } from '../../services/payment/infrastructure/notice-documents.ts';
import type { StoredPayment } from '../../services/payment/infrastructure/payment-documents.ts';
import type {
  ReservationLineRow,
  ReservationRow,
  ReservationUnitsRow,
  StockTables,
} from '../../services/stock/infrastructure/tables.ts';
import type { Charge, Refund, StoredSession } from '../../services/stripe-twin/objects/objects.ts';

/** Everything that a shop and its twin have written down. */
export type Stores = ReturnType<typeof readStores>;

/** From the files of a shop on one machine, whether it runs or not. */
export function readStores(folder: string) {
  const lines = rows<ReservationLineRow>(folder, 'stock', 'reservation_lines');
  const units = rows<ReservationUnitsRow>(folder, 'stock', 'reservation_units');
  return {
    orders: documents<StoredOrder>(folder, 'order', 'orders'),
    payments: documents<StoredPayment>(folder, 'payment', 'payments'),
    notices: documents<NoticeDocument>(folder, 'payment', 'notices'),
    tickets: documents<StoredTicket>(folder, 'kitchen', 'tickets').filter(isOpened),
    items: rows<StockTables['items']>(folder, 'stock', 'items'),
    movements: rows<StockTables['movements']>(folder, 'stock', 'movements'),
    reservations: withParts(rows<ReservationRow>(folder, 'stock', 'reservations'), lines, units),
    letters: ['order', 'payment', 'kitchen', 'stock'].flatMap((name) => rows<object>(folder, name, 'dead_letters')),
    ...readTwin(folder),
  };
}

/** The twin keeps a file of its own, also in a cluster. */
export const readTwin = (folder: string) => ({
  sessions: documents<StoredSession>(folder, 'stripe-twin', 'sessions'),
  charges: documents<Charge>(folder, 'stripe-twin', 'charges'),
  refunds: documents<Refund>(folder, 'stripe-twin', 'refunds'),
});

/** Without lines it only keeps a ticket from being opened late: the order was cancelled first. */
export const isOpened = ({ lines }: StoredTicket): boolean => lines.length > 0;

export function withParts(reservations: ReservationRow[], lines: ReservationLineRow[], units: ReservationUnitsRow[]) {
  const linesOf = Map.groupBy(lines, ({ order_id }) => order_id);
  const unitsOf = Map.groupBy(units, ({ order_id }) => order_id);
  return reservations.map((row) => {
    return { ...row, lines: linesOf.get(row.order_id) ?? [], units: unitsOf.get(row.order_id) ?? [] };
  });
}

function rows<T>(folder: string, service: string, table: string): T[] {
  const file = path.join(folder, `${service}.sqlite`);
  assert.ok(existsSync(file), `${file} is missing`);
  const db = new DatabaseSync(file, { readOnly: true, timeout: 2000 });
  try {
    return db.prepare(`SELECT * FROM ${table}`).all() as T[];
  } finally {
    db.close();
  }
}

const documents = <T>(folder: string, service: string, table: string): T[] =>
  rows<{ body: string }>(folder, service, table).map(({ body }) => JSON.parse(body));
