import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import type { Stripe } from 'stripe';
import { CART, twinWorld } from '../support/twin-world.ts';

const world = await twinWorld();
const { stripe, ask } = world;
before(world.start);
afterEach(() => ask('chaos'));
after(world.end);

async function paid(): Promise<string> {
  const session = await stripe.checkout.sessions.create(CART);
  await world.press(session, 'pay');
  return (await stripe.checkout.sessions.retrieve(session.id)).payment_intent as string;
}
async function pendingRefund(payment_intent: string, amount: number): Promise<Stripe.Refund> {
  await ask('chaos', { seed: 1, refund_pending: 100 });
  const refund = await stripe.refunds.create({ payment_intent, amount });
  await ask('chaos');
  return refund;
}
const settle = ({ id }: { id: string }, outcome: string) => ask(`refunds/${id}/settle`, { outcome });
/** The event types about this object, the oldest first. */
async function told({ id }: { id: string }): Promise<string[]> {
  const { data } = await stripe.events.list({ limit: 100 });
  return data.flatMap(({ type, data: { object } }) => ('id' in object && object.id === id ? [type] : [])).reverse();
}
const chargeOf = async ({ charge }: Stripe.Refund) => stripe.charges.retrieve(charge as string);

test('a pending refund holds its amount, and then succeeds once', async () => {
  const payment_intent = await paid();
  const refund = await pendingRefund(payment_intent, 700);
  const pending = { status: 'pending', pending_reason: 'processing', balance_transaction: null, amount: 700 };
  assert.partialDeepStrictEqual(refund, pending);
  assert.deepEqual(await told(refund), ['refund.created']);
  assert.equal((await chargeOf(refund)).amount_refunded, 700);
  await assert.rejects(stripe.refunds.create({ payment_intent, amount: 1001 }), { code: 'amount_too_large' });
  const { status, body } = await settle(refund, 'succeeded');
  assert.equal(status, 200);
  assert.equal(body.status, 'succeeded');
  const after = await stripe.refunds.retrieve(refund.id);
  assert.equal('pending_reason' in after, false);
  assert.match(after.balance_transaction as string, /^txn_/);
  assert.deepEqual(await told(refund), ['refund.created', 'refund.updated']);
  assert.equal((await settle(refund, 'succeeded')).status, 400);
  assert.equal((await chargeOf(refund)).amount_refunded, 700);
});

test('a refund that fails or is canceled, pending or not, gives its amount back to the charge, once', async () => {
  for (const [outcome, reason] of [
    ['failed', 'unknown'],
    ['canceled', 'merchant_request'],
  ] as const) {
    const payment_intent = await paid();
    const first = await pendingRefund(payment_intent, 700);
    const rest = await stripe.refunds.create({ payment_intent });
    assert.partialDeepStrictEqual(await chargeOf(rest), { amount_refunded: 1700, refunded: true });
    for (const [refund, left] of [
      [first, 1000],
      [rest, 0],
    ] as const) {
      assert.equal((await settle(refund, outcome)).status, 200);
      assert.partialDeepStrictEqual(await chargeOf(refund), { amount_refunded: left, refunded: false });
      const after = await stripe.refunds.retrieve(refund.id);
      assert.partialDeepStrictEqual(after, { status: outcome, failure_reason: reason });
      assert.equal('failure_balance_transaction' in after, refund === rest, 'only what left the balance comes back');
      assert.deepEqual((await told(refund)).slice(-2), ['refund.failed', 'refund.updated']);
      for (const again of ['failed', 'canceled', 'succeeded']) assert.equal((await settle(refund, again)).status, 400);
    }
    assert.equal((await stripe.refunds.create({ payment_intent })).amount, 1700);
  }
});

test('an unknown refund or outcome is refused', async () => {
  const refund = await stripe.refunds.create({ payment_intent: await paid() });
  assert.equal((await settle({ id: 're_none' }, 'failed')).status, 404);
  assert.equal((await settle(refund, 'lost')).status, 400);
  assert.equal((await ask(`refunds/${refund.id}/settle`)).status, 400);
  assert.equal((await stripe.refunds.retrieve(refund.id)).status, 'succeeded');
});

test('only the percentage of refunds that is asked for starts pending, the same by the same seed', async () => {
  const payment_intent = await paid();
  const run = async (seed: number, refund_pending: number) => {
    await ask('chaos', { seed, refund_pending, drop: 100 });
    const statuses: (string | null)[] = [];
    for (let i = 0; i < 12; i++) statuses.push((await stripe.refunds.create({ payment_intent, amount: 1 })).status);
    return statuses;
  };
  assert.deepEqual(new Set(await run(1, 0)), new Set(['succeeded']));
  assert.deepEqual(new Set(await run(1, 100)), new Set(['pending']));
  const half = await run(4, 50);
  assert.deepEqual(new Set(half), new Set(['pending', 'succeeded']));
  assert.deepEqual(await run(4, 50), half);
});
