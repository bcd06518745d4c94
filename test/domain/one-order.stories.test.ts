import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HOUR, MINUTE } from '../../kernel/time.ts';
import { checkLaws } from '../model/laws.ts';
import { course, dispute, giveBackAtStripe, pay, paySecond, place } from '../model/people.ts';
import { comeToRest } from '../model/quiet.ts';
import { World } from '../model/world.ts';

/** A shop with one paid order that everybody has heard of. */
async function paidShop(): Promise<World> {
  const world = new World(0);
  await place(world, 'A');
  await course(world);
  await pay(world, 'A', 'pays');
  for (const minutes of [0, 1, 1]) {
    world.pass(minutes * MINUTE);
    await course(world);
  }
  return world;
}

/** Whoever is at work next answers, and does nothing after that. */
const GONE = { how: 'dies right after its answer', call: 0, skip: 0 } as const;

async function endsWell(world: World): Promise<void> {
  await comeToRest(world);
  checkLaws(world);
}

test('a cancellation of which nobody hears gives the money and the units back all the same', async () => {
  const world = await paidShop();
  await world.command('order.cancelByStaff', { orderId: 'A' });
  for (const message of [...world.bag]) world.remove(message);
  await endsWell(world);
});

test("a refund made in Stripe's dashboard is known, although its notice overtakes that of the payment", async () => {
  const world = new World(0);
  await place(world, 'A');
  await course(world);
  await pay(world, 'A', 'pays');
  const [completed] = world.bag;
  if (completed) world.remove(completed);
  await giveBackAtStripe(world, 'A', 200);
  await endsWell(world);
});

test('a refund under a spoilt key, for more than the dashboard has left, gives back what is left', async () => {
  const world = await paidShop();
  await world.command('order.cancelByStaff', { orderId: 'A' });
  for (const message of [...world.bag]) await world.deliver(message);
  world.stripe.fault = 'breaks before the effect';
  world.pass(MINUTE);
  await world.sweep('order.orders');
  await giveBackAtStripe(world, 'A', 200);
  await endsWell(world);
});

test('a cook who died before noting that the order has heard does not keep telling it, when it is completed', async () => {
  const world = await paidShop();
  await world.command('kitchen.start', { orderId: 'A' });
  world.armed = { how: 'dies after', call: 6, skip: 0 };
  await world.command('kitchen.bump', { orderId: 'A' });
  assert.deepEqual([world.orders.get('A')?.state.status, world.tickets.get('A')?.state.owed], ['cooked', 'markCooked']);
  world.pass(5 * HOUR);
  await world.sweep('order.orders');
  await endsWell(world);
});

for (const [move, before] of [
  ['kitchen.recall', ['kitchen.start', 'kitchen.bump']],
  ['kitchen.bump', ['kitchen.start']],
] as const) {
  test(`a ${move} that a node says again after standing still undoes nothing that came after it`, async () => {
    const world = await paidShop();
    for (const name of before) await world.command(name, { orderId: 'A' });
    world.armed = { how: 'stalls before', call: 4, skip: 0 };
    await world.command(move, { orderId: 'A' });
    assert.equal(world.stalled.length, 1);
    world.pass(MINUTE);
    await world.sweep('kitchen.tickets');
    assert.equal(world.tickets.get('A')?.state.owed, null, 'another node has told the order');
    const next = move === 'kitchen.bump' ? 'kitchen.recall' : 'kitchen.bump';
    await world.command(next, { orderId: 'A' });
    await world.goOn();
    const status = next === 'kitchen.bump' ? 'cooked' : 'preparing';
    assert.equal(world.orders.get('A')?.state.status, status);
    await endsWell(world);
  });
}

test('a refund whose answer was lost is not made again, when Stripe has forgotten its key', async () => {
  const world = await paidShop();
  world.noticesArrive = false;
  world.stripe.fault = 'times out after the effect';
  await world.command('payment.refund', { orderId: 'A', refundId: 'r1', amount: 300 });
  assert.equal(world.stripe.refunds.length, 1);
  world.pass(25 * HOUR);
  await endsWell(world);
  assert.equal(world.stripe.refunds.length, 1);
});

test('a refund that Stripe does not answer hides no other from the order', async () => {
  const world = await paidShop();
  for (const [refundId, amount] of [
    ['r1', 300],
    ['r2', 200],
  ]) {
    world.armed = GONE;
    await world.command('payment.refund', { orderId: 'A', refundId, amount });
  }
  world.stripe.fault = 'is busy';
  world.pass(MINUTE);
  await world.sweep('payment.payments');
  const shown = world.orders.get('A')?.state.refunds.map(({ id, state }) => `${id} ${state}`);
  assert.deepEqual(shown, ['r1 requested', 'r2 succeeded']);
  await endsWell(world);
});

const UNANSWERED = [
  ['the refund', 'times out before the effect', ['expired', 'requested']],
  ['the end of the Session', 'is busy', ['open', 'succeeded']],
] as const;
for (const [what, fault, wanted] of UNANSWERED) {
  test(`of a refund and a Session that is to end, the other is done where Stripe does not answer ${what}`, async () => {
    const world = new World(0);
    await place(world, 'A');
    await course(world);
    paySecond(world, 'A', 'now');
    world.stripe.fault = 'times out before the effect';
    for (const message of [...world.bag]) await world.deliver(message);
    await world.command('order.cancelByStaff', { orderId: 'A' });
    world.stripe.fault = fault;
    for (const message of [...world.bag]) await world.deliver(message);
    assert.deepEqual([world.stripe.sessions[0]?.status, world.payments.get('A')?.state.refunds[0]?.state], wanted);
    await endsWell(world);
  });
}

test('a node that stands still over a dispute does not undo what another heard of it meanwhile', async () => {
  for (const call of [6, 7, 8, 9, 10]) {
    const world = await paidShop();
    dispute(world, 'A', 300, false);
    world.armed = { how: 'stalls before', call, skip: 0 };
    for (const message of [...world.bag]) await world.deliver(message);
    assert.equal(world.stalled.length, 1);
    world.stripe.disputes.move(0, 0);
    world.pass(MINUTE);
    await course(world);
    await world.goOn();
    await endsWell(world);
    const shown = world.orders.get('A')?.state.disputes.map(({ status }) => status);
    assert.deepEqual(shown, ['under_review'], `it stood still before call ${call}`);
  }
});
