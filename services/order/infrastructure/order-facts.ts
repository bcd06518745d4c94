import type { OrderFacts } from '../../../kernel/events.ts';
import type { Order } from '../domain/order.ts';

export const isoOf = (date: Date | null): string | null => date?.toISOString() ?? null;

/** What events tell of an order. */
export function factsOfOrder({ id, version, state }: Order): OrderFacts {
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
  };
}

/** Not the contact: no event carries it. */
function forTheKitchen({ number, service, wanted, slot, note }: Order['state']) {
  const isoWanted = wanted === 'asap' ? wanted : wanted.toISOString();
  return { service, wanted: isoWanted, slot: isoOf(slot), note, ...(number !== null && { number }) };
}
