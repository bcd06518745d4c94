import { bookDifferences } from '../domain/book-differences.ts';
import type { BookDifference } from '../domain/day-report.ts';
import type { Order } from '../domain/order.ts';
import type { OrderDeps } from './ports.ts';

/** As many as payment and stock answer at once. */
const AT_ONCE = 100;

/** Compares the entries that a Z took of these orders with what payment and stock have of them. */
export async function compareBooks(
  orders: readonly Order[],
  report: number,
  { payment, stock }: OrderDeps,
): Promise<BookDifference[]> {
  const found: BookDifference[] = [];
  for (let i = 0; i < orders.length; i += AT_ONCE) {
    const some = orders.slice(i, i + AT_ONCE);
    const ids = some.map(({ id }) => id);
    const [payments, units] = await Promise.all([payment.books(ids), stock.books(ids)]);
    const paymentOf = new Map(payments.map((book) => [book.orderId, book]));
    const unitsOf = new Map(units.map((book) => [book.orderId, book]));
    for (const { id, state } of some) {
      const what = bookDifferences(state, report, paymentOf.get(id), unitsOf.get(id));
      found.push(...what.map((what) => ({ orderId: id, what })));
    }
  }
  return found;
}
