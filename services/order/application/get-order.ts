import { OrderUnknown } from '../domain/order-errors.ts';
import { orderView, shopOrderView } from './order-view.ts';
import type { OrderDeps } from './ports.ts';

/** The customer's own order; another customer's answers ORDER_UNKNOWN. */
export async function getOrder(p: { customerId: string; orderId: string }, { orders }: OrderDeps) {
  const order = await orders.find(p.orderId);
  if (order?.state.customerId !== p.customerId) throw new OrderUnknown(p.orderId);
  return orderView(order);
}

/** Anybody's, for the shop's own services and people, who find its way in the log and among the spans by `trace_id`. */
export async function findOrder({ orderId }: { orderId: string }, { orders }: OrderDeps) {
  const order = await orders.find(orderId);
  if (!order) throw new OrderUnknown(orderId);
  return { ...shopOrderView(order), trace_id: await orders.traceId(orderId) };
}
