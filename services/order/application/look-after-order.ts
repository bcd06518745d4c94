import type { OrderDeps } from './ports.ts';

/** Orders that are not over and whose next look has come. */
export function dueOrders({ limit }: { limit: number }, { orders, now }: OrderDeps): Promise<string[]> {
  return orders.due(now(), limit);
}

/** One look at an order that is not over: events that may be lost are sent again, deadlines are kept. */
export async function lookAfterOrder({ id }: { id: string }, deps: OrderDeps): Promise<void> {
  const { orders, now, alert } = deps;
  let duty: 'nothing' | 'close' | 'late' = 'nothing';
  await orders.update(id, (order) => {
    duty = order.lookAfter(now());
  });
  if ((duty as string) === 'late') alert('order-late', id, 'a paid order is not cooked in time');
  if ((duty as string) === 'close') await closeUnpaid(id, deps);
}

/** Past its deadline: only payment can say that no money may arrive any more. */
async function closeUnpaid(id: string, { orders, payment, now }: OrderDeps): Promise<void> {
  const answer = await payment.close(id);
  if (answer.state === 'paid')
    await orders.update(id, (order) => order.markPaid(answer.captured, answer.currency, now()));
  if (answer.state === 'closed') await orders.update(id, (order) => order.cancel('sweep', 'not paid in time', now()));
}
