import type { Promises } from './books-of-promises.ts';
import type { Stores } from './stores.ts';

const LONG_AGO = '2020-01-01T00:00:00.000Z';
const LATER = '2999-01-01T00:00:00.000Z';
type Status = Stores['orders'][number]['status'];

/** In each store what an order of two soups at 500 leaves behind; amounts in minor units. */
function entriesOf(id: string, status: Status, isPaid: boolean) {
  const isOver = status === 'cancelled';
  const lines = [{ itemId: 'soup', name: 'soup', quantity: 2, unitPrice: 500, priceId: null }];
  const timeline = [isPaid ? 'paid' : 'pending', status].map((status) => ({
    at: LONG_AGO,
    status,
    by: 'staff' as const,
    reason: null,
  }));
  const facts = { status, lines, total: 1000, timeline, payBefore: LATER, units: isOver ? 'returned' : 'kept' };
  const state = isOver ? 'released' : isPaid ? 'sold' : 'held';
  const refund = { id: '1', amount: 1000, state: 'succeeded', stripeId: `re_${id}` };
  const reserved = {
    lines: [{ order_id: id, item_id: 'soup', quantity: 2 }],
    units: [{ order_id: id, item_id: 'soup', taken: 2, returned: 0 }],
  };
  const wasRefunded = isPaid && isOver;
  return {
    order: { _id: id, customerId: `customer-${id}`, outboxPending: null, ...facts },
    payment: { _id: id, outboxPending: null, notices: [], refunds: wasRefunded ? [refund] : [] },
    reservation: { order_id: id, state, ...reserved },
    ticket: { _id: id, owed: null, lines, cookedAt: isOver ? null : LONG_AGO },
    charge: { captured: true, amount: 1000, payment_intent: `pi_${id}`, metadata: { order_id: id } },
    refund: {
      amount: 1000,
      status: 'succeeded',
      payment_intent: `pi_${id}`,
      metadata: { refund_id: '1' },
      wasRefunded,
    },
    session: { id: `cs_${id}`, status: isPaid ? 'complete' : 'open', metadata: { order_id: id } },
    isPaid,
  };
}

/** True books of four orders: one cooked, one refunded in part and cooked, one paid and cancelled, one still to be paid. */
export function trueBooks(): { stores: Stores; promises: Promises } {
  const all = [
    entriesOf('cooked', 'cooked', true),
    entriesOf('reduced', 'cooked', true),
    entriesOf('cancelled', 'cancelled', true),
    entriesOf('waiting', 'waiting_for_payment', false),
  ];
  const paid = all.filter(({ isPaid }) => isPaid);
  const part = { id: 'part', amount: 300, state: 'succeeded', stripeId: 're' };
  all[1]?.payment.refunds.push(part);
  const partly = { ...part, status: 'succeeded', payment_intent: 'pi_reduced', metadata: { refund_id: 'part' } };
  const stores = {
    orders: all.map(({ order }) => order),
    payments: all.map(({ payment }) => payment),
    notices: [],
    tickets: paid.map(({ ticket }) => ticket),
    items: [{ id: 'soup', available: 4 }],
    movements: [
      { item_id: 'soup', reason: 'restock', available_change: 10 },
      ...all.map(() => ({ item_id: 'soup', reason: 'reserve', available_change: -2 })),
      { item_id: 'soup', reason: 'release', available_change: 2 },
    ],
    reservations: all.map(({ reservation }) => reservation),
    letters: [],
    sessions: all.map(({ session }) => session),
    charges: paid.map(({ charge }) => charge),
    refunds: [partly, ...paid.filter(({ refund }) => refund.wasRefunded).map(({ refund }) => refund)],
  };
  const orders = all.map(({ order: { _id: id, customerId, total } }) => ({
    id,
    customerId,
    total,
    key: `key-${id}`,
    lines: ['soup 2'],
  }));
  const refunds = [{ orderId: 'reduced', refundId: 'part', amount: 300 }];
  return { stores: stores as unknown as Stores, promises: { orders, cancelled: ['cancelled'], refunds } };
}
