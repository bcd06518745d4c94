import assert from 'node:assert/strict';
import { test } from 'node:test';
import { later, MINUTE, SECOND } from '../../kernel/time.ts';
import { Cooks } from '../../services/kitchen/application/cooks.ts';
import { openTicket } from '../../services/kitchen/application/open-ticket.ts';
import type { KitchenDeps } from '../../services/kitchen/application/ports.ts';
import { Queue } from '../../services/kitchen/application/queue.ts';
import { readyAt } from '../../services/kitchen/application/ready-at.ts';
import { duePromises, reckonPromises } from '../../services/kitchen/application/reckon-promises.ts';
import { Ticket } from '../../services/kitchen/domain/ticket.ts';
import {
  KITCHEN_COLLECTIONS,
  type StoredTicket,
  TicketDocuments,
} from '../../services/kitchen/infrastructure/ticket-documents.ts';
import { type StoredTurn, Turns } from '../../services/kitchen/infrastructure/turns.ts';
import { sqliteCollections } from '../support/collections.ts';
import { orderFacts } from '../support/events.ts';
import { COLLECT_WITHIN, NOW } from '../support/orders.ts';

const collection = sqliteCollections();

/** A kitchen where people cook; each of its nodes has one cook, and they share a store and a clock. */
function kitchen() {
  const clock = { now: NOW };
  const shop = { cooks: async (): Promise<number | null> => null };
  const store = collection<StoredTicket>('tickets', KITCHEN_COLLECTIONS.tickets ?? []);
  const turns = collection<StoredTurn>('turns', KITCHEN_COLLECTIONS.turns ?? []);
  const told: string[] = [];
  const unused = async () => assert.fail('nobody cooks');
  const order: KitchenDeps['order'] = {
    promise: async ({ orderId, readyAt = '' }) => told.push(`${orderId} ${(Date.parse(readyAt) - +NOW) / MINUTE}`),
    ...{ startCooking: unused, markCooked: unused, recall: unused, complete: unused },
  };
  const node = (): KitchenDeps => {
    const tickets = new TicketDocuments(store, { isAlone: false, warn: () => {} });
    const queue = new Queue((limit) => tickets.notCooked(limit), { otherwise: 1, ofShop: () => shop.cooks() });
    const people = { cookMs: null, lineMs: 10 * MINUTE, cooks: new Cooks(1, () => {}) };
    const rest = {
      collectWithin: COLLECT_WITHIN,
      pause: unused,
      inBackground: unused,
      replayed: () => {},
      who: null,
      now: () => clock.now,
    };
    return { tickets, queue, turns: new Turns(turns).port, order, ...people, ...rest };
  };
  return { clock, told, node, store, shop };
}

async function promised({ tickets, queue, now }: KitchenDeps, id: string): Promise<void> {
  const plan = { work: [10 * MINUTE], wanted: null };
  const { readyAt } = await queue.enter(id, plan, now());
  const ticket = Ticket.open(id, [], now(), plan);
  ticket.promise(readyAt, now());
  await tickets.add(ticket);
  await tickets.update(id, (ticket) => ticket.orderNotified(1, COLLECT_WITHIN, now()));
}
const readyIn = async ({ tickets }: KitchenDeps, id: string) =>
  (+((await tickets.find(id))?.state.readyAt ?? 0) - +NOW) / MINUTE;
const diskIsFull = async () => {
  throw new Error('the disk is full');
};
/** What a node does within a second. */
async function passes(deps: KitchenDeps): Promise<void> {
  for (const _ of await duePromises({}, deps)) await reckonPromises({}, deps);
}

test('a new ticket is promised behind those before it, also those that were promised in the same moment', async () => {
  const { node } = kitchen();
  const [one, other] = [node(), node()];
  await Promise.all([promised(one, 'a'), promised(one, 'b')]);
  assert.deepEqual([await readyIn(one, 'a'), await readyIn(one, 'b')], [10, 20]);
  await promised(one, 'c');
  await promised(other, 'd');
  assert.deepEqual([await readyIn(one, 'c'), await readyIn(one, 'd')], [30, 40], 'another node sees them too');
});

test('an order that says again that it is paid keeps nobody waiting, be its ticket cooked or in the queue', async () => {
  const { node, clock } = kitchen();
  const one: KitchenDeps = { ...node(), inBackground: () => {} };
  const paid = (orderId: string) => openTicket(orderFacts({ orderId }), one);
  await paid('a');
  await one.tickets.update('a', (ticket) => ticket.start(null, clock.now));
  await one.tickets.update('a', (ticket) => ticket.orderNotified(ticket.state.moves, COLLECT_WITHIN, clock.now));
  await one.tickets.update('a', (ticket) => ticket.finish(clock.now));
  clock.now = later(NOW, MINUTE);
  for (const id of ['a', 'b', 'b', 'c']) await paid(id);
  assert.deepEqual([await readyIn(one, 'b'), await readyIn(one, 'c')], [11, 21]);
});

