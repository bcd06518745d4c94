import type { OrderDeps } from './ports.ts';

/** Cooking begins; from here on units are wasted rather than returned. */
export async function startCooking(p: { orderId: string }, { orders, now }: OrderDeps) {
  const { state } = await orders.update(p.orderId, (order) => order.startCooking(now()));
  return { status: state.status };
}

export async function markCooked(p: { orderId: string }, { orders, now, collectWithin }: OrderDeps) {
  const { state } = await orders.update(p.orderId, (order) => order.markCooked(collectWithin, now()));
  return { status: state.status };
}

/** It was not right: back to the stove. */
export async function recallOrder(p: { orderId: string }, { orders, now }: OrderDeps) {
  const { state } = await orders.update(p.orderId, (order) => order.recall(now()));
  return { status: state.status };
}

/** Staff handed it over. */
export async function completeOrder(p: { orderId: string }, { orders, now }: OrderDeps) {
  const { state } = await orders.update(p.orderId, (order) => order.complete('staff', now()));
  return { status: state.status };
}
