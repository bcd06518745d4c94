import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HOUR, later } from '../../kernel/time.ts';
import type { DeadLetter } from '../../platform/channels/dead-letter.ts';
import { DeadLetterDocuments } from '../../platform/channels/dead-letters.ts';
import { dueReadings, outboxReadings } from '../../platform/record/record-readings.ts';
import type { Readings } from '../../platform/telemetry/readings.ts';
import { API_COLLECTIONS } from '../../services/api/access/collections.ts';
import { Ticket } from '../../services/kitchen/domain/ticket.ts';
import {
  KITCHEN_COLLECTIONS,
  type StoredTicket,
  TicketDocuments,
} from '../../services/kitchen/infrastructure/ticket-documents.ts';
import { ticketReadings } from '../../services/kitchen/infrastructure/ticket-metrics.ts';
import {
  ClosingDocuments,
  type StoredClosing,
  type StoredClosingPage,
} from '../../services/order/infrastructure/closing-documents.ts';
import {
  ORDER_COLLECTIONS,
  OrderDocuments,
  type StoredOrder,
} from '../../services/order/infrastructure/order-documents.ts';
import { countPlaced } from '../../services/order/infrastructure/order-lookups.ts';
import { orderReadings } from '../../services/order/infrastructure/order-metrics.ts';
import { countUnpaid } from '../../services/order/infrastructure/unpaid-documents.ts';
import { type NoticeDocument, NoticeDocuments } from '../../services/payment/infrastructure/notice-documents.ts';
import {
  PAYMENT_COLLECTIONS,
  PaymentDocuments,
  type StoredPayment,
} from '../../services/payment/infrastructure/payment-documents.ts';
import { type StoredShop, shopId } from '../../services/payment/infrastructure/shop-id.ts';
import { type StoredDelivery, WEBHOOK_COLLECTIONS } from '../../services/webhooks/infrastructure/delivery-documents.ts';
import type { StoredEndpoint } from '../../services/webhooks/infrastructure/endpoint-documents.ts';
import { everyAccessQuery } from '../support/access.ts';
import { everyClosingQuery } from '../support/closed-days.ts';
import { postbox } from '../support/collections.ts';
import { everyQuery } from '../support/dead-letters.ts';
import { eventually } from '../support/eventually.ts';
import { NOW, placedOrder } from '../support/orders.ts';
import { openPayment } from '../support/payments.ts';
import { explainedCollection, isSlow } from '../support/recorded-queries.ts';
import { everyWebhookQuery } from '../support/webhook-world.ts';

/** Every statement is run as an index lookup; `least` is how many different ones the exercise made. */
function allIndexed(plans: Map<string, string[]>, least: number): void {
  assert.ok(plans.size >= least, `it saw ${plans.size} statements: ${[...plans.keys()].join('\n')}`);
  for (const [sql, steps] of plans) {
    assert.ok(steps.length > 0 && !steps.some(isSlow), `${sql}\n  is run as: ${steps.join('; ')}`);
  }
}
/** A list of what is due reads its index and no document. */
function idsFromIndex(plans: Map<string, string[]>, least: number): void {
  const lists = [...plans].filter(([sql]) => /^SELECT _id FROM/.test(sql));
  assert.ok(lists.length >= least, `it saw ${lists.length} lists of ids`);
  for (const [sql, steps] of lists) assert.match(`${steps}`, /USING COVERING INDEX/, sql);
}
const indexes = (collections: Record<string, readonly { name: string; keys: readonly string[] }[]>, name: string) =>
  collections[name] ?? [];

const CHANGES = { from: NOW.toISOString(), before: later(NOW, HOUR).toISOString(), limit: 10 };

test('a plan without an index is seen as slow', async () => {
  const { store, plans } = explainedCollection<StoredOrder>('orders', []);
  await store.find({ query: { customerId: 'ann' }, sort: '-sortKey', limit: 1 });
  assert.throws(() => allIndexed(plans, 1), /SCAN orders/);
  assert.deepEqual(
    ['SCAN orders USING INDEX orders_by_due', 'SEARCH orders USING PRIMARY KEY (_id=?)'].filter(isSlow),
    [],
  );
  assert.ok(isSlow('USE TEMP B-TREE FOR ORDER BY'));
});

test('every query of orders and of their outbox uses an index', async () => {
  const { store, plans } = explainedCollection<StoredOrder>('orders', indexes(ORDER_COLLECTIONS, 'orders'));
  const box = postbox();
  const orders = new OrderDocuments(store, { isAlone: false, warn: box.warn }, box.publish);
  await orders.add(placedOrder());
  await orders.find('order-1');
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
  await orders.inHour('2026-03-01T12', '', 100);
  await orders.findAll(['order-1']);
  await orders.changes(CHANGES);
  await orders.outbox.leftBehind(100);
  await orders.outbox.resend('order-1');
  allIndexed(plans, 18);
  idsFromIndex(plans, 3);
});

test('every query of closings and of their pages uses an index', async () => {
  const closings = explainedCollection<StoredClosing>('closings', indexes(ORDER_COLLECTIONS, 'closings'));
  const pages = explainedCollection<StoredClosingPage>('closing_pages', indexes(ORDER_COLLECTIONS, 'closing_pages'));
  await everyClosingQuery(new ClosingDocuments(closings.store, pages.store));
  allIndexed(closings.plans, 4);
  allIndexed(pages.plans, 1);
});

