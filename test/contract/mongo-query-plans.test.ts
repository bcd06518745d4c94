import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Document } from 'mongodb';
import { HOUR, later } from '../../kernel/time.ts';
import { DeadLetterDocuments } from '../../platform/channels/dead-letters.ts';
import type { Index } from '../../platform/documents/documents.ts';
import { dueReadings, outboxReadings } from '../../platform/record/record-readings.ts';
import { API_COLLECTIONS } from '../../services/api/access/collections.ts';
import { Ticket } from '../../services/kitchen/domain/ticket.ts';
import { KITCHEN_COLLECTIONS, TicketDocuments } from '../../services/kitchen/infrastructure/ticket-documents.ts';
import { ticketReadings } from '../../services/kitchen/infrastructure/ticket-metrics.ts';
import { ClosingDocuments } from '../../services/order/infrastructure/closing-documents.ts';
import {
  ORDER_COLLECTIONS,
  OrderDocuments,
  type StoredOrder,
} from '../../services/order/infrastructure/order-documents.ts';
import { countPlaced } from '../../services/order/infrastructure/order-lookups.ts';
import { orderReadings } from '../../services/order/infrastructure/order-metrics.ts';
import { countUnpaid } from '../../services/order/infrastructure/unpaid-documents.ts';
import { NoticeDocuments } from '../../services/payment/infrastructure/notice-documents.ts';
import {
  PAYMENT_COLLECTIONS,
  PaymentDocuments,
  type StoredPayment,
} from '../../services/payment/infrastructure/payment-documents.ts';
import { shopId } from '../../services/payment/infrastructure/shop-id.ts';
import { WEBHOOK_COLLECTIONS } from '../../services/webhooks/infrastructure/delivery-documents.ts';
import { everyAccessQuery } from '../support/access.ts';
import { everyClosingQuery } from '../support/closed-days.ts';
import { postbox } from '../support/collections.ts';
import { everyQuery } from '../support/dead-letters.ts';
import { eventually } from '../support/eventually.ts';
import { mongoForTests } from '../support/mongo-collections.ts';
import { NOW, placedOrder } from '../support/orders.ts';
import { openPayment, paidSession } from '../support/payments.ts';
import { needs } from '../support/servers.ts';
import { everyWebhookQuery, type WebhookStores } from '../support/webhook-world.ts';

const CHANGES = { from: NOW.toISOString(), before: later(NOW, HOUR).toISOString(), limit: 10 };

