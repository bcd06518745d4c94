import { type Asking, isTheirs } from '../domain/customer.ts';
import type { Order } from '../domain/order.ts';
import { OrderUnknown } from '../domain/order-errors.ts';
import { orderView } from './order-view.ts';
import type { OrderDeps } from './ports.ts';

interface Which {
  orderId: string;
  request?: string;
}

/** The customer changes their mind, while nothing is on the stove. */
export async function cancelOrder(p: Which & Asking & { reason?: string }, deps: OrderDeps) {
  return cancelled(p, deps, (order) => {
    if (!isTheirs(order, p)) throw new OrderUnknown(p.orderId);
    order.cancel('customer', p.reason, deps.now(), deps.who);
  });
}

/** The shop cannot or will not make it. */
export async function cancelOrderByStaff(p: Which & { reason: string }, deps: OrderDeps) {
  return cancelled(p, deps, (order) => order.cancel('staff', p.reason, deps.now(), deps.who));
}

async function cancelled({ orderId, request }: Which, { orders, replayed }: OrderDeps, cancel: (order: Order) => void) {
  let changed: Order | undefined;
  const change = (order: Order) => {
    changed = order;
    cancel(order);
  };
  const order = await orders.update(orderId, change, request);
  if (order !== changed) replayed();
  return orderView(order);
}
