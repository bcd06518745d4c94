import type { OrderFacts } from '../../../kernel/events.ts';
import type { OutboxEntry } from '../../../platform/record/stored.ts';
import { orderView } from '../application/order-view.ts';
import { asItWas } from '../domain/as-it-was.ts';
import type { Order } from '../domain/order.ts';
import type { OrderFact } from '../domain/order-status.ts';

/** What an event tells of, and since which version of the order. */
type Told = { fact: OrderFact } & Pick<OutboxEntry, 'version'>;

export const isoOf = (date: Date | null): string | null => date?.toISOString() ?? null;

/** What events tell of an order. */
export function factsOfOrder(order: Order, told: Told): OrderFacts {
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
    seen: seenOf(order, told),
  };
}

/**
 * Neither contact nor note: who the customer is stands in the order alone. A move that is told of late is told with the order as it
 * was then; money that went back, with the order as it is: totals so far.
 */
function seenOf({ version, state }: Order, { fact, version: then }: Told): OrderFacts['seen'] {
  const isLate = then < version && fact !== 'refunded';
  const view = orderView({ state: isLate ? asItWas(state, fact) : state });
  const { number, service, wanted, readyAt, status, subtotal, refunded, refunds, timeline, createdAt, updatedAt } =
    view;
  const told = { version: isLate ? then : version, number, service, wanted, readyAt, status };
  return { ...told, subtotal, refunded, refunds, timeline, createdAt, updatedAt };
}

/** Not the contact: no event carries it. */
function forTheKitchen({ number, service, wanted, slot, note }: Order['state']) {
  const isoWanted = wanted === 'asap' ? wanted : wanted.toISOString();
  return { service, wanted: isoWanted, slot: isoOf(slot), note, ...(number !== null && { number }) };
}
