import type { Order } from '../domain/order.ts';
import type { OrderDeps } from './ports.ts';

/** `move` counts the ticket's moves. */
type Heard = { orderId: string; move?: number };

async function heard({ orderId, move }: Heard, { orders }: OrderDeps, change: (order: Order) => void) {
  const { state } = await orders.update(orderId, (order) => order.hearOfTicket(move, () => change(order)));
  return { status: state.status };
}

/** Cooking begins; from here on units are wasted rather than returned. */
export const startCooking = (p: Heard, deps: OrderDeps) => heard(p, deps, (order) => order.startCooking(deps.now()));

export const markCooked = (p: Heard, deps: OrderDeps) =>
  heard(p, deps, (order) => order.markCooked(deps.collectWithin, deps.now()));

/** It was not right: back to the stove. */
export const recallOrder = (p: Heard, deps: OrderDeps) => heard(p, deps, (order) => order.recall(deps.now()));

/** Staff handed it over. */
export const completeOrder = (p: Heard, deps: OrderDeps) =>
  heard(p, deps, (order) => order.complete('staff', deps.now()));
