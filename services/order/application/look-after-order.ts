import { dueLook, type Look } from '../../../kernel/agenda.ts';
import type { Duty } from '../domain/order.ts';
import { markPaid } from './payment-moves.ts';
import type { OrderDeps } from './ports.ts';

/** Orders that are not over and whose next look has come. */
export function dueOrders({ limit }: { limit: number }, { orders, now }: OrderDeps): Promise<string[]> {
  return orders.due(now(), limit);
}

/** One look at an order that is not over: events that may be lost are sent again, deadlines are kept. */
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
  if (duty === 'close') await closeUnpaid(id, deps);
  if (duty === 'let go') await letGo(id, deps);
}

/** Past its deadline: only payment can say that no money may arrive any more. */
async function closeUnpaid(id: string, deps: OrderDeps): Promise<void> {
  const { orders, payment, now } = deps;
  const answer = await payment.close(id);
  if (answer.state === 'paid') await markPaid({ orderId: id, ...answer }, deps);
  if (answer.state === 'closed') await orders.update(id, (order) => order.cancel('sweep', 'not paid in time', now()));
}

/** It is cancelled, and the event that said so may be lost: each answers that it holds nothing for it any more. */
async function letGo(id: string, { orders, payment, stock, kitchen }: OrderDeps): Promise<void> {
  const order = await orders.find(id);
  const units = order?.state.units === 'wasted' ? 'wasted' : 'returned';
  await Promise.all([payment.cancel(id), stock.release(id, units), kitchen.close(id)]);
  await orders.update(id, (order) => order.letGo());
}
