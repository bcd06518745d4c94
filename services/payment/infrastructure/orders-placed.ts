import { isRefusal } from '../../../kernel/domain-error.ts';
import type { Call } from '../../call.ts';
import { ORDER_STATUSES, type OrderView } from '../../order/order.contract.ts';
import type { Listed, PaymentDeps } from '../application/ports.ts';

/** Orders as reconciliation asks for them: page by page, newest first, a status at a time. */
export const ordersPlaced = (call: Call): Pick<PaymentDeps['order'], 'placed' | 'find'> => ({
  async *placed(from, to) {
    for (const status of ORDER_STATUSES) {
      for await (const view of listed(call, status)) {
        if (view.createdAt < from.toISOString()) break;
        if (view.createdAt <= to.toISOString() && view.customerId !== '') yield toListed(view);
      }
    }
  },
  async find(orderId) {
    try {
      return toListed(await call('order.find', { orderId }));
    } catch (error) {
      if (isRefusal(error, 'ORDER_UNKNOWN')) return undefined;
      throw error;
    }
  },
});

async function* listed(call: Call, status: OrderView['status']): AsyncIterable<OrderView> {
  let after: string | null | undefined;
  do {
    const page = await call('order.list', { status, limit: 100, ...(after && { after }) });
    yield* page.items;
    after = page.next;
  } while (after);
}

function toListed({ id, status, timeline, total, currency, refunds }: OrderView): Listed {
  const wasCooked = timeline.some(({ status }) => status === 'preparing');
  const cancelled = wasCooked ? 'wasted' : 'returned';
  const unpaid = status === 'pending' || status === 'waiting_for_payment' ? 'unpaid' : 'sold';
  return { orderId: id, is: status === 'cancelled' ? cancelled : unpaid, total, currency, refunds };
}
