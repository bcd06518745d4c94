import { SECOND } from '../../../kernel/time.ts';
import type { Documents } from '../../../platform/documents/documents.ts';
import { MOST_COUNTED } from '../../../platform/record/record-readings.ts';
import type { Meter } from '../../../platform/telemetry/meter.ts';
import { ageOf, type Readings, reading } from '../../../platform/telemetry/readings.ts';
import type { Order } from '../domain/order.ts';
import type { TimelineEntry } from '../domain/order-state.ts';
import { NEXT, type OrderStatus } from '../domain/order-status.ts';
import type { StoredOrder } from './order-documents.ts';

/** A move of an order; `left` is the status before it, and the seconds that the order spent there. */
interface Move {
  to: OrderStatus;
  left: { status: OrderStatus; seconds: number } | null;
}

const STATUSES = Object.keys(NEXT) as OrderStatus[];

/** The moves in the lines of a timeline from line `from` on; a line that only notes something is none. */
function movesOf(timeline: readonly TimelineEntry[], from: number): Move[] {
  const moves: Move[] = [];
  let entered: TimelineEntry | undefined;
  for (const [i, line] of timeline.entries()) {
    if (entered?.status === line.status) continue;
    const left = entered && { status: entered.status, seconds: (line.at.getTime() - entered.at.getTime()) / SECOND };
    if (i >= from) moves.push({ to: line.status, left: left ?? null });
    entered = line;
  }
  return moves;
}

/** Counts what became of orders, from what was stored of them. */
export function countOrders(meter: Meter) {
  for (const status of STATUSES) meter.count('comanda.orders.total', 0, { status });
  return (before: Order | undefined, { state }: Order): void => {
    const known = before?.state.timeline.length ?? 0;
    if (state.timeline.length === known) return;
    for (const { to, left } of movesOf(state.timeline, known)) {
      meter.count('comanda.orders.total', 1, { status: to });
      if (left) meter.observe('comanda.order.status.duration.seconds', left.seconds, { status: left.status });
      if (to === 'paid') meter.count('comanda.takings.minor-units.total', state.total, { currency: state.currency });
    }
  };
}

/** Those that are final are not counted: there are more of them every day. */
const OPEN = STATUSES.filter((status) => NEXT[status].length > 0);

export const orderReadings =
  (store: Documents<StoredOrder>): Readings =>
  async () => {
    const count = async (status: OrderStatus) =>
      reading('comanda.orders.open', await store.count({ query: { status }, most: MOST_COUNTED }), { status });
    // All at once: what fails while another is awaited would end the process.
    const [[oldest], ...open] = await Promise.all([
      store.find({ query: { status: 'pending' }, sort: 'sortKey', limit: 1 }),
      ...OPEN.map(count),
    ]);
    return [...open, reading('comanda.order.without-link.oldest.seconds', ageOf(oldest?.createdAt))];
  };
