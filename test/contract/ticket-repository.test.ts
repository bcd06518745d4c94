import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LEASE } from '../../kernel/agenda.ts';
import { HOUR, later, MINUTE, SECOND } from '../../kernel/time.ts';
import { Ticket } from '../../services/kitchen/domain/ticket.ts';
import {
  KITCHEN_COLLECTIONS,
  type StoredTicket,
  TicketDocuments,
} from '../../services/kitchen/infrastructure/ticket-documents.ts';
import { sqliteCollections } from '../support/collections.ts';
import { ticketLine } from '../support/items.ts';
import { COLLECT_WITHIN, NOW } from '../support/orders.ts';

const collection = sqliteCollections();
/** Tickets on one machine; `reopened` are those of the process after a restart, which remembers nothing. */
const repository = () => {
  const store = collection<StoredTicket>('tickets', KITCHEN_COLLECTIONS.tickets ?? []);
  const reopened = () => new TicketDocuments(store, { isAlone: true, warn: () => {} });
  return { store, tickets: reopened(), reopened };
};
const ticket = (id = 'order-1', openedAt = NOW) => Ticket.open(id, [ticketLine('Soup', 2)], openedAt);
const MOVES: [string, (ticket: Ticket) => void][] = [
  ['queued', () => {}],
  ['promised', (ticket) => ticket.promise(later(NOW, HOUR), NOW)],
  ['cooking', (ticket) => ticket.start(5000, NOW, 'ann')],
  ['told to the order', (ticket) => ticket.orderNotified(2, COLLECT_WITHIN, NOW)],
  ['cooked', (ticket) => ticket.finish(later(NOW, SECOND))],
  ['told again', (ticket) => ticket.orderNotified(3, COLLECT_WITHIN, NOW)],
  ['recalled', (ticket) => ticket.recall(later(NOW, MINUTE))],
  ['told of that too', (ticket) => ticket.orderNotified(4, COLLECT_WITHIN, NOW)],
  ['cooked by its stations', (ticket) => ticket.finishStation(null, NOW)],
  ['told of the stations', (ticket) => ticket.orderNotified(5, COLLECT_WITHIN, NOW)],
  ['recalled to a station', (ticket) => ticket.recallStation(null, NOW)],
  ['closed', (ticket) => ticket.close(NOW)],
];

test('a ticket comes back as it was stored, after every move', async () => {
  const { tickets, reopened } = repository();
  await tickets.add(ticket());
  for (const [name, move] of MOVES) {
    const moved = await tickets.update('order-1', move);
    assert.deepEqual((await tickets.find('order-1'))?.state, moved.state, name);
    assert.deepEqual((await reopened().find('order-1'))?.state, moved.state, name);
  }
});

test('an order has one ticket, and a ticket that is not there cannot be changed', async () => {
  const { tickets } = repository();
  assert.deepEqual([await tickets.add(ticket()), await tickets.add(ticket())], [true, false]);
  await assert.rejects(
    tickets.update('nobody', () => {}),
    { code: 'TICKET_UNKNOWN' },
  );
});

test('two cooks who reach for one ticket start it once, and a repeat writes nothing', async () => {
  const { tickets, store } = repository();
  await tickets.add(ticket());
  const start = (at: Date) => tickets.update('order-1', (ticket) => ticket.start(5000, at));
  const [one, two] = await Promise.all([start(NOW), start(later(NOW, SECOND))]);
  assert.deepEqual(one.state.startedAt, two.state.startedAt);
  assert.equal((await store.findById('order-1'))?.version, 2);
  await start(later(NOW, MINUTE));
  assert.equal((await store.findById('order-1'))?.version, 2);
});

test('tickets are listed oldest first', async () => {
  const { tickets } = repository();
  await tickets.add(ticket('new', later(NOW, MINUTE)));
  await tickets.add(ticket('old', later(NOW, -MINUTE)));
  await tickets.add(ticket('now'));
  await tickets.update('now', (ticket) => ticket.start(5000, NOW));
  const ids = async (status: 'queued' | 'cooking', limit = 10) =>
    (await tickets.list(status, limit, later(NOW, HOUR))).map(({ id }) => id);
  assert.deepEqual(
    [await ids('queued'), await ids('queued', 1), await ids('cooking')],
    [['old', 'new'], ['old'], ['now']],
  );
});

