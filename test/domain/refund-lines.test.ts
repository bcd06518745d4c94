import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { OrderFacts } from '../../kernel/events.ts';
import { Payment } from '../../services/payment/domain/payment.ts';
import type { LineUnits } from '../../services/payment/domain/refund.ts';
import type { WantedRefund } from '../../services/payment/domain/wanted-refund.ts';
import { eventLine, orderFacts } from '../support/events.ts';
import { NOW } from '../support/orders.ts';
import {
  askBack,
  linkedPayment,
  paidPayment,
  paidSession,
  REQUEST,
  refundRows,
  takeRefund,
} from '../support/payments.ts';

/** Three soups of 333 and a cake of 501, to which 7 % are added, and a tip: 1,855 cents, paid. */
function taxedPayment(over: Partial<OrderFacts> = {}): Payment {
  const lines = [
    eventLine({ itemId: 'soup', name: 'Soup', quantity: 3, unitPrice: 333, total: 999, tax: 70, taxRate: 700 }),
    eventLine({ itemId: 'cake', name: 'Cake', quantity: 1, unitPrice: 501, total: 501, tax: 35, taxRate: 700 }),
  ];
  const taxes = [{ rate: 700, included: false, amount: 105 }];
  const payment = Payment.open(orderFacts({ lines, taxes, tip: 250, total: 1855, ...over }), REQUEST, NOW);
  payment.observe(paidSession({ amountTotal: payment.state.amount }), NOW);
  return payment;
}
const ask = (payment: Payment, id: string, how: Omit<WantedRefund, 'id' | 'reason'>): void =>
  payment.money((account) => account.refund({ id, ...how, reason: 'cold soup' }, NOW), NOW);
const units = (line: number, quantity = 1): LineUnits => ({ line, quantity });
const fail = (payment: Payment, refundId: string, amount: number): void =>
  takeRefund(payment, { refundId, stripeId: `re_${refundId}`, amount, state: 'failed' });
const amounts = ({ state }: Payment): number[] => state.refunds.map(({ amount }) => amount);

test('units of a line come to its price and its added tax, each rounded so that all of them do', () => {
  const payment = taxedPayment();
  for (const id of ['a', 'b', 'c']) ask(payment, id, { lines: [units(0)] });
  assert.deepEqual(amounts(payment), [356, 356, 357], 'of 1,069 cents');
  ask(payment, 'd', { lines: [units(1)], tip: true });
  assert.deepEqual(amounts(payment).at(-1), 536 + 250);
  assert.throws(() => askBack(payment, 'e'), { code: 'REFUND_TOO_MUCH' }, 'nothing is left');
});

test('tax that prices include is not given back on top of them, and an order without taxes has none', () => {
  const payment = taxedPayment({ taxes: [{ rate: 700, included: true, amount: 105 }], tip: 0, total: 1500 });
  ask(payment, 'a', { lines: [units(0, 3)] });
  assert.deepEqual(amounts(payment), [999]);
  const plain = paidPayment();
  ask(plain, 'a', { lines: [units(0), units(1)] });
  assert.deepEqual(amounts(plain), [650 + 400]);
});

test('a refund keeps its units by line with what they cost, and what goes back to stock', () => {
  const payment = taxedPayment();
  ask(payment, 'a', { lines: [units(1), units(0, 2)], restock: true });
  ask(payment, 'b', { tip: true });
  const [{ lines, tip, restock } = {}, second] = payment.state.refunds;
  assert.deepEqual(lines, [
    { line: 0, quantity: 2, amount: 712 },
    { line: 1, quantity: 1, amount: 536 },
  ]);
  assert.deepEqual(
    [tip, restock, second?.tip, second?.lines, second?.restock],
    [undefined, true, true, undefined, undefined],
  );
});

test('units go back to stock once their refund has succeeded; of one that fails stock is only asked what it gave', () => {
  const payment = taxedPayment();
  const taken = (refundId: string, state: 'pending' | 'succeeded' | 'failed') => {
    takeRefund(payment, { refundId, stripeId: `re_${refundId}`, amount: 356, state });
    return payment.steps.includes('restock');
  };
  ask(payment, 'a', { lines: [units(0)], restock: true });
  assert.deepEqual(
    [payment.steps.includes('restock'), taken('a', 'pending'), taken('a', 'succeeded')],
    [...[false, false, true]],
  );
  payment.restocked('a', [units(0)], NOW);
  assert.deepEqual([payment.steps, payment.state.claimed], [['report'], true]);
  ask(payment, 'b', { lines: [units(0)], restock: true });
  ask(payment, 'c', { lines: [units(0)] });
  assert.deepEqual([taken('c', 'succeeded'), taken('b', 'succeeded'), taken('b', 'failed')], [false, true, true]);
  payment.restocked('b', [], NOW);
  assert.deepEqual(payment.steps, ['report']);
  assert.deepEqual(
    payment.state.refunds.map(({ id, restocked }) => [id, restocked]),
    [
      ['a', [units(0)]],
      ['b', []],
      ['c', undefined],
    ],
  );
});

