import { isRefusal } from '../../../kernel/domain-error.ts';
import { findOrder } from './get-order.ts';
import type { OrderDeps } from './ports.ts';

/**
 * The customer has it. The ticket goes first: it may know of moves that the order has yet to hear of, and it tells the order. What
 * the ticket refuses (it is lost, or closed already) is the order's to decide. Throws OrderUnknown, IllegalOrderMove, OrderCancelled.
 */
export async function handOverOrder({ orderId, request }: { orderId: string; request?: string }, deps: OrderDeps) {
  const { orders, kitchen, now, who, replayed } = deps;
  await kitchen.handOver(orderId).catch((error: unknown) => {
    if (!isRefusal(error)) throw error;
  });
  let isNew = false;
  const order = await orders.update(
    orderId,
    (order) => {
      isNew = true;
      order.complete('staff', now(), who);
    },
    request,
  );
  if (!isNew) replayed();
  return findOrder({ orderId: order.id }, deps);
}
