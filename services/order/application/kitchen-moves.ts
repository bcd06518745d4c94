import type { Order } from '../domain/order.ts';
import type { OrderDeps } from './ports.ts';

/** `move` counts the ticket's moves; `readyAt` is when the meal is promised; `who` of the kitchen's people made the move. */
type Heard = { orderId: string; move?: number; readyAt?: string; who?: string };

/** The ticket knows who moved it: whoever asks now may only have brought the news along. */
const doer = ({ move, who }: Heard, deps: OrderDeps): string | null => (move === undefined ? deps.who : (who ?? null));

async function heard({ orderId, move, readyAt }: Heard, deps: OrderDeps, change: (order: Order) => void) {
  const { orders, lateAfter, now } = deps;
  const { state } = await orders.update(orderId, (order) =>
    order.hearOfTicket(move, () => {
      change(order);
      if (readyAt) order.promise({ readyAt: new Date(readyAt), lateAfter, now: now() });
    }),
  );
  return { status: state.status };
}

/** Only when it will be ready is news. */
export const promiseOrder = (p: Heard, deps: OrderDeps) => heard(p, deps, () => {});

/** Cooking begins; from here on units are wasted rather than returned. */
export const startCooking = (p: Heard, deps: OrderDeps) =>
  heard(p, deps, (order) => order.startCooking(deps.now(), doer(p, deps)));

export const markCooked = (p: Heard, deps: OrderDeps) =>
  heard(p, deps, (order) => order.markCooked(deps.collectWithin, deps.now(), doer(p, deps)));

/** It was not right: back to the stove. */
export const recallOrder = (p: Heard, deps: OrderDeps) =>
  heard(p, deps, (order) => order.recall(deps.now(), doer(p, deps)));

/** Staff handed it over. */
export const completeOrder = (p: Heard, deps: OrderDeps) =>
  heard(p, deps, (order) => order.complete('staff', deps.now(), doer(p, deps)));
