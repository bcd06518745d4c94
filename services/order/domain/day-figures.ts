import type { BookEntry } from './book-entries.ts';
import { bookingsOf } from './bookings.ts';
import { addBooking, inOrder, type MoneyRows, noRows, type ReportedOrder, sorted } from './day-rows.ts';

export interface CancelledRow {
  by: string;
  reason: string;
  orders: number;
}

export interface Figures {
  money: MoneyRows[];
  cancellations: CancelledRow[];
}

/** Reasons are what people wrote: what comes after so many different ones is counted together. */
const MOST_REASONS = 100;
const OTHER_REASONS = '(other reasons)';

/** Adds entries up to a report. It keeps sums only, however many orders a day has. */
export class DayFigures {
  readonly #money = new Map<string, MoneyRows>();
  readonly #cancellations = new Map<string, CancelledRow>();

  /** Adds those entries of the order that belong to the report. */
  add(order: ReportedOrder, belongs: (entry: BookEntry) => boolean): void {
    if (!order.entries.some(belongs)) return;
    for (const booking of bookingsOf(order)) {
      if (!belongs(booking.entry)) continue;
      if (booking.entry.kind === 'cancelled') this.#addCancelled(order);
      else addBooking(this.#rowsOf(order.currency), order, booking);
    }
  }

  get figures(): Figures {
    return {
      money: sorted([...this.#money.values()], ({ currency }) => currency).map(inOrder),
      cancellations: sorted(
        [...this.#cancellations.values()],
        (row) => -row.orders,
        (row) => row.by,
        (row) => row.reason,
      ),
    };
  }

  #rowsOf(currency: string): MoneyRows {
    const rows = this.#money.get(currency) ?? noRows(currency);
    this.#money.set(currency, rows);
    return rows;
  }

  #addCancelled({ timeline }: ReportedOrder): void {
    const { by, reason } = timeline.find(({ status }) => status === 'cancelled') ?? { by: 'sweep', reason: null };
    const keyOf = (reason: string) => JSON.stringify([by, reason]);
    const isRoom = this.#cancellations.has(keyOf(reason ?? '')) || this.#cancellations.size < MOST_REASONS;
    const told = isRoom ? (reason ?? '') : OTHER_REASONS;
    const row = this.#cancellations.get(keyOf(told)) ?? { by, reason: told, orders: 0 };
    this.#cancellations.set(keyOf(told), row);
    row.orders++;
  }
}