test('of the cooked and the closed tickets the newest are listed first', async () => {
  const { tickets } = repository();
  for (const [n, id] of ['ready', 'just ready'].entries()) {
    await tickets.add(ticket(id, later(NOW, n * MINUTE)));
    await tickets.update(id, (ticket) => ticket.start(0, NOW));
    await tickets.update(id, (ticket) => ticket.orderNotified(ticket.state.moves, COLLECT_WITHIN, NOW));
    await tickets.update(id, (ticket) => ticket.finish(NOW));
  }
  assert.deepEqual(
    (await tickets.list('cooked', 1, NOW)).map(({ id }) => id),
    ['just ready'],
  );
  for (const [n, id] of ['first', 'second', 'third'].entries()) {
    await tickets.add(ticket(id, later(NOW, n * MINUTE)));
    await tickets.update(id, (ticket) => ticket.close(NOW));
  }
  assert.deepEqual(
    (await tickets.list('closed', 2, NOW)).map(({ id }) => id),
    ['third', 'second'],
  );
});

test('a ticket for later is listed as planned until it is time to cook it, and stands in the queue all along', async () => {
  const { tickets } = repository();
  const plan = { work: [20 * MINUTE], wanted: later(NOW, HOUR), startAt: later(NOW, 40 * MINUTE) };
  await tickets.add(Ticket.open('later', [], NOW, plan));
  await tickets.add(ticket('now', later(NOW, MINUTE)));
  const listed = async (minutes: number) => {
    const at = (shown: 'planned' | 'queued') => tickets.list(shown, 10, later(NOW, minutes * MINUTE));
    return [await at('planned'), await at('queued')].map((found) => found.map(({ id }) => id));
  };
  assert.deepEqual(await listed(39), [['later'], ['now']]);
  assert.deepEqual(await listed(40), [[], ['now', 'later']]);
  await tickets.update('now', (ticket) => ticket.start(null, NOW));
  assert.deepEqual(
    (await tickets.notCooked(10)).map(({ id }) => id),
    ['now', 'later'],
  );
});

test('due are tickets of which the order has to hear, and those that a dead cook left', async () => {
  const { tickets } = repository();
  await tickets.add(ticket());
  const due = (ms: number, restarted = false) => tickets.due(later(NOW, ms), 10, restarted);
  assert.deepEqual(await due(1000 * MINUTE), [], 'a queued ticket waits for a cook');
  await tickets.update('order-1', (ticket) => ticket.start(null, NOW));
  assert.deepEqual([await due(LEASE - 1), await due(LEASE)], [[], ['order-1']], 'the one who started it tells');
  assert.deepEqual(await due(0, true), ['order-1'], 'after a restart nobody does');
  await tickets.update('order-1', (ticket) => ticket.orderNotified(1, COLLECT_WITHIN, NOW));
  assert.deepEqual(await due(1000 * MINUTE), [], 'people take the time they need');
});

test('a ticket that a simulated cook has is due once the cook must have died', async () => {
  const { tickets } = repository();
  await tickets.add(ticket());
  const due = (ms: number, restarted = false) => tickets.due(later(NOW, ms), 10, restarted);
  await tickets.update('order-1', (ticket) => ticket.start(MINUTE, NOW));
  for (const told of [false, true]) {
    if (told) await tickets.update('order-1', (ticket) => ticket.orderNotified(1, COLLECT_WITHIN, NOW));
    assert.deepEqual([await due(MINUTE + LEASE - 1), await due(MINUTE + LEASE)], [[], ['order-1']]);
    assert.deepEqual(await due(0, true), ['order-1'], 'the cook of a dead process will not finish it');
  }
});

test('what a newer node added survives a change by an older one', async () => {
  const { tickets, store, reopened } = repository();
  await tickets.add(ticket());
  await store.updateMany({ _id: 'order-1' }, { $set: { table: 12 } as object });
  await reopened().update('order-1', (ticket) => ticket.start(null, NOW));
  const stored = (await store.findById('order-1')) as StoredTicket & { table: number };
  assert.deepEqual([stored.status, stored.table], ['cooking', 12]);
});

test('of the tickets that were cancelled lately those are found which nobody has seen, the newest first', async () => {
  const { tickets } = repository();
  for (const [n, id] of ['long ago', 'seen', 'first', 'second'].entries()) {
    await tickets.add(ticket(id));
    await tickets.update(id, (ticket) => ticket.close(later(NOW, n * MINUTE)));
  }
  await tickets.update('seen', (ticket) => ticket.acknowledge(NOW));
  await tickets.add(Ticket.closed('never opened', later(NOW, HOUR)));
  await tickets.add(Ticket.open('for later', [], NOW, { startAt: later(NOW, HOUR) }));
  await tickets.update('for later', (ticket) => ticket.close(later(NOW, MINUTE)));
  const ids = async (limit: number) => (await tickets.alarms(NOW, limit)).map(({ id }) => id);
  assert.deepEqual([await ids(10), await ids(1)], [['second', 'first'], ['second']]);
});