test('the same id asks for the same units once, in whatever order they are named, and for no others', () => {
  const payment = taxedPayment();
  ask(payment, 'a', { lines: [units(0), units(1)], restock: true });
  ask(payment, 'a', { lines: [units(1), units(0)], restock: true });
  askBack(payment, 'b', 356);
  assert.deepEqual(amounts(payment), [892, 356]);
  const others: [string, Omit<WantedRefund, 'id' | 'reason'>][] = [
    ['a', { lines: [units(0), units(1)] }],
    ['a', { lines: [units(0, 2), units(1)], restock: true }],
    ['a', { lines: [units(0), units(1)], restock: true, tip: true }],
    ['a', { amount: 892 }],
    ['a', {}],
    ['b', { lines: [units(0)] }],
  ];
  for (const [id, how] of others) assert.throws(() => ask(payment, id, how), { code: 'IDEMPOTENCY_KEY_REUSED' });
});

test('what cannot be given back is refused by its own code, and changes nothing', () => {
  const payment = taxedPayment();
  ask(payment, 'a', { lines: [units(0, 2)], tip: true });
  const before = JSON.stringify(payment.state);
  const refused: [Omit<WantedRefund, 'id' | 'reason'>, string, object][] = [
    [{ lines: [] }, 'REFUND_NOTHING', { orderId: 'order-1' }],
    [{ tip: false }, 'REFUND_NOTHING', { orderId: 'order-1' }],
    [{ lines: [units(2)] }, 'REFUND_LINE_UNKNOWN', { orderId: 'order-1', line: 2, lines: 2 }],
    [{ lines: [units(-1)] }, 'REFUND_LINE_UNKNOWN', { orderId: 'order-1', line: -1, lines: 2 }],
    [{ lines: [units(0), units(1), units(0)] }, 'REFUND_LINE_TWICE', { orderId: 'order-1', line: 0 }],
    [{ lines: [units(0, 2)] }, 'REFUND_UNITS_GONE', { orderId: 'order-1', line: 0, quantity: 2, left: 1 }],
    [{ tip: true }, 'REFUND_TIP_GONE', { orderId: 'order-1' }],
    [{ lines: [units(0)], amount: 100 }, 'REFUND_CHOICE', { fields: ['amount', 'lines', 'tip'] }],
    [{ tip: true, amount: 100 }, 'REFUND_CHOICE', { fields: ['amount', 'lines', 'tip'] }],
    [{ restock: true }, 'REFUND_CHOICE', { fields: ['restock', 'lines'] }],
    [{ restock: true, tip: true }, 'REFUND_CHOICE', { fields: ['restock', 'lines'] }],
  ];
  for (const [how, code, data] of refused) assert.throws(() => ask(payment, 'b', how), { code, data });
  assert.equal(JSON.stringify(payment.state), before);
});

test('an order without a tip has none to give back, and one without money has nothing', () => {
  assert.throws(() => ask(paidPayment(), 'a', { tip: true }), { message: 'order order-1 has no tip' });
  assert.throws(() => ask(linkedPayment(), 'a', { lines: [units(0)] }), { code: 'REFUND_TOO_MUCH' });
});

test('what was free is given back with other units, and not alone', () => {
  const lines = [
    eventLine({ itemId: 'bread', name: 'Bread', quantity: 1, unitPrice: 0, total: 0 }),
    eventLine({ itemId: 'soup', name: 'Soup', quantity: 1, unitPrice: 700, total: 700 }),
  ];
  const payment = taxedPayment({ lines, taxes: [], tip: 0, total: 700 });
  assert.throws(() => ask(payment, 'a', { lines: [units(0)] }), { code: 'REFUND_NOTHING' });
  ask(payment, 'a', { lines: [units(0), units(1)] });
  assert.deepEqual(amounts(payment), [700]);
});

test('a refund that failed gives its units and the tip free again', () => {
  const payment = taxedPayment();
  ask(payment, 'a', { lines: [units(0)], tip: true });
  ask(payment, 'b', { lines: [units(0, 2)] });
  fail(payment, 'a', 606);
  ask(payment, 'c', { lines: [units(0), units(1)] });
  ask(payment, 'd', { tip: true });
  assert.deepEqual(refundRows(payment), ['a 606 failed', 'b 713 requested', 'c 892 requested', 'd 250 requested']);
});

test('units that others paid for before they failed never cost less than nothing', () => {
  const lines = [eventLine({ itemId: 'dip', name: 'Dip', quantity: 3, unitPrice: 0, total: 0, tax: 1, taxRate: 700 })];
  const payment = taxedPayment({ lines, taxes: [{ rate: 700, included: false, amount: 1 }], tip: 250, total: 251 });
  ask(payment, 'a', { lines: [units(0, 2)], tip: true });
  ask(payment, 'b', { lines: [units(0)] });
  fail(payment, 'a', 250);
  ask(payment, 'c', { lines: [units(0)], tip: true });
  assert.deepEqual(amounts(payment), [250, 1, 250], 'the first two units cost nothing, and the third a cent');
});

test('where money went back without lines, the units take what is left of it', () => {
  const payment = taxedPayment();
  askBack(payment, 'sorry', 1000);
  ask(payment, 'a', { lines: [units(0, 3)] });
  assert.deepEqual(amounts(payment), [1000, 855], 'and not 1,069');
  assert.throws(() => ask(payment, 'b', { lines: [units(1)] }), {
    code: 'REFUND_TOO_MUCH',
    data: { left: 0, amount: 0, orderId: 'order-1' },
  });
  fail(payment, 'sorry', 1000);
  ask(payment, 'b', { lines: [units(1)] });
  ask(payment, 'c', { tip: true });
  assert.deepEqual(amounts(payment), [1000, 855, 536, 464], 'what was kept back of the soups comes with the last');
  assert.throws(() => askBack(payment, 'd'), { code: 'REFUND_TOO_MUCH' });
});
