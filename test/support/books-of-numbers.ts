import { wasPaid } from './books-by-order.ts';
import { type Breach, breach, unlessEqual } from './laws.ts';
import type { Stores } from './stores.ts';

/** What orders are called by. */
export function brokenByNumbers({ orders, tickets }: Stores): Breach[] {
  const called = orders.filter(({ number, day }) => number !== null && day !== null);
  const numbers = new Map(called.map(({ _id, number }) => [_id, number]));
  const alike = Map.groupBy(called, ({ day, number }) => `${number} of ${day}`);
  return [
    ...orders.flatMap((order) =>
      unlessEqual('numbers', `number of ${order._id}`, numbers.has(order._id), wasPaid(order)),
    ),
    ...[...alike]
      .filter(([, those]) => those.length > 1)
      .map(([which, those]) => breach('numbers', `number ${which} is given to ${those.map(({ _id }) => _id)}`)),
    ...tickets.flatMap(({ _id, number }) => unlessEqual('numbers', `ticket of ${_id}`, number, numbers.get(_id))),
  ];
}
