import type { Line } from '../domain/lines.ts';
import type { Order } from '../domain/order.ts';

/** With what only the shop sees. */
export const shopOrderView = (order: Order) => {
  const { day, disputes } = order.state;
  const timeline = order.state.timeline.map(({ at, who = null, ...move }) => ({ at: at.toISOString(), ...move, who }));
  return { ...orderView(order), timeline, day, disputes: [...disputes] };
};

/** What clients see of an order: times as UTC ISO strings, nothing that only the services need. Its contract says the same. */
export function orderView({ state }: Pick<Order, 'state'>) {
  const { id, number, customerId, contact, service, wanted, readyAt, note, status, refunds } = state;
  const { subtotal, tip, total, currency, paymentLink, slot } = state;
  const asked = wanted === 'asap' ? null : wanted;
  return {
    ...{ id, number, customerId, contact, service, note, status, subtotal, tip, total, currency, paymentLink },
    wanted: asked?.toISOString() ?? ('asap' as const),
    readyAt: (readyAt ?? slot ?? asked)?.toISOString() ?? null,
    lines: state.lines.map(lineView),
    taxes: [...state.taxes],
    refunded: refunds.reduce((sum, { state, amount }) => (state === 'succeeded' ? sum + amount : sum), 0),
    refunds: refunds.map(({ restock: _, surplus: _other, ...shown }) => shown),
    payBefore: state.payBefore.toISOString(),
    timeline: state.timeline.map(({ at, who: _, ...move }) => ({ at: at.toISOString(), ...move })),
    createdAt: state.createdAt.toISOString(),
    updatedAt: state.updatedAt.toISOString(),
  };
}

export function lineView({ itemId, name, options, note, quantity, unitPrice, total, tax }: Line) {
  return { itemId, name, options, note, quantity, unitPrice, total, tax };
}
