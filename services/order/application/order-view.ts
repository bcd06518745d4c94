import type { Order } from '../domain/order.ts';
import type { DisputeNote, OrderState, RefundNote, TimelineEntry } from '../domain/order-state.ts';

type Shown = Pick<OrderState, 'id' | 'customerId' | 'status' | 'total' | 'currency' | 'paymentLink'>;
/** What clients see of an order: times as UTC ISO strings, nothing that only the services need. */
interface OrderView extends Shown {
  lines: { itemId: string; name: string; quantity: number; unitPrice: number; total: number }[];
  payBefore: string;
  refunded: number;
  refunds: Omit<RefundNote, 'restock'>[];
  timeline: (Omit<TimelineEntry, 'at'> & { at: string })[];
  createdAt: string;
  updatedAt: string;
}

/** With what only the shop sees. */
export const shopOrderView = (order: Order): OrderView & { disputes: DisputeNote[] } => ({
  ...orderView(order),
  disputes: [...order.state.disputes],
});

export function orderView({ state }: Order): OrderView {
  const { id, customerId, status, total, currency, paymentLink, refunds } = state;
  return {
    id,
    customerId,
    status,
    lines: state.lines.map(({ itemId, name, quantity, unitPrice }) => ({
      itemId,
      name,
      quantity,
      unitPrice,
      total: quantity * unitPrice,
    })),
    total,
    currency,
    paymentLink,
    refunded: refunds.reduce((sum, { state, amount }) => (state === 'succeeded' ? sum + amount : sum), 0),
    refunds: refunds.map(({ restock: _, ...shown }) => shown),
    payBefore: state.payBefore.toISOString(),
    timeline: state.timeline.map(({ at, ...move }) => ({ at: at.toISOString(), ...move })),
    createdAt: state.createdAt.toISOString(),
    updatedAt: state.updatedAt.toISOString(),
  };
}
