import type { Order } from '../domain/order.ts';
import type { OrderDeps } from './ports.ts';

/** Orders that are not over and whose next look has come. */
export function dueOrders({ limit }: { limit: number }, { orders, now }: OrderDeps): Promise<string[]> {
  return orders.due(now(), limit);
}

/** One look at an order that is not over: events that may be lost are sent again, deadlines are kept. */
export async function lookAfterOrder({ id }: { id: string }, deps: OrderDeps): Promise<void> {
  const { orders, now, alert } = deps;
  let duty: ReturnType<Order['lookAfter']> = 'nothing';
  const order = await orders.update(id, (order) => {
    duty = order.lookAfter(now());
  });
  if ((duty as string) === 'late') alert('order-late', id, 'a paid order is not cooked in time');
  if ((duty as string) === 'close') await closeUnpaid(id, deps);
  if ((duty as string) === 'undo') await undo(order, deps);
}

/** Past its deadline: only payment can say that no money may arrive any more. */
async function closeUnpaid(id: string, { orders, payment, now }: OrderDeps): Promise<void> {
  const answer = await payment.close(id);
  if (answer.state === 'paid')
    await orders.update(id, (order) => order.markPaid(answer.captured, answer.currency, now()));
  if (answer.state === 'closed') await orders.update(id, (order) => order.cancel('sweep', 'not paid in time', now()));
}

/** `order.cancelled` may be lost: the units go back, and if payment still counts on the money it is told again, until it does not. */
async function undo({ id, state }: Order, { orders, stock, payment, now }: OrderDeps): Promise<void> {
  await stock.release(id, state.units === 'wasted' ? 'wasted' : 'returned');
  const answer = await payment.close(id);
  await orders.update(id, (order) => {
    if (answer.state === 'closed') order.undone();
    if (answer.state === 'paid') order.markPaid(answer.captured, answer.currency, now());
  });
}
