import assert from 'node:assert/strict';
import type { OrderStatus } from '../../services/order/order.contract.ts';
import type { AnyShop } from './any-shop.ts';
import { until } from './customers.ts';
import type { Stores } from './stores.ts';

type One<K extends keyof Stores> = Stores[K][number];

const isUnpaid = (status: OrderStatus): boolean => status === 'pending' || status === 'waiting_for_payment';
const sum = <T>(all: readonly T[], of: (one: T) => number): number => all.reduce((total, one) => total + of(one), 0);

/** Lets the shop come to rest (for at most so many seconds), closes it and checks its books. */
export async function closeBooks(shop: Pick<AnyShop, 'output' | 'stop' | 'stores'>, seconds = 15): Promise<Stores> {
  let open: string[] = [];
  const atRest = async () => {
    open = unfinished(await shop.stores());
    return open.length === 0;
  };
  await until(seconds, atRest, () => `${open.join(', ')}\n${shop.output}`);
  await shop.stop();
  const stores = await shop.stores();
  checkBooks(stores);
  return stores;
}

/** What somebody has yet to do: events to be sent, holds and payment pages whose order is over, money to be given back. */
function unfinished({ orders, payments, reservations, notices, sessions, tickets }: Stores): string[] {
  const unpaid = new Set(orders.filter(({ status }) => isUnpaid(status)).map(({ _id }) => _id));
  const stray = sessions.filter(({ status, metadata }) => status === 'open' && !unpaid.has(metadata?.order_id ?? ''));
  const refunds = payments.flatMap(({ refunds }) => refunds).filter(({ state }) => state !== 'succeeded');
  return [
    ...orders.filter(({ status }) => status === 'pending').map(({ _id }) => `link of ${_id}`),
    ...[...orders, ...payments].filter(({ outboxPending }) => outboxPending).map(({ _id }) => `outbox of ${_id}`),
    ...reservations.filter((r) => r.state === 'held' && !unpaid.has(r.order_id)).map((r) => `hold of ${r.order_id}`),
    ...refunds.map(({ amount, state }) => `${state} refund of ${amount}`),
    ...notices.filter(({ state }) => state === 'received').map(({ _id }) => `notice ${_id}`),
    ...stray.map(({ id }) => `open session ${id}`),
    ...tickets.filter(({ owed }) => owed).map(({ _id, owed }) => `${owed} of ticket ${_id}`),
  ];
}

/** The laws that hold whatever happened: nothing lost, nothing sold twice, nothing charged twice. */
function checkBooks(stores: Stores): void {
  assert.ok(stores.items.length > 0);
  for (const item of stores.items) checkItem(item, stores);
  for (const order of stores.orders) checkOrder(order, stores);
  const known = new Set(stores.orders.map(({ _id }) => _id));
  const owners = [
    ...stores.reservations.map(({ order_id }) => order_id),
    ...stores.tickets.map(({ _id }) => _id),
    ...stores.charges.map(({ metadata }) => metadata.order_id ?? ''),
  ];
  const strays = owners.filter((id) => !known.has(id));
  assert.deepEqual(strays, [], 'a reservation, ticket or charge without its order');
  assert.deepEqual(stores.letters, [], 'a dead letter');
}

/** available + held + sold = put in. */
function checkItem({ id, available }: One<'items'>, { movements, reservations }: Stores): void {
  const lines = reservations.filter(({ state }) => state !== 'released').flatMap(({ lines }) => lines);
  const heldAndSold = sum(
    lines.filter(({ item_id }) => item_id === id),
    ({ quantity }) => quantity,
  );
  const ours = movements.filter(({ item_id }) => item_id === id);
  const putIn = ours.filter(({ reason }) => reason === 'restock' || reason === 'correction');
  const total = sum(putIn, ({ available_change }) => available_change);
  assert.ok(available >= 0);
  assert.equal(available + heldAndSold, total, `the units of ${id}`);
  assert.equal(
    sum(ours, ({ available_change }) => available_change),
    available,
    `the movements of ${id}`,
  );
}

function checkOrder({ _id: id, status, total, units, timeline }: One<'orders'>, stores: Stores): void {
  const charges = stores.charges.filter((charge) => charge.metadata.order_id === id && charge.captured);
  const intents = new Set(charges.map(({ payment_intent }) => payment_intent));
  const refunds = stores.refunds.filter(({ payment_intent }) => intents.has(payment_intent as string));
  const kept = sum(charges, ({ amount }) => amount) - sum(refunds, ({ amount }) => amount);
  const reservation = stores.reservations.find(({ order_id }) => order_id === id)?.state;
  const tickets = stores.tickets.filter(({ _id }) => _id === id);
  const cooked = tickets.filter(({ cookedAt }) => cookedAt !== null).length;
  const found = { charges: charges.length, kept, reservation, tickets: tickets.length };
  const paid = timeline.some(({ status }) => status === 'paid');
  assert.equal(paid, timeline.filter(({ status }) => status === 'paid').length === 1, `${id}: paid twice`);
  if (status === 'cancelled') {
    assert.ok(charges.length <= 1);
    const wanted = { ...found, kept: 0, reservation: units === 'wasted' ? 'sold' : 'released' };
    assert.deepEqual(found, wanted, `${id}, cancelled`);
    assert.ok(cooked === 0 || units === 'wasted', `${id}, cancelled, is cooked`);
  } else if (paid) {
    assert.deepEqual(found, { charges: 1, kept: total, reservation: 'sold', tickets: 1 }, `${id}, ${status}`);
  } else {
    assert.deepEqual(found, { charges: 0, kept: 0, reservation: 'held', tickets: 0 }, `${id}, ${status}`);
  }
}
