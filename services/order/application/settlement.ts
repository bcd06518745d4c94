import { Order } from '../domain/order.ts';
import { OrderUnknown } from '../domain/order-errors.ts';
import { SETTLEMENT } from '../domain/order-status.ts';
import type { OrderDeps } from './ports.ts';

/**
 * What becomes of the units and the money that others hold for an order. One that was begun and never stored is closed here
 * and now, so that its hold can be let go and a late write of it fails.
 */
export async function settlement({ orderId }: { orderId: string }, { orders, now }: OrderDeps) {
  const order = (await orders.find(orderId)) ?? (await giveUp(orderId, { orders, now }));
  return { outcome: SETTLEMENT[order.state.status], units: order.state.units };
}

async function giveUp(orderId: string, { orders, now }: Pick<OrderDeps, 'orders' | 'now'>): Promise<Order> {
  const tombstone = Order.givenUp(orderId, now());
  if (await orders.add(tombstone)) return tombstone;
  const stored = await orders.find(orderId);
  if (!stored) throw new OrderUnknown(orderId);
  return stored;
}
