import type { Order } from '../domain/order.ts';
import { OrderUnknown } from '../domain/order-errors.ts';
import { orderView } from './order-view.ts';
import type { OrderDeps } from './ports.ts';

/** The customer changes their mind, while nothing is on the stove. */
export async function cancelOrder(
  p: { customerId: string; orderId: string; reason?: string; request?: string },
  { orders, now }: OrderDeps,
) {
  const cancel = (order: Order) => {
    if (order.state.customerId !== p.customerId) throw new OrderUnknown(p.orderId);
    order.cancel('customer', p.reason, now());
  };
  return orderView(await orders.update(p.orderId, cancel, p.request));
}

/** The shop cannot or will not make it. */
export async function cancelOrderByStaff(
  p: { orderId: string; reason: string; request?: string },
  { orders, now }: OrderDeps,
) {
  return orderView(await orders.update(p.orderId, (order) => order.cancel('staff', p.reason, now()), p.request));
}
