import assert from 'node:assert/strict';
import type { AnyShop } from './any-shop.ts';
import { booksByOrder, isUnpaid, type Order } from './books-by-order.ts';
import { brokenByNumbers } from './books-of-numbers.ts';
import { brokenBy } from './books-of-orders.ts';
import { brokenPromises, type Promises } from './books-of-promises.ts';
import { brokenByStock } from './books-of-stock.ts';
import { until } from './customers.ts';
import { type Breach, breach } from './laws.ts';
import type { Stores } from './stores.ts';

const OVER = ['cooked', 'completed', 'cancelled'];

/** Lets the shop come to rest (for at most so many seconds), closes it and checks its books. */
export async function closeBooks(shop: Pick<AnyShop, 'output' | 'stop' | 'stores'>, seconds = 15): Promise<Stores> {
  let open: Breach[] = [];
  const atRest = async () => {
    open = unfinished(await shop.stores());
    return open.length === 0;
  };
  await until(seconds, atRest, () => `${told(open)}\n${shop.output}`);
  await shop.stop();
  const stores = await shop.stores();
  assert.deepEqual(told([...unfinished(stores), ...audit(stores)]), '');
  return stores;
}

/** Breaches as lines, for people. */
export const told = (breaches: readonly Breach[]): string =>
  breaches.map(({ law, what }) => `[${law}] ${what}`).join('\n');

/**
 * What somebody has yet to do: events to be sent, holds and payment pages whose order is over, money to be given back. Where
 * all the time in the world has passed, no order may wait to be paid or cooked either.
 */
export function unfinished(stores: Stores, { timeHasPassed = false } = {}): Breach[] {
  const { orders, payments, reservations, notices, sessions, tickets } = stores;
  const unpaid = new Set(orders.filter(isUnpaid).map(({ _id }) => _id));
  const stray = sessions.filter(({ status, metadata }) => status === 'open' && !unpaid.has(metadata?.order_id ?? ''));
  const refunds = payments.flatMap(({ _id, refunds }) => refunds.map((refund) => ({ _id, ...refund })));
  const going = refunds.filter(({ state }) => state === 'requested' || state === 'pending');
  const now = new Date().toISOString();
  const isLate = (order: Order) =>
    timeHasPassed ? !OVER.includes(order.status) : isUnpaid(order) && order.payBefore < now;
  return [
    ...orders.filter(({ status }) => status === 'pending').map(({ _id }) => breach('in time', `link of ${_id}`)),
    ...orders.filter(isLate).map(({ _id, status }) => breach('in time', `${_id} is ${status}`)),
    ...[...orders, ...payments]
      .filter(({ outboxPending }) => outboxPending)
      .map(({ _id }) => breach('told', `outbox of ${_id}`)),
    ...reservations
      .filter((r) => r.state === 'held' && !unpaid.has(r.order_id))
      .map((r) => breach('open', `hold of ${r.order_id}`)),
    ...going.map(({ _id, amount, state }) => breach('open', `${state} refund of ${amount} for ${_id}`)),
    ...notices.map(({ _id }) => breach('told', `notice ${_id}`)),
    ...payments.flatMap(({ _id, notices }) => notices.map(({ id }) => breach('told', `notice ${id} of ${_id}`))),
    ...stray.map(({ id }) => breach('open', `session ${id}`)),
    ...tickets.filter(({ owed }) => owed).map(({ _id, owed }) => breach('told', `${owed} of ticket ${_id}`)),
  ];
}

/** The laws that hold whatever happened: nothing lost, nothing sold twice, nothing charged twice. */
export function audit(stores: Stores, promises?: Promises): Breach[] {
  return [
    ...brokenByStock(stores),
    ...booksByOrder(stores).flatMap(brokenBy),
    ...brokenByNumbers(stores),
    ...strays(stores),
    ...stores.letters.map((letter) => breach('dead letters', JSON.stringify(letter).slice(0, 500))),
    ...(promises ? brokenPromises(promises, stores) : []),
  ];
}

function strays({ orders, reservations, tickets, payments, charges }: Stores): Breach[] {
  const known = new Set(orders.map(({ _id }) => _id));
  const owners = [
    ...reservations.map(({ order_id }) => order_id),
    ...[...tickets, ...payments].map(({ _id }) => _id),
    ...charges.map(({ metadata }) => metadata.order_id ?? ''),
  ];
  return owners.filter((id) => !known.has(id)).map((id) => breach('no strays', `"${id}" is no order's`));
}
