import { sortKey } from './list-orders.ts';
import type { OrderDeps } from './ports.ts';

const AT_A_TIME = 50;

/** Removes who the customer is, and the note, from an order: one write, and none where that was done before. */
export async function forgetOrder({ orderId }: { orderId: string }, { orders, forgot, who, now }: OrderDeps) {
  forgot(orderId); // First: a line too many does no harm, and one that is missing is never made up for.
  await orders.update(orderId, (order) => order.forget(who === null ? undefined : { who, at: now() }));
  return { orderId };
}

/** The same for all orders of a customer; answers how many still had something to forget. */
export async function forgetCustomer({ customerId }: { customerId: string }, deps: OrderDeps) {
  let forgotten = 0;
  for (let before: string | undefined; ; ) {
    const page = await deps.orders.list({ customerId, before, limit: AT_A_TIME });
    const known = page.filter(({ state }) => state.contactUntil !== null);
    await Promise.all(known.map(({ id }) => forgetOrder({ orderId: id }, deps)));
    forgotten += known.length;
    const last = page.at(-1);
    if (!last || page.length < AT_A_TIME) return { customerId, forgotten };
    before = sortKey(last);
  }
}
