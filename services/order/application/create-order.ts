import { later } from '../../shared/delay.ts';
import { isRefusal } from '../../shared/domain-error.ts';
import { Unavailable } from '../../shared/unavailable.ts';
import { mergeLines } from '../domain/lines.ts';
import { Order } from '../domain/order.ts';
import { OrderCancelled } from '../domain/order-errors.ts';
import { orderView } from './order-view.ts';
import type { OrderDeps } from './ports.ts';

interface Wanted {
  orderId: string;
  customerId: string;
  items: { id: string; quantity: number }[];
  expectedTotal?: number;
}

const MOST_UNSENT = 20_000;

/**
 * Prices and holds the lines, then stores the order. It may be repeated under the same id: then it answers the order that is
 * there. It never gives units back itself; what it leaves behind when it dies between the two, stock's sweep settles.
 */
export async function createOrder(wanted: Wanted, deps: OrderDeps) {
  if (deps.orders.unsent() > MOST_UNSENT) throw new Unavailable('too many events wait to be sent');
  const order = (await place(wanted, deps)) ?? (await deps.orders.find(wanted.orderId));
  if (!order || order.state.customerId !== wanted.customerId) throw new OrderCancelled(wanted.orderId);
  return { ...orderView(order), trackingUrl: deps.trackingUrl(order.state) };
}

/** Undefined if an order with this id is there, or was given up. */
async function place(
  { orderId, customerId, items, expectedTotal }: Wanted,
  deps: OrderDeps,
): Promise<Order | undefined> {
  const { orders, stock, payWithin } = deps;
  try {
    const priced = await stock.reserve(orderId, mergeLines(items), expectedTotal);
    const now = deps.now();
    const order = Order.place({ id: orderId, customerId, ...priced, payBefore: later(now, payWithin) }, now);
    return (await orders.add(order)) ? order : undefined;
  } catch (error) {
    if (isRefusal(error, 'RESERVATION_CLOSED')) return undefined;
    throw error;
  }
}