test('every query of payments and of their outbox uses an index', async () => {
  const { store, plans } = explainedCollection<StoredPayment>('payments', indexes(PAYMENT_COLLECTIONS, 'payments'));
  const box = postbox();
  const payments = new PaymentDocuments(store, { isAlone: false, warn: box.warn }, box.publish, box.alert);
  await payments.add(openPayment());
  await payments.find('order-1');
  await payments.update('order-1', (payment) => payment.remindOrder());
  await payments.due(NOW, 100, false);
  await payments.ofIntent('pi_1');
  await payments.changes(CHANGES);
  await payments.outbox.leftBehind(100);
  await payments.outbox.resend('order-1');
  allIndexed(plans, 6);
  idsFromIndex(plans, 2);
});

test('every query of notices and of the shop uses an index', async () => {
  const { store, plans } = explainedCollection<NoticeDocument>('notices', indexes(PAYMENT_COLLECTIONS, 'notices'));
  const notices = new NoticeDocuments(store);
  await notices.add({ id: 'evt_1', sessionId: 'cs_1', refundId: null, disputeId: null, receivedAt: NOW }, NOW);
  await notices.due(NOW, 100, false);
  await notices.claim('evt_1', NOW, true);
  await notices.remove('evt_1');
  allIndexed(plans, 4);
  idsFromIndex(plans, 1);
  const shop = explainedCollection<StoredShop>('shop', indexes(PAYMENT_COLLECTIONS, 'shop'));
  await shopId(shop.store)();
  allIndexed(shop.plans, 1);
});

test('every query of tickets uses an index', async () => {
  const { store, plans } = explainedCollection<StoredTicket>('tickets', indexes(KITCHEN_COLLECTIONS, 'tickets'));
  const tickets = new TicketDocuments(store, { isAlone: false, warn: () => {} });
  await tickets.add(Ticket.open('order-1', [], NOW));
  await tickets.update('order-1', (ticket) => ticket.start(5000, NOW));
  await tickets.find('order-1');
  for (const shown of ['planned', 'queued', 'cooked', 'closed'] as const) await tickets.list(shown, 50, NOW);
  await tickets.notCooked(50);
  await tickets.due(NOW, 100, false);
  allIndexed(plans, 7);
  idsFromIndex(plans, 1);
});

test('every query of webhooks and of their deliveries uses an index', async () => {
  const endpoints = explainedCollection<StoredEndpoint>('endpoints', indexes(WEBHOOK_COLLECTIONS, 'endpoints'));
  const deliveries = explainedCollection<StoredDelivery>('deliveries', indexes(WEBHOOK_COLLECTIONS, 'deliveries'));
  await everyWebhookQuery({ endpoints: endpoints.store, deliveries: deliveries.store });
  allIndexed(endpoints.plans, 6);
  allIndexed(deliveries.plans, 13);
  idsFromIndex(deliveries.plans, 2);
});

test('every gauge of what is stored is read from an index', async () => {
  const orders = explainedCollection<StoredOrder>('orders', indexes(ORDER_COLLECTIONS, 'orders'));
  const tickets = explainedCollection<StoredTicket>('tickets', indexes(KITCHEN_COLLECTIONS, 'tickets'));
  const notices = explainedCollection<NoticeDocument>('notices', indexes(PAYMENT_COLLECTIONS, 'notices'));
  const box = postbox();
  box.fails = true;
  await new OrderDocuments(orders.store, { isAlone: true, warn: box.warn }, box.publish).add(placedOrder());
  const values = async (...readings: Readings[]) => {
    const read = await Promise.all(readings.map((one) => one()));
    return Object.fromEntries(
      read.flat().map(({ name, value, labels }) => [[name, ...Object.values(labels ?? {})].join(' '), value]),
    );
  };
  orders.plans.clear();
  const ofOrders = await values(
    orderReadings(orders.store),
    outboxReadings('order', orders.store),
    dueReadings('order', orders.store, notices.store),
  );
  await values(ticketReadings(tickets.store));
  assert.partialDeepStrictEqual(ofOrders, {
    'comanda.orders.open pending': 1,
    'comanda.orders.open paid': 0,
    'comanda.outbox.unsent order': 1,
    'comanda.records.due order': 1,
  });
  const age = (Date.now() - NOW.getTime()) / 1000;
  assert.ok(Math.abs((ofOrders['comanda.order.without-link.oldest.seconds'] ?? 0) - age) < 60);
  allIndexed(orders.plans, 5);
  allIndexed(tickets.plans, 2);
  allIndexed(notices.plans, 1);
});

test('every query of keys, sessions and sign-ins uses an index', async () => {
  const all = new Map(
    Object.entries(API_COLLECTIONS).map(([name, of]) => [name, explainedCollection<{ _id: string }>(name, of)]),
  );
  await everyAccessQuery((name) => all.get(name)?.store as never);
  for (const [name, { plans }] of all) allIndexed(plans, name === 'settings' ? 1 : 4);
});

test('every query of dead letters uses an index', async () => {
  for (const collections of [ORDER_COLLECTIONS, PAYMENT_COLLECTIONS, KITCHEN_COLLECTIONS, WEBHOOK_COLLECTIONS]) {
    const { store, plans } = explainedCollection<DeadLetter>('dead_letters', indexes(collections, 'dead_letters'));
    const letters = new DeadLetterDocuments(store);
    await everyQuery(letters);
    allIndexed(plans, 14);
    for (const [sql, steps] of plans) if (/WHERE.*"type"/.test(sql)) assert.match(`${steps}`, /by_type/, sql);
  }
});
