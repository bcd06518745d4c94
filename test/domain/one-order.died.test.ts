import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LEASE } from '../../kernel/agenda.ts';
import { HOUR, later, SECOND } from '../../kernel/time.ts';
import { checkLaws } from '../model/laws.ts';
import { course, pay, place } from '../model/people.ts';
import type { Fault } from '../model/process.ts';
import { comeToRest } from '../model/quiet.ts';
import { World } from '../model/world.ts';

const next = (how: Fault['how'], call = 0): Fault => ({ how, call, skip: 0 });

/** A shop whose order was placed, with the event of it under way. */
async function placedShop(): Promise<World> {
  const world = new World(0);
  await place(world, 'A');
  return world;
}

async function deliverAll(world: World): Promise<void> {
  for (const message of [...world.bag]) await world.deliver(message);
}

async function endsAs(world: World, status: string): Promise<void> {
  await comeToRest(world);
  checkLaws(world);
  assert.equal(world.orders.get('A')?.state.status, status);
}

test('work that goes on at once is done with the event that asks for it; no sweep has to come by', async () => {
  const world = await placedShop();
  await deliverAll(world);
  assert.equal(world.orders.get('A')?.state.status, 'waiting_for_payment');
  await pay(world, 'A', 'pays');
  await deliverAll(world);
  assert.equal(world.payments.get('A')?.state.captured, 1700, 'the notice was worked');
  for (let hop = 0; hop < 2; hop++) await deliverAll(world);
  assert.deepEqual([world.orders.get('A')?.state.status, world.tickets.get('A')?.state.status], ['paid', 'queued']);
  assert.equal(world.payments.get('A')?.state.decided, true);
});

test('what a process died over right after it took the event is taken up when its lease is over, and not before', async () => {
  const world = await placedShop();
  world.armed = next('dies right after its answer');
  await deliverAll(world);
  assert.deepEqual([world.bag.length, world.stripe.sessions.length], [0, 0], 'the event is gone, and nothing was done');
  world.pass(LEASE - SECOND);
  await world.sweep('payment.payments');
  assert.equal(world.stripe.sessions.length, 0);
  world.pass(SECOND);
  await world.sweep('payment.payments');
  assert.equal(world.orders.get('A')?.state.status, 'waiting_for_payment');
  await pay(world, 'A', 'pays');
  await endsAs(world, 'completed');
});

test('after a restart of the only process nobody waits for the lease of a dead one', async () => {
  const world = await placedShop();
  world.armed = next('dies right after its answer');
  await deliverAll(world);
  await world.restart();
  assert.equal(world.orders.get('A')?.state.status, 'waiting_for_payment');
  await pay(world, 'A', 'pays');
  await endsAs(world, 'completed');
});

test('where the word that the order took the money is lost with its note, payment asks the order', async () => {
  const world = await placedShop();
  await deliverAll(world);
  await pay(world, 'A', 'pays');
  for (let hop = 0; hop < 2; hop++) await deliverAll(world);
  for (const message of [...world.bag]) {
    if (message.tell.endsWith('for payment')) world.armed = next('dies before its notes are written');
    await world.deliver(message);
  }
  assert.equal(world.payments.get('A')?.state.decided, false);
  world.pass(10 * SECOND);
  await world.sweep('payment.payments');
  assert.equal(world.payments.get('A')?.state.decided, true);
  await endsAs(world, 'completed');
});

test('a worker who stands still past its lease and then goes on makes no second Session', async () => {
  const world = await placedShop();
  const created = world.bag.find(({ tell }) => tell.endsWith('for payment'));
  assert.ok(created);
  world.armed = next('stalls before', 3);
  await world.deliver(created);
  assert.deepEqual([world.stalled.length, world.stripe.sessions.length], [1, 0]);
  const { dueAt, claimed } = world.payments.get('A')?.state ?? {};
  assert.deepEqual([dueAt, claimed], [later(world.now(), LEASE), true]);
  world.pass(LEASE + SECOND);
  await world.sweep('payment.payments');
  assert.equal(world.payments.get('A')?.state.notified, true, 'another has done it');
  await world.goOn();
  assert.ok(world.happened.has('a worker goes on after its lease'));
  assert.equal(world.stripe.sessions.length, 1);
  await pay(world, 'A', 'pays');
  await endsAs(world, 'completed');
});

test('money paid at a link whose teller died before storing the Session is found, though Stripe forgot the key', async () => {
  const world = await placedShop();
  world.noticesArrive = false;
  const created = world.bag.find(({ tell }) => tell.endsWith('for payment'));
  assert.ok(created);
  world.armed = next('dies after', 6);
  await world.deliver(created);
  const { session } = world.payments.get('A')?.state ?? {};
  assert.deepEqual([world.orders.get('A')?.state.status, session?.status], ['waiting_for_payment', 'asked']);
  await pay(world, 'A', 'pays');
  world.pass(25 * HOUR);
  await course(world);
  assert.equal(world.payments.get('A')?.state.captured, 1700);
  await endsAs(world, 'completed');
});
