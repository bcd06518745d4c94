import { isRefusal } from '../../../kernel/domain-error.ts';
import type { Call } from '../../call.ts';
import { ORDER_STATUSES, type OrderView, type ShopOrderView } from '../../order/order.contract.ts';
import type { Listed, PaymentDeps } from '../application/ports.ts';

/** Orders as reconciliation asks for them: page by page, newest first, a status at a time, those of a span only. */
export const ordersPlaced = (call: Call): Pick<PaymentDeps['order'], 'placed' | 'find'> => ({
  async *placed(from, to) {
    const span = { from: from.toISOString(), to: to.toISOString() };
    for (const status of ORDER_STATUSES) {
      for await (const view of listed(call, { status, ...span })) if (view.customerId !== '') yield toListed(view);
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

interface Wanted {
  status: OrderView['status'];
  from: string;
  to: string;
}

async function* listed(call: Call, wanted: Wanted): AsyncIterable<OrderView> {
  let after: string | null | undefined;
  do {
    const page = await call('order.list', { ...wanted, limit: 100, ...(after && { after }) });
    yield* page.items;
    after = page.next;
  } while (after);
}

function toListed({ id, status, timeline, total, currency, refunds, ...more }: OrderView | ShopOrderView): Listed {
  const disputes = 'disputes' in more ? more.disputes : [];
  const wasCooked = timeline.some(({ status }) => status === 'preparing');
  const cancelled = wasCooked ? 'wasted' : 'returned';
  const unpaid = status === 'pending' || status === 'waiting_for_payment' ? 'unpaid' : 'sold';
  return { orderId: id, is: status === 'cancelled' ? cancelled : unpaid, total, currency, refunds, disputes };
}