test('a ticket that could not be stored keeps nobody waiting', async () => {
  const { node } = kitchen();
  const one: KitchenDeps = { ...node(), inBackground: () => {} };
  const failing: KitchenDeps = { ...one, tickets: Object.assign(Object.create(one.tickets), { add: diskIsFull }) };
  await assert.rejects(openTicket(orderFacts({ orderId: 'a' }), failing), /full/);
  await openTicket(orderFacts({ orderId: 'b' }), one);
  assert.equal(await readyIn(one, 'b'), 10);
});

test('what an order would be promised is told behind those that are there, and keeps nobody waiting', async () => {
  const { node } = kitchen();
  const one = node();
  await promised(one, 'a');
  const asked = async (minutes: number | null) => {
    const { readyAt: time } = await readyAt({ lines: [{ station: null, minutes }] }, one);
    return (Date.parse(time) - +NOW) / MINUTE;
  };
  assert.deepEqual([await asked(5), await asked(null), await asked(5)], [15, 20, 15]);
  await promised(one, 'b');
  assert.equal(await readyIn(one, 'b'), 20);
});

test('what moved by over two minutes is stored and told, once, by one of the nodes', async () => {
  const { clock, told, node, store } = kitchen();
  const nodes = [node(), node()] as const;
  for (const id of ['a', 'b', 'c']) await promised(nodes[0], id);
  for (const one of nodes) await passes(one);
  assert.deepEqual(told, [], 'nothing moved');
  clock.now = later(NOW, 2 * MINUTE);
  for (const one of nodes) await passes(one);
  assert.deepEqual(told, [], 'by two minutes');
  clock.now = later(NOW, 3 * MINUTE);
  for (const one of nodes) await passes(one);
  assert.deepEqual(told.toSorted(), ['a 13', 'b 23', 'c 33']);
  assert.deepEqual((await store.findById('a'))?.promised, later(NOW, 10 * MINUTE).toISOString());
  for (const id of ['a', 'b']) {
    await nodes[1].tickets.update(id, (ticket) => ticket.start(null, clock.now));
    await nodes[1].tickets.update(id, (ticket) => ticket.orderNotified(ticket.state.moves, COLLECT_WITHIN, clock.now));
    await nodes[1].tickets.update(id, (ticket) => ticket.finish(clock.now));
  }
  for (let second = 0; second < 70; second += 10) {
    clock.now = later(NOW, 3 * MINUTE + second * SECOND);
    for (const one of nodes) await passes(one);
  }
  assert.deepEqual(told.slice(3), ['c 14'], 'the queue became shorter');
});

test('as many cook as the shop says, from the next reckoning on, and while it does not answer as many as before', async () => {
  const { node, shop } = kitchen();
  const one = node();
  const readyAt = async (id: string) => {
    await promised(one, id);
    return readyIn(one, id);
  };
  assert.deepEqual([await readyAt('a'), await readyAt('b')], [10, 20]);
  shop.cooks = async () => 2;
  await passes(one);
  assert.deepEqual([await readyAt('c'), await readyAt('d')], [20, 20]);
  shop.cooks = () => Promise.reject(new Error('away'));
  await reckonPromises({}, one);
  assert.deepEqual(await readyAt('e'), 30);
  shop.cooks = async () => null;
  await reckonPromises({}, one);
  assert.deepEqual(await readyAt('f'), 60);
});

test('each minute is the turn of one node, whichever comes first', async () => {
  const { node } = kitchen();
  const nodes = [node(), node(), node()];
  for (const now of [NOW, later(NOW, MINUTE), later(NOW, 5 * MINUTE)]) {
    const taken = await Promise.all(nodes.map(({ turns }) => turns.take(now)));
    assert.equal(taken.filter(Boolean).length, 1);
    assert.equal(await nodes[0]?.turns.take(later(now, MINUTE - 1)), false);
  }
});

test('of a long queue that moves as a whole a hundred are told in a minute, those first that are cooked first', async () => {
  const { clock, told, node } = kitchen();
  const one = node();
  for (let i = 0; i < 103; i++) await promised(one, `t${i}`);
  clock.now = later(NOW, 10 * MINUTE);
  await passes(one);
  assert.equal(told.length, 100);
  assert.ok(told.includes('t0 20') && !told.some((line) => /^t10[012]/.test(line)));
  clock.now = later(NOW, 11 * MINUTE);
  await passes(one);
  assert.equal(told.length, 103);
});
