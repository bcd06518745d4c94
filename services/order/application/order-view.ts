import type { Order } from '../domain/order.ts';

/** With what only the shop sees. */
export const shopOrderView = (order: Order) => ({ ...orderView(order), disputes: [...order.state.disputes] });

/** What clients see of an order: times as UTC ISO strings, nothing that only the services need. Its contract says the same. */
export function orderView({ state }: Order) {
  const { id, customerId, status, total, currency, paymentLink, refunds } = state;
  return {
    id,
    customerId,
    status,
    lines: state.lines.map(({ itemId, name, options, note, quantity, unitPrice, total }) => {
      return { itemId, name, options, note, quantity, unitPrice, total };
    }),
    total,
    currency,
    paymentLink,
    refunded: refunds.reduce((sum, { state, amount }) => (state === 'succeeded' ? sum + amount : sum), 0),
    refunds: refunds.map(({ restock: _, surplus: _other, ...shown }) => shown),
    payBefore: state.payBefore.toISOString(),
    timeline: state.timeline.map(({ at, ...move }) => ({ at: at.toISOString(), ...move })),
    createdAt: state.createdAt.toISOString(),
    updatedAt: state.updatedAt.toISOString(),
  };
}
