import { pause } from '../../../kernel/patience.ts';
import type { Order } from '../domain/order.ts';
import type { BookedOrders } from './ports.ts';

const PAGE = 5000;
const AT_ONCE = 250;

/** Orders that have an entry in this hour of UTC, some at a time. */
export async function* ordersInHour(
  hour: string,
  booked: Pick<BookedOrders, 'inHour' | 'findAll'>,
): AsyncGenerator<Order[]> {
  for (let after = ''; ; ) {
    const ids = await booked.inHour(hour, after, PAGE);
    for (let i = 0; i < ids.length; i += AT_ONCE) {
      yield await booked.findAll(ids.slice(i, i + AT_ONCE));
      await pause(0); // The shop is open: others have their turn.
    }
    if (ids.length < PAGE) return;
    after = ids.at(-1) ?? '';
  }
}
