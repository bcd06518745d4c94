import { OrderUnknown } from '../domain/order-errors.ts';
import { orderView } from './order-view.ts';
import type { OrderDeps } from './ports.ts';

/** The customer changes their mind, while nothing is on the stove. */
export async function cancelOrder(
  { customerId, orderId, reason }: { customerId: string; orderId: string; reason?: string },
  { orders, now }: OrderDeps,
) {
  const order = await orders.update(orderId, (order) => {
    if (order.state.customerId !== customerId) throw new OrderUnknown(orderId);
    order.cancel('customer', reason, now());
  });
  return orderView(order);
}

/** The shop cannot or will not make it. */
export async function cancelOrderByStaff(p: { orderId: string; reason?: string }, { orders, now }: OrderDeps) {
  return orderView(await orders.update(p.orderId, (order) => order.cancel('staff', p.reason, now())));
}
