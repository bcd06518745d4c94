import { isRefusal } from '../../../kernel/domain-error.ts';
import { IdempotencyKeyReused } from '../../../kernel/idempotency-key-reused.ts';
import { later } from '../../../kernel/time.ts';
import { areSame, type Line, type WantedLine } from '../domain/lines.ts';
import { Order } from '../domain/order.ts';
import { OrderCancelled } from '../domain/order-errors.ts';
import { orderView } from './order-view.ts';
import type { OrderDeps } from './ports.ts';

type WantedItem = Omit<WantedLine, 'itemId'> & { id: string };
interface Wanted {
  orderId: string;
  customerId: string;
  items: WantedItem[];
  expectedTotal?: number;
  /** The gateway minted the id for this request: there can be no order with it. */
  isNew?: boolean;
}

/**
 * Prices and holds the lines, then stores the order. It may be repeated under the same id: then it answers the order that is
 * there. It never gives units back itself; what it leaves behind when it dies between the two, stock's sweep settles.
 */
export async function createOrder(wanted: Wanted, deps: OrderDeps) {
  const lines = wanted.items.map(({ id: itemId, ...line }) => ({ itemId, ...line }));
  const order =
    (await repeated(wanted, deps)) ?? (await place(wanted, lines, deps)) ?? (await deps.orders.find(wanted.orderId));
  if (!order || order.state.customerId !== wanted.customerId) throw new OrderCancelled(wanted.orderId);
  assertSame(wanted, lines, order.state);
  return { ...orderView(order), trackingUrl: deps.trackingUrl(order.state) };
}

/** Where a new order would be refused: the order that an earlier request with this id made. Throws Unavailable if there is none. */
async function repeated({ orderId, isNew = false }: Wanted, deps: OrderDeps): Promise<Order | undefined> {
  try {
    deps.admission.assertOpen(isNew);
    return undefined;
  } catch (error) {
    const before = isNew ? undefined : await deps.orders.find(orderId);
    if (!before) throw error;
    return before;
  }
}

/** Undefined if an order with this id is there, or was given up. */
async function place(wanted: Wanted, lines: WantedLine[], deps: OrderDeps): Promise<Order | undefined> {
  const { orderId: id, customerId, expectedTotal } = wanted;
  try {
    const priced = await deps.stock.reserve(id, lines, expectedTotal);
    assertSame(wanted, lines, priced);
    const now = deps.now();
    const order = Order.place({ id, customerId, ...priced, payBefore: later(now, deps.payWithin) }, now);
    if (!(await deps.orders.add(order))) return undefined;
    deps.admission.accepted(id);
    return order;
  } catch (error) {
    if (isRefusal(error, 'RESERVATION_CLOSED')) return undefined;
    throw error;
  }
}

/** The same id must mean the same order; otherwise the client reused its key for another. */
function assertSame(wanted: Wanted, lines: WantedLine[], kept: { lines: readonly Line[]; total: number }): void {
  const { orderId, expectedTotal = kept.total } = wanted;
  if (!areSame(lines, kept.lines) || expectedTotal !== kept.total) throw new IdempotencyKeyReused(orderId);
}
