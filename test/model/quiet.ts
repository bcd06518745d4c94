import { SECOND } from '../../kernel/time.ts';
import { course } from './people.ts';
import type { World } from './world.ts';

const ROUNDS = 400;

/** No more faults: people do their work, the clock goes from one thing to the next, until there is nothing to do. */
export async function comeToRest(world: World): Promise<void> {
  Object.assign(world, { isQuiet: true, quietSince: world.ms, armed: undefined });
  Object.assign(world.stripe, { fault: undefined, bankIsSlow: false });
  await world.goOn();
  for (let round = 0; round < ROUNDS; round++) {
    for (const session of world.stripe.sessions) world.stripe.settle(session, 'paid');
    for (const refund of world.stripe.refunds)
      if (refund.state === 'pending') world.stripe.moveRefund(refund, 'succeeded');
    await course(world);
    await cook(world);
    await giveBackWhatFailed(world);
    if (world.bag.length > 0) continue;
    const next = nextMoment(world);
    if (next === undefined) return;
    world.pass(Math.max(next - world.ms, SECOND));
  }
  throw new Error('the shop does not come to rest');
}

async function cook(world: World): Promise<void> {
  for (const [orderId, { state }] of [...world.tickets]) {
    if (state.status === 'queued' && state.startAt <= world.now()) await world.command('kitchen.start', { orderId });
    if (state.status === 'cooking' && !state.doneAt) await world.command('kitchen.bump', { orderId });
  }
}

/** A person reads the alert, and gives back by hand what the bank sent back. */
async function giveBackWhatFailed(world: World): Promise<void> {
  for (const refund of world.stripe.refunds.filter(({ state }) => state === 'failed')) {
    const again = `again ${refund.stripeId}`;
    if (world.accepted.has(again)) continue;
    world.accepted.add(again);
    const amount = Math.min(refund.amount, world.stripe.left(refund.intent));
    if (amount > 0) world.stripe.refund(refund.intent, amount, null);
  }
}

/** When somebody looks next; a Session that nobody knows is left to end by itself. Milliseconds. */
function nextMoment(world: World): number | undefined {
  const { orders, payments, tickets, shelf, notices, stripe } = world;
  const records = [...orders.values(), ...payments.values(), ...tickets.values()].map(({ state }) => state);
  const looks = [
    ...[...records, ...notices.values()].flatMap(({ dueAt }) => dueAt ?? []),
    ...[...shelf.rows.values()].flatMap(({ dueAt }) => dueAt ?? []),
    ...[...tickets.values()].flatMap(({ state }) => (state.status === 'queued' ? state.startAt : [])),
  ];
  const ends = stripe.sessions
    .filter(({ status }) => status === 'open' && stripe.hasLagged)
    .map(({ expiresAt }) => expiresAt);
  const moments = [...looks.map((look) => look.getTime()), ...ends];
  return moments.length > 0 ? Math.min(...moments) : undefined;
}
