import assert from 'node:assert/strict';
import { test } from 'node:test';
import { later, MINUTE, SECOND } from '../../kernel/time.ts';
import { bookDifferences, type StockBook } from '../../services/order/domain/book-differences.ts';
import { entryKey, lastKeyAt, openKeys } from '../../services/order/domain/book-entries.ts';
import type { Order } from '../../services/order/domain/order.ts';
import type { RefundNote } from '../../services/order/domain/order-state.ts';
import { NOW, orderIn } from '../support/orders.ts';

const at = (minutes: number) => later(NOW, minutes * MINUTE);
const keysOf = ({ state }: Order) => state.entries.map(entryKey);
const refund = (id: string, state: RefundNote['state'], amount = 400): RefundNote => ({
  id,
  amount,
  state,
  reason: 'cold',
});

test('what happens to the money of an order, and that it is cancelled, is entered once', () => {
  assert.deepEqual(keysOf(orderIn('waiting_for_payment')), []);
  assert.deepEqual(keysOf(orderIn('completed')), ['paid']);
  const order = orderIn('preparing');
  order.markPaid(1700, 'eur', at(1));
  order.cancel('staff', 'closed', at(2));
  order.cancel('staff', 'closed', at(3));
  order.noteRefunds(1, [refund('r1', 'requested')], at(4));
  order.noteRefunds(2, [refund('r1', 'succeeded'), refund('r2', 'failed')], at(5));
  order.noteRefunds(3, [refund('r1', 'succeeded'), refund('r2', 'failed')], at(6));
  assert.deepEqual(keysOf(order), ['paid', 'cancelled', 'refunded r1']);
  order.noteRefunds(4, [refund('r1', 'failed')], at(7));
  order.noteRefunds(5, [refund('r1', 'failed')], at(8));
  assert.deepEqual(keysOf(order), ['paid', 'cancelled', 'refunded r1', 'reversed r1']);
  assert.deepEqual(
    order.state.entries.map(({ at }) => at),
    [NOW, at(2), at(5), at(7)],
  );
  assert.deepEqual(order.state.hours, ['2026-03-01T12']);
});

test('an order is found by its earliest entry that is in no Z, until all are in one', () => {
  const order = orderIn('paid');
  const key = (time: Date) => `${time.toISOString()}_order-1`;
  order.noteRefunds(1, [refund('r1', 'succeeded')], at(1));
  assert.equal(order.state.unreported, key(NOW));
  assert.ok(key(NOW) < lastKeyAt(NOW) && key(at(1)) > lastKeyAt(later(at(1), -SECOND)));
  order.takeIntoReport(['paid'], 1);
  assert.equal(order.state.unreported, key(at(1)));
  order.noteRefunds(2, [refund('r1', 'succeeded'), refund('r2', 'succeeded')], at(-5));
  assert.equal(order.state.unreported, key(at(-5)), 'of a clock that is slow');
  order.takeIntoReport(['refunded r1', 'refunded r2'], 2);
  assert.equal(order.state.unreported, null);
});

test('an entry stays in the Z that took it first, and only those are taken that are named', () => {
  const order = orderIn('paid');
  order.noteRefunds(1, [refund('r1', 'succeeded')], at(1));
  assert.deepEqual(openKeys(order.state, at(1)), ['paid', 'refunded r1']);
  assert.deepEqual(openKeys(order.state, NOW), ['paid']);
  order.takeIntoReport(['paid'], 1);
  order.takeIntoReport(['paid', 'refunded r1'], 2);
  assert.deepEqual(
    order.state.entries.map(({ report }) => report),
    [1, 2],
  );
  assert.deepEqual(openKeys(order.state, at(9)), []);
});

const STOCK: StockBook = { orderId: 'order-1', is: 'sold', total: 1700, balanced: true };
const PAYMENT = { orderId: 'order-1', captured: 1700, currency: 'eur', refunds: [refund('r1', 'succeeded')] };

test('a Z compares the entries that it took with payment and stock, and no others', () => {
  const order = orderIn('completed');
  order.noteRefunds(1, [refund('r1', 'succeeded')], at(1));
  order.takeIntoReport(['paid', 'refunded r1'], 1);
  const differences = (payment?: Partial<typeof PAYMENT>, stock?: Partial<StockBook>, report = 1) =>
    bookDifferences(order.state, report, payment && { ...PAYMENT, ...payment }, stock && { ...STOCK, ...stock });
  assert.deepEqual(differences({}, {}), []);
  assert.deepEqual(differences(undefined, undefined, 2), []);
  assert.deepEqual(differences({ captured: 1600 }, {}), ['payment took 1600 eur, the order 1700 eur']);
  assert.deepEqual(differences({ currency: 'usd' }, {}), ['payment took 1700 usd, the order 1700 eur']);
  assert.deepEqual(differences({ refunds: [] }, {}), ['payment knows no refund r1']);
  const other = (one: RefundNote) => differences({ refunds: [one] }, {});
  assert.deepEqual(other(refund('r1', 'succeeded', 300)), ['refund r1 is 300 at payment and 400 here']);
  assert.deepEqual(other(refund('r1', 'failed')), ['refund r1 has failed at payment and succeeded here']);
  assert.deepEqual(differences({}, { is: 'held' }), ['its units are held, and should be sold']);
  assert.deepEqual(differences({}, { total: 1 }), ['stock priced it at 1, the order at 1700']);
  assert.deepEqual(differences({}, { balanced: false }), ['its stock movements do not come to its units']);
});

test('of a cancelled order stock should have what became of its units, and of a refund that came back payment a failed one', () => {
  const order = orderIn('preparing');
  order.cancel('staff', 'closed', at(1));
  order.noteRefunds(1, [refund('r1', 'succeeded')], at(1));
  order.noteRefunds(2, [refund('r1', 'failed')], at(2));
  order.takeIntoReport(order.state.entries.map(entryKey), 1);
  const payment = { ...PAYMENT, refunds: [refund('r1', 'failed')] };
  assert.deepEqual(bookDifferences(order.state, 1, payment, { ...STOCK, is: 'wasted' }), []);
  assert.deepEqual(bookDifferences(order.state, 1, payment, STOCK), ['its units are sold, and should be wasted']);
});
