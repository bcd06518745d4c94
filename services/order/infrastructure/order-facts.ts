import type { OrderFacts } from '../../../kernel/events.ts';
import { orderView } from '../application/order-view.ts';
import type { Order } from '../domain/order.ts';

export const isoOf = (date: Date | null): string | null => date?.toISOString() ?? null;

/** What events tell of an order. */
export function factsOfOrder(order: Order): OrderFacts {
  const { id, version, state } = order;
  const { customerId, lines, taxes, tip, total, currency, payBefore, units, timeline } = state;
  const paid = timeline.find(({ status }) => status === 'paid');
  return {
    orderId: id,
    customerId,
    version,
    lines: [...lines],
    taxes,
    tip,
    total,
    currency,
    payBefore: payBefore.toISOString(),
    ...(paid && { paidAt: paid.at.toISOString(), ...forTheKitchen(state) }),
    units,
    seen: seenOf(order),
  };
}

/** Neither contact nor note: who the customer is stands in the order alone. */
function seenOf(order: Order): OrderFacts['seen'] {
  const { number, service, wanted, readyAt, status, subtotal, refunded, refunds, timeline, ...rest } = orderView(order);
  const { createdAt, updatedAt } = rest;
  const money = { subtotal, refunded, refunds };
  return { number, service, wanted, readyAt, status, ...money, timeline, createdAt, updatedAt };
}

/** Not the contact: no event carries it. */
function forTheKitchen({ number, service, wanted, slot, note }: Order['state']) {
  const isoWanted = wanted === 'asap' ? wanted : wanted.toISOString();
  return { service, wanted: isoWanted, slot: isoOf(slot), note, ...(number !== null && { number }) };
}
