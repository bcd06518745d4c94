import type { Promises } from './books-of-promises.ts';
import type { Stores } from './stores.ts';

const LONG_AGO = '2020-01-01T00:00:00.000Z';
const SLOT = '2999-01-01T12:00:00.000Z';
const PLACE = `slot:${SLOT}/5`;
const LATER = '2999-01-01T00:00:00.000Z';
type Status = Stores['orders'][number]['status'];

/** In each store what an order of two soups at 500, with a tip of 50, leaves behind; amounts in minor units. Unpaid without a number. */
function entriesOf(id: string, status: Status, number: number | null) {
  const isPaid = number !== null;
  const isOver = status === 'cancelled';
  const costs = { unitPrice: 500, total: 1000, tax: 65, taxRate: 700 };
  const lines = [{ itemId: 'soup', name: 'soup', quantity: 2, ...costs, priceId: null }];
  const amounts = { subtotal: 1000, taxes: [{ rate: 700, included: true, amount: 65 }], tip: 50, total: 1050 };
  const called = { number, day: isPaid ? '2020-01-01' : null, slot: SLOT };
  const timeline = [isPaid ? 'paid' : 'pending', status].map((status) => ({
    at: LONG_AGO,
    status,
    by: 'staff' as const,
    reason: null,
  }));
  const facts = {
    status,
    lines,
    ...amounts,
    ...called,
    timeline,
    payBefore: LATER,
    units: isOver ? 'returned' : 'kept',
  };
  const state = isOver ? 'released' : isPaid ? 'sold' : 'held';
  const refund = { id: '1', intent: `pi_${id}`, amount: 1050, state: 'succeeded', stripeId: `re_${id}` };
  const reserved = {
    lines: [{ order_id: id, item_id: 'soup', quantity: 2 }],
    units: [
      { order_id: id, item_id: 'soup', taken: 2, returned: 0 },
      { order_id: id, item_id: PLACE, taken: 1, returned: 0 },
    ],
  };
  const wasRefunded = isPaid && isOver;
  const came = { captured: isPaid ? 1050 : 0, intent: isPaid ? `pi_${id}` : null };
  return {
    order: { _id: id, customerId: `customer-${id}`, outboxPending: null, ...facts },
    payment: { _id: id, ...came, outboxPending: null, notices: [], refunds: wasRefunded ? [refund] : [] },
    reservation: { order_id: id, state, ...reserved },
    ticket: { _id: id, owed: null, number, lines, cookedAt: isOver ? null : LONG_AGO },
    charge: { captured: true, amount: 1050, payment_intent: `pi_${id}`, metadata: { order_id: id } },
    refund: {
      amount: 1050,
      status: 'succeeded',
      payment_intent: `pi_${id}`,
      metadata: { refund_id: '1' },
      wasRefunded,
    },
    session: { id: `cs_${id}`, status: isPaid ? 'complete' : 'open', metadata: { order_id: id } },
    isPaid,
  };
}

/** True books of four orders for a place in time for three: one cooked, one refunded in parts and cooked, one paid and cancelled, one still to be paid. */
export function trueBooks(): { stores: Stores; promises: Promises } {
  const all = [
    entriesOf('cooked', 'cooked', 1),
    entriesOf('reduced', 'cooked', 2),
    entriesOf('cancelled', 'cancelled', 3),
    entriesOf('waiting', 'waiting_for_payment', null),
  ];
  const paid = all.filter(({ isPaid }) => isPaid);
  const made = { state: 'succeeded', stripeId: 're', intent: 'pi_reduced' };
  const soup = { id: 'soup', amount: 500, lines: [{ line: 0, quantity: 1, amount: 500 }], ...made };
  const back = [{ id: 'part', amount: 300, ...made }, soup];
  all[1]?.payment.refunds.push(...back);
  const partly = back.map(({ id, amount, state: status, intent: payment_intent }) => {
    return { amount, status, payment_intent, metadata: { refund_id: id } };
  });
  const stores = {
    orders: all.map(({ order }) => order),
    payments: all.map(({ payment }) => payment),
    notices: [],
    tickets: paid.map(({ ticket }) => ticket),
    items: [
      { id: 'soup', available: 4, capacity: null },
      { id: PLACE, available: 0, capacity: 3 },
    ],
    movements: [
      { item_id: PLACE, reason: 'restock', available_change: 3 },
      ...all.map(() => ({ item_id: PLACE, reason: 'reserve', available_change: -1 })),
      { item_id: PLACE, reason: 'release', available_change: 1 },
      { item_id: 'soup', reason: 'restock', available_change: 10 },
      ...all.map(() => ({ item_id: 'soup', reason: 'reserve', available_change: -2 })),
      { item_id: 'soup', reason: 'release', available_change: 2 },
    ],
    reservations: all.map(({ reservation }) => reservation),
    letters: [],
    sessions: all.map(({ session }) => session),
    charges: paid.map(({ charge }) => charge),
    refunds: [...partly, ...paid.filter(({ refund }) => refund.wasRefunded).map(({ refund }) => refund)],
  };
  const orders = all.map(({ order: { _id: id, customerId, total } }) => ({
    id,
    customerId,
    total,
    key: `key-${id}`,
    lines: ['soup 2'],
  }));
  const refunds: Promises['refunds'] = [
    { orderId: 'reduced', refundId: 'part', amount: 300 },
    { orderId: 'reduced', refundId: 'soup', lines: [{ line: 0, quantity: 1 }] },
  ];
  return { stores: stores as unknown as Stores, promises: { orders, cancelled: ['cancelled'], refunds } };
}
