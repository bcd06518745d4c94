import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import type { Documents } from '../../platform/documents/documents.ts';
import { Ticket } from '../../services/kitchen/domain/ticket.ts';
import {
  KITCHEN_COLLECTIONS,
  type StoredTicket,
  TicketDocuments,
} from '../../services/kitchen/infrastructure/ticket-documents.ts';
import { sqliteCollections } from '../support/collections.ts';
import { ticketLine } from '../support/items.ts';
import { mongoForTests } from '../support/mongo-collections.ts';
import { NOW } from '../support/orders.ts';
import { needs } from '../support/servers.ts';

/** Moves the ticket, and the order hears of it at once. */
const told = (move: (ticket: Ticket) => void) => (ticket: Ticket) => {
  move(ticket);
  ticket.orderNotified(ticket.state.moves, 0, NOW);
};
const start = told((ticket) => ticket.start(null, NOW));
const finish = told((ticket) => ticket.finish(NOW));
const recall = told((ticket) => ticket.recall(NOW));
const REUSED = { name: 'DomainError', code: 'IDEMPOTENCY_KEY_REUSED', type: 'invalid', data: { orderId: 'order-1' } };

function requestsSuite(where: string, isAlone: boolean, make: () => Promise<Documents<StoredTicket>>): void {
  async function repository() {
    const store = await make();
    const tickets = new TicketDocuments(store, { isAlone, warn: () => {} });
    await tickets.add(Ticket.open('order-1', [ticketLine('Soup', 2)], NOW));
    return { tickets, stored: async () => (await store.findById('order-1')) as StoredTicket };
  }

  test(`${where}: a late repeat changes nothing and answers the record as it stands`, async () => {
    const { tickets, stored } = await repository();
    await tickets.update('order-1', start);
    assert.equal((await tickets.update('order-1', finish, 'k1:{}')).state.status, 'cooked');
    await tickets.update('order-1', recall);
    const before = await stored();
    const again = await tickets.update('order-1', finish, 'k1:{}');
    assert.deepEqual([again.state.status, again.version], ['cooking', before.version]);
    assert.deepEqual(await stored(), before);
    assert.equal((await tickets.update('order-1', finish, 'k2:{}')).state.status, 'cooked');
    assert.deepEqual((await stored()).requests, ['k1:{}', 'k2:{}']);
  });

  test(`${where}: of many at once under one key one changes the record`, async () => {
    const { tickets, stored } = await repository();
    let changes = 0;
    const press = (ticket: Ticket) => {
      ticket.start(null, new Date(NOW.getTime() + ++changes));
    };
    const ended = await Promise.all(Array.from({ length: 6 }, () => tickets.update('order-1', press, 'k1:{}')));
    const { version, requests, startedAt } = await stored();
    assert.deepEqual([version, requests], [2, ['k1:{}']]);
    for (const { state } of ended) assert.equal(state.startedAt?.toISOString(), startedAt);
  });

  test(`${where}: a key that comes with another body is refused, and nothing is stored`, async () => {
    const { tickets, stored } = await repository();
    await tickets.update('order-1', start, 'k1:{}');
    const before = await stored();
    await assert.rejects(tickets.update('order-1', finish, 'k1:{"x":1}'), REUSED);
    assert.deepEqual(await stored(), before);
  });

  test(`${where}: what changed nothing is remembered too; what was refused is not`, async () => {
    const { tickets, stored } = await repository();
    await assert.rejects(tickets.update('order-1', finish, 'k1:{}'), { code: 'TICKET_ILLEGAL_MOVE' });
    assert.deepEqual((await stored()).requests, []);
    await tickets.update('order-1', start);
    await tickets.update('order-1', start, 'k2:{}');
    const { version, requests } = await stored();
    assert.deepEqual([version, requests], [3, ['k2:{}']]);
  });

  test(`${where}: all but the latest twenty are forgotten, and all where what was done is refused after all`, async () => {
    const { tickets, stored } = await repository();
    for (let i = 0; i <= 20; i++) await tickets.update('order-1', start, `k${i}:{}`);
    const latest = Array.from({ length: 20 }, (_, i) => `k${i + 1}:{}`);
    assert.deepEqual((await stored()).requests, latest);
    await tickets.takeBack('order-1', (ticket) => ticket.close(new Date()));
    const { status, requests } = await stored();
    assert.deepEqual([status, requests], ['closed', []]);
  });

  test(`${where}: the domain knows nothing of keys, and nothing is stored without one`, async () => {
    const { tickets, stored } = await repository();
    await tickets.update('order-1', start);
    assert.deepEqual((await stored()).requests, []);
    const found = await tickets.update('order-1', finish, 'k1:{}');
    assert.deepEqual((await tickets.find('order-1'))?.state, found.state);
    assert.ok(!('requests' in found.state));
  });
}

const collection = sqliteCollections();
const onSqlite = async () => collection<StoredTicket>('tickets', KITCHEN_COLLECTIONS.tickets ?? []);
requestsSuite('SQLite, alone', true, onSqlite);
requestsSuite('SQLite, one of several', false, onSqlite);

describe('requests on MongoDB', needs('mongod'), () => {
  const mongo = mongoForTests();
  let made = 0;
  let adapter: ReturnType<typeof mongo.adapter>;
  before(() => {
    adapter = mongo.adapter({}, 'requests');
  });
  requestsSuite('MongoDB', false, async () => adapter.documents<StoredTicket>(`tickets_${++made}`));
});
