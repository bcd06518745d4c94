import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Documents } from '../../platform/documents/documents.ts';
import { Ticket } from '../../services/kitchen/domain/ticket.ts';
import { type StoredTicket, TicketDocuments } from '../../services/kitchen/infrastructure/ticket-documents.ts';
import { OrderDocuments, type StoredOrder } from '../../services/order/infrastructure/order-documents.ts';
import { PaymentDocuments, type StoredPayment } from '../../services/payment/infrastructure/payment-documents.ts';
import { postbox, sqliteCollections } from '../support/collections.ts';
import { NOW, orderIn } from '../support/orders.ts';
import { paidPayment } from '../support/payments.ts';

const collection = sqliteCollections();
const box = postbox();

interface Kept {
  add(): Promise<boolean>;
  /** By a process that remembers nothing. */
  find(): Promise<unknown>;
  change(): Promise<unknown>;
}
/** The three kinds of records, each in a store of its own. */
const KINDS = {
  order(store: Documents<StoredOrder>, isAlone: boolean): Kept {
    const orders = () => new OrderDocuments(store, { isAlone, warn: box.warn }, box.publish);
    const change = () => orders().update('order-1', (order) => order.cancel('staff', 'closed', NOW));
    return { add: () => orders().add(orderIn('paid')), find: () => orders().find('order-1'), change };
  },
  payment(store: Documents<StoredPayment>, isAlone: boolean): Kept {
    const payments = () => new PaymentDocuments(store, { isAlone, warn: box.warn }, box.publish, box.alert);
    const change = () => payments().update('order-1', (payment) => payment.close('cancelled', NOW));
    return { add: () => payments().add(paidPayment()), find: () => payments().find('order-1'), change };
  },
  ticket(store: Documents<StoredTicket>, isAlone: boolean): Kept {
    const tickets = () => new TicketDocuments(store, { isAlone, warn: box.warn });
    const change = () => tickets().update('order-1', (ticket) => ticket.close(new Date()));
    return { add: () => tickets().add(Ticket.open('order-1', [], NOW)), find: () => tickets().find('order-1'), change };
  },
};
const session = { status: 'held', request: {}, attempt: 1, id: 'cs_1', url: null };
const refund = {
  id: 'auto:1',
  intent: 'pi_1',
  amount: 1700,
  state: 'thought over',
  stripeId: null,
  at: NOW.toISOString(),
};
const UNKNOWN: [keyof typeof KINDS, object][] = [
  ['order', { status: 'delivering' }],
  ['order', { units: 'given away' }],
  ['payment', { session }],
  ['payment', { closing: 'disputed' }],
  ['payment', { refunds: [refund] }],
  ['ticket', { status: 'plated' }],
];

for (const [kind, newer] of UNKNOWN) {
  for (const isAlone of [true, false]) {
    const where = isAlone ? 'alone' : 'one of several';
    test(`${where}: nothing is decided on a ${kind} with ${Object.keys(newer)} that a newer node wrote`, async () => {
      const store = collection<never>(`${kind}s`, []);
      const kept = KINDS[kind](store, isAlone);
      await kept.add();
      assert.ok(await kept.find(), 'it is known as it was added');
      await (store as Documents<{ _id: string }>).updateMany({ _id: 'order-1' }, { $set: newer });
      const before = await store.findById('order-1');
      await assert.rejects(kept.find(), {
        name: 'UnknownValue',
        message: /order-1 ".*" is unknown here: a newer node wrote it/,
      });
      await assert.rejects(kept.change(), { name: 'UnknownValue' });
      assert.deepEqual(await store.findById('order-1'), before);
    });
  }
}