describe('on MongoDB', needs('mongod'), () => {
  const mongo = mongoForTests();

  /** A service's store, and what MongoDB's profiler tells of each query that is made on it. */
  async function explained(service: string, indexes: Record<string, readonly Index[]>) {
    const adapter = mongo.adapter(indexes, service);
    await adapter.connect();
    const db = mongo.client.db(`comanda_${service}`);
    await db.command({ profile: 2 });
    return {
      adapter,
      async plans(): Promise<Document[]> {
        await db.command({ profile: 0 });
        return db
          .collection('system.profile')
          .find({ planSummary: { $exists: true }, appName: `comanda-${service}` })
          .toArray();
      },
    };
  }
  /** EOF: there is no such collection yet. */
  const isSlow = ({ planSummary, hasSortStage }: Document) =>
    hasSortStage || !/^(IXSCAN|IDHACK|COUNT_SCAN|EOF)/.test(planSummary);

  /** Every query was run as an index lookup; `least` is how many the exercise made, `due` those that list ids: they read no document. */
  function allIndexed(plans: Document[], least: number, due: number): void {
    assert.ok(plans.length >= least, `it saw ${plans.length} queries`);
    const slow = plans.filter(isSlow).map(({ planSummary, command }) => `${planSummary}: ${JSON.stringify(command)}`);
    assert.deepEqual(slow, []);
    const lists = plans.filter(({ command }) => command.projection?._id === 1);
    assert.equal(lists.length, due);
    const readDocuments = lists.filter(({ docsExamined }) => docsExamined > 0);
    assert.deepEqual(
      readDocuments.map(({ command }) => JSON.stringify(command)),
      [],
    );
  }

  test('a query without an index is seen', async () => {
    const { adapter, plans } = await explained('none', { orders: [{ name: 'by_size', keys: ['size'] }] });
    const orders = adapter.documents<{ _id: string; size: number }>('orders');
    await orders.insert({ _id: 'a', size: 1 });
    await orders.find({ query: { customerId: 'ann' }, limit: 1 });
    await orders.find({ query: { size: { $gt: 0 } }, sort: '-customerId', limit: 1 });
    await orders.find({ query: { size: { $gt: 0 } }, sort: '-size', limit: 1 });
    assert.deepEqual((await plans()).map(isSlow), [true, true, false]);
  });

  test('every query of orders and of their outbox uses an index', async () => {
    const { adapter, plans } = await explained('order', ORDER_COLLECTIONS);
    const store = adapter.documents<StoredOrder>('orders');
    const box = postbox();
    const orders = new OrderDocuments(store, { isAlone: false, warn: box.warn }, box.publish);
    await orders.add(placedOrder());
    await eventually(async () => (await store.findById('order-1'))?.outboxPending === null);
    await orders.update('order-1', (order) => order.markPaid(1700, 'eur', NOW));
    for (const before of [undefined, 'x']) {
      for (const customerId of [undefined, 'ann']) {
        for (const status of [undefined, 'paid'] as const) {
          if (customerId ?? status) await orders.list({ customerId, status, before, limit: 21 });
        }
      }
    }
    const looked = [{}, { number: 1 }, { customerId: 'ann' }, { day: '2026-03-01' }, { status: 'paid' }] as const;
    for (const by of looked)
      for (const before of [undefined, 'x']) await orders.search(by, { from: '2', before, limit: 21 });
    await orders.called(1, '2026-03-01');
    await orders.calledNear(1, '2026-03-01');
    await orders.due(NOW, 100);
    assert.equal(await countUnpaid(store)('somebody', 20), 0);
    assert.equal(await countPlaced(store)('paid', NOW), 1);
    await orders.unreported('', NOW, 100);
    assert.deepEqual(await orders.inHour('2026-03-01T12', '', 100), ['order-1']);
    await orders.findAll(['order-1']);
    await orders.update('order-1', (order) => order.startCooking(NOW, 'ann'));
    for (const one of [{}, { id: 'order-1' }]) assert.equal((await orders.changes({ ...CHANGES, ...one })).length, 1);
    await everyClosingQuery(new ClosingDocuments(adapter.documents('closings'), adapter.documents('closing_pages')));
    await orders.outbox.leftBehind(100);
    await orders.outbox.resend('order-1');
    box.fails = true;
    await orders.update('order-1', (order) => order.cancel('staff', undefined, NOW));
    for (const read of [orderReadings(store), outboxReadings('order', store), dueReadings('order', store)])
      await read();
    allIndexed(await plans(), 33, 3);
  });

  test('every query of webhooks and of their deliveries uses an index', async () => {
    const { adapter, plans } = await explained('webhooks', WEBHOOK_COLLECTIONS);
    const stores = { endpoints: adapter.documents('endpoints'), deliveries: adapter.documents('deliveries') };
    await everyWebhookQuery(stores as unknown as WebhookStores);
    allIndexed(await plans(), 18, 2);
  });

  test('every query of payments, of their outbox, of notices and of the shop uses an index', async () => {
    const { adapter, plans } = await explained('payment', PAYMENT_COLLECTIONS);
    const store = adapter.documents<StoredPayment>('payments');
    const box = postbox();
    const payments = new PaymentDocuments(store, { isAlone: false, warn: box.warn }, box.publish, box.alert);
    await payments.add(openPayment());
    await payments.update('order-1', (payment) => payment.remindOrder());
    await payments.due(NOW, 100, false);
    await payments.update('order-1', (payment) => payment.observe(paidSession(), NOW));
    assert.equal(await payments.ofIntent('pi_1'), 'order-1');
    assert.deepEqual(await payments.changes(CHANGES), []);
    await payments.outbox.leftBehind(100);
    const notices = new NoticeDocuments(adapter.documents('notices'));
    await notices.add({ id: 'evt_1', sessionId: 'cs_1', refundId: null, disputeId: null, receivedAt: NOW }, NOW);
    await notices.due(NOW, 100, false);
    await notices.claim('evt_1', NOW, true);
    await notices.remove('evt_1');
    for (const _ of ['made', 'found']) await shopId(adapter.documents('shop'))();
    allIndexed(await plans(), 13, 3);
  });

  test('every query of tickets uses an index', async () => {
    const { adapter, plans } = await explained('kitchen', KITCHEN_COLLECTIONS);
    const tickets = new TicketDocuments(adapter.documents('tickets'), { isAlone: false, warn: () => {} });
    await tickets.add(Ticket.open('order-1', [], NOW));
    await tickets.update('order-1', (ticket) => ticket.start(5000, NOW));
    await tickets.find('order-1');
    for (const shown of ['planned', 'queued', 'cooked', 'closed'] as const) await tickets.list(shown, 50, NOW);
    await tickets.notCooked(50);
    await tickets.due(NOW, 100, false);
    await ticketReadings(adapter.documents('tickets'))();
    allIndexed(await plans(), 16, 1);
  });

  test('every query of dead letters uses an index', async () => {
    const { adapter, plans } = await explained('letters', KITCHEN_COLLECTIONS);
    const letters = new DeadLetterDocuments(adapter.documents('dead_letters'));
    await everyQuery(letters);
    allIndexed(await plans(), 14, 0);
  });

  test('every query of keys, sessions and sign-ins uses an index', async () => {
    const { adapter, plans } = await explained('api', API_COLLECTIONS);
    await everyAccessQuery((name) => adapter.documents(name));
    allIndexed(await plans(), 30, 15);
  });
});
