import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { OrderState } from '../../services/order/domain/order-state.ts';
import { eventually } from '../support/eventually.ts';
import { wholeShop } from '../support/whole-shop.ts';

const shop = await wholeShop({ KITCHEN_MODE: 'manual' });
const span = () => ({ to: new Date(Date.now() + 1000).toISOString() });
const look = async (repair = false) => (await shop.call('payment.reconcile', { ...span(), repair })).differences;
const about = async (orderId: string, repair = false) =>
  (await look(repair))
    .filter((one) => one.orderId === orderId)
    .map(({ what, repair, repaired }) => ({ what, repair, repaired }));

/** A paid order, whose money payment has found by its own look. */
async function paidOrder(): Promise<string> {
  const id = await shop.order();
  await shop.pay(id);
  await shop.look(id);
  await shop.reaches(id, 'paid');
  await eventually(async () => (await shop.call('stock.audit', { orderIds: [id] })).orders[0]?.is === 'sold');
  return id;
}

test('where all is well nothing is printed: waiting, paid, refunded in part, cancelled', async () => {
  await shop.order();
  await paidOrder();
  const part = await paidOrder();
  await shop.call('payment.refund', { orderId: part, refundId: 'cold', amount: 300 });
  await eventually(async () => (await shop.get(part)).refunded === 300);
  const cancelled = await paidOrder();
  await shop.call('order.cancel', { customerId: 'ann', orderId: cancelled });
  await eventually(async () => (await shop.get(cancelled)).refunded > 0);
  const { orders, differences } = await shop.call('payment.reconcile', span());
  assert.deepEqual([orders, differences], [4, []]);
});

test('money that nobody heard of is found, to the minor unit, and repaired once', async () => {
  const id = await shop.order();
  await shop.pay(id);
  const { total } = await shop.get(id);
  const { session } = await shop.payment(id);
  assert.deepEqual(await about(id), [
    { what: `Session ${session.id} is paid at Stripe and open here`, repair: 'look again', repaired: undefined },
    { what: `${total} is kept, and 0 is owed`, repair: 'look again', repaired: undefined },
  ]);
  assert.equal((await shop.get(id)).status, 'waiting_for_payment', 'to look changes nothing');
  assert.deepEqual(
    (await about(id, true)).map(({ repaired }) => repaired),
    ['yes', 'yes'],
  );
  await shop.reaches(id, 'paid');
  assert.deepEqual(await about(id, true), []);
});

test('a refund made at Stripe is found and shown on the order', async () => {
  const id = await paidOrder();
  const { intent } = await shop.payment(id);
  const { id: refund } = await shop.stripe.refunds.create({ payment_intent: intent ?? '', amount: 250 });
  assert.deepEqual(
    (await about(id)).map(({ what }) => what),
    [`refund ${refund} of 250 is unknown here`],
  );
  await about(id, true);
  assert.equal((await shop.get(id)).refunded, 250);
  assert.deepEqual(await about(id), []);
});

test('a second Session of an order is found: open it is expired, paid its money goes back', async () => {
  const id = await paidOrder();
  const { session } = await shop.payment(id);
  const request = session.request as { expires_at: number };
  const second = await shop.stripe.checkout.sessions.create(request as never, { idempotencyKey: 'second' });
  assert.deepEqual(
    (await about(id)).map(({ what }) => what),
    [`Session ${second.id} is open at Stripe and unknown here`],
  );
  await about(id, true);
  assert.equal((await shop.stripe.checkout.sessions.retrieve(second.id)).status, 'expired');
  assert.deepEqual(await about(id), []);
});

test('an order that was cancelled behind the back of payment and stock cannot be paid any more', async () => {
  const id = await shop.order();
  await shop.node.change<OrderState>('order', id, { status: 'cancelled', units: 'returned' });
  const { session } = await shop.payment(id);
  assert.deepEqual(
    (await about(id)).map(({ what, repair }) => [what, repair]),
    [
      [`Session ${session.id} can still be paid`, 'look again'],
      ['its units are held, and should be returned', 'return the units'],
    ],
  );
  await about(id, true);
  assert.equal((await shop.stripe.checkout.sessions.retrieve(session.id ?? '')).status, 'expired');
  assert.deepEqual(await about(id), []);
});

test('units that were not sold, and movements that do not add up, are found; what no rule knows is left to a person', async () => {
  const id = await paidOrder();
  await shop.db.updateTable('reservations').set({ state: 'held' }).where('order_id', '=', id).execute();
  await shop.db.deleteFrom('movements').where('order_id', '=', id).execute();
  const wanted = [
    ['its units are held, and should be sold', 'sell the units'],
    ['its stock movements do not come to its units', 'by hand'],
  ];
  assert.deepEqual(
    (await about(id)).map(({ what, repair }) => [what, repair]),
    wanted,
  );
  assert.deepEqual(
    (await about(id, true)).map(({ repaired }) => repaired),
    ['yes', 'no'],
  );
  assert.deepEqual(
    (await about(id)).map(({ repair }) => repair),
    ['by hand'],
  );
});

test('a window that is no window is refused by name', async () => {
  const bad: [object, string][] = [
    [{ from: 'yesterday' }, 'from'],
    [{ to: 'noon' }, 'to'],
    ...['2026-02-30T00:00:00Z', '2026-03-01T00:00:00', '2026-03-01 00:00', '2026', '1900-01-01T00:00:00Z'].map(
      (from): [object, string] => [{ from, to: '2026-03-03T00:00:00Z' }, 'from'],
    ),
    [{ to: '2026-13-01' }, 'to'],
    [{ from: '2026-03-02T00:00:00Z', to: '2026-03-01T00:00:00Z' }, 'from'],
    [{ from: '2026-01-01T00:00:00Z', to: '2026-03-01T00:00:00Z' }, 'from'],
  ];
  await shop.call('payment.reconcile', { from: '2026-03-01', to: '2026-03-02T00:00:00.5+02:00' });
  for (const [params, field] of bad) {
    await assert.rejects(shop.call('payment.reconcile', params), { code: 'RECONCILE_SPAN', data: { field } });
  }
});

test('a dispute is found without any notice, shown on the order, and stays a line until it is won', async () => {
  const id = await paidOrder();
  const { session } = await shop.payment(id);
  const dispute = await shop.twin(`sessions/${session.id}/dispute`);
  const lines = async (repair = false) => (await about(id, repair)).map(({ what }) => what);
  assert.deepEqual(await lines(), [`dispute ${dispute} of 2300 is needs_response at Stripe and unknown here`]);
  await lines(true);
  assert.partialDeepStrictEqual((await shop.call('order.find', { orderId: id })).disputes, [{ id: dispute }]);
  assert.deepEqual(await lines(), [`dispute ${dispute} of 2300 is needs_response`]);
  await shop.twin(`disputes/${dispute}/decide`, { outcome: 'won' });
  await lines(true);
  assert.deepEqual(await lines(), []);
});
