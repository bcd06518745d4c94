import { dueLook, type Look } from '../../../kernel/agenda.ts';
import type { Duty } from '../domain/order-agenda.ts';
import { markPaid } from './payment-moves.ts';
import type { OrderDeps } from './ports.ts';

/** Orders that are not over and whose `dueAt` has passed; ids only. */
export function dueOrders({ limit }: { limit: number }, { orders, now }: OrderDeps): Promise<string[]> {
  return orders.due(now(), limit);
}

/** Works an order that is due: sends events again that may be lost, and keeps its deadlines. */
export async function lookAfterOrder(
  { id, looked }: { id: string; looked?(why: Look | undefined): void },
  deps: OrderDeps,
): Promise<void> {
  const { orders, now, alert } = deps;
  let duty: Duty = 'nothing' as Duty;
  let why: Look | undefined;
  await orders.update(id, (order) => {
    why = dueLook(order.state, now());
    duty = order.lookAfter(now());
  });
  looked?.(why);
  if (duty === 'late') alert('order-late', id, 'a paid order is not cooked in time');
  if (duty === 'close') await cancelUnlessPaid(id, deps);
  if (duty === 'let go') await letGo(id, deps);
}

/** Past its deadline: only payment can say that no money may arrive any more. */
async function cancelUnlessPaid(id: string, deps: OrderDeps): Promise<void> {
  const { orders, payment, now } = deps;
  const answer = await payment.close(id);
  if (answer.state === 'paid') await markPaid({ orderId: id, ...answer }, deps);
  if (answer.state === 'closed') await orders.update(id, (order) => order.cancel('sweep', 'not paid in time', now()));
}

/** The order is cancelled, and `order.cancelled` may be lost: asks each service to release what it holds for the order. */
async function letGo(id: string, { orders, payment, stock, kitchen }: OrderDeps): Promise<void> {
  const order = await orders.find(id);
  const units = order?.state.units === 'wasted' ? 'wasted' : 'returned';
  await Promise.all([payment.cancel(id), stock.release(id, units), kitchen.close(id)]);
  await orders.update(id, (order) => order.letGo());
}
