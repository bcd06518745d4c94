import assert from 'node:assert/strict';
import { test } from 'node:test';
import { later, MINUTE } from '../../kernel/time.ts';
import { takeIntoReport } from '../../services/order/domain/book-entries.ts';
import type { ZReport } from '../../services/order/domain/day-report.ts';
import type { Order } from '../../services/order/domain/order.ts';
import type { OrderState } from '../../services/order/domain/order-state.ts';
import { eventually } from '../support/eventually.ts';
import { assertPromised } from '../support/promised-answers.ts';
import { wholeShop } from '../support/whole-shop.ts';

const shop = await wholeShop({ KITCHEN_MODE: 'manual' });
const { call } = shop;
type Records = { find(id: string): Promise<Order> };
const entriesOf = async (id: string) =>
  (await (shop.node.service('order').records as unknown as Records).find(id)).state.entries;

async function paid(): Promise<string> {
  const id = await shop.order();
  await shop.pay(id);
  await shop.look(id);
  await shop.reaches(id, 'paid');
  await eventually(async () => (await call('stock.audit', { orderIds: [id] })).orders[0]?.is === 'sold');
  return id;
}

/** What happened to these orders happened three minutes ago. */
async function age(...ids: string[]): Promise<void> {
  for (const id of ids) {
    const entries = (await entriesOf(id)).map((entry) => ({ ...entry, at: later(entry.at, -3 * MINUTE) }));
    const booked = takeIntoReport({ id, entries, unreported: null, hours: [] }, [], 0);
    await shop.node.change<OrderState>('order', id, booked);
  }
}
const refunded = (id: string, count = 1) =>
  eventually(async () => (await entriesOf(id)).filter(({ kind }) => kind === 'refunded').length === count);
const close = async () => (await call('order.closeDay', {})) as ZReport;
const sumsOf = ({ money: [euros] }: ZReport) => [euros?.orders, euros?.paid, euros?.refunds, euros?.refunded];

test('a day is told and closed, to the cent as payment and stock have it, and a later refund is in the next', async () => {
  await assert.rejects(close(), { code: 'DAY_EMPTY' });
  const [sold, cancelled, now] = [await paid(), await paid(), await paid()];
  await call('order.cancelByStaff', { orderId: cancelled, reason: 'no dough' });
  await call('payment.refund', { orderId: sold, refundId: 'r1', lines: [{ line: 0, quantity: 1 }] });
  await Promise.all([refunded(sold), refunded(cancelled)]);
  const { total } = await shop.get(sold);
  const x = (await call('order.report', {})) as ZReport;
  assert.deepEqual([x.kind, x.number, sumsOf(x)], ['X', null, [3, 3 * total, 2, total * 1.5]]);

  const today = await call('order.today', {});
  assertPromised('GET', '/api/today', 200, 'application/json', today);
  const byStatus = { pending: 0, waiting_for_payment: 0, paid: 2, preparing: 0, cooked: 0, completed: 0, cancelled: 1 };
  assert.deepEqual([today.orders, today.byStatus, today.currency], [3, byStatus, 'eur']);
  assert.deepEqual([today.takings, today.refunded, today.promise], [3 * total, total * 1.5, { kept: 0, late: 0 }]);
  await age(sold, cancelled);
  const [first, same] = await Promise.all([close(), close()]);
  assert.deepEqual([first.number, sumsOf(first), first.differences], [1, [2, 2 * total, 2, total * 1.5], []]);
  assert.deepEqual(same, first, 'two at once close one day');
  assert.deepEqual(first.cancellations, [{ by: 'staff', reason: 'no dough', orders: 1 }]);
  assert.equal(first.money[0]?.categories[0]?.units, 4);
  await assert.rejects(close(), { code: 'DAY_EMPTY' });

  await call('payment.refund', { orderId: sold, refundId: 'r2' });
  await refunded(sold, 2);
  await shop.restart();
  await age(sold, now);
  const second = await close();
  assertPromised('POST', '/api/report/close', 200, 'application/json', second);
  assert.deepEqual([second.number, second.from], [2, first.until]);
  assert.deepEqual([sumsOf(second), second.differences], [[1, total, 1, total / 2], []]);
  assert.deepEqual(await call('order.report', { number: 1 }), first, 'it never changes');
  const { csv } = (await call('order.report', { number: 2, format: 'csv' })) as { csv: string };
  assert.match(csv, /^what,name,count,gross,net,tax,currency\r\nreport,Z,2,/);
});

test('what names no span is refused', async () => {
  const bad = [
    [{ day: '2026-02-30' }, 422],
    [{ day: '2026-03-01', from: '2026-03-01T00:00:00.000Z' }, 'REPORT_SPAN'],
    [{ from: '2026-03-02T00:00:00.000Z', to: '2026-03-01T00:00:00.000Z' }, 'REPORT_SPAN'],
    [{ from: '2026-03-01T00:00:00.000Z', to: '2026-04-02T00:00:00.000Z' }, 'REPORT_SPAN'],
    [{ number: 1, day: '2026-03-01' }, 'REPORT_SPAN'],
    [{ number: 99 }, 'REPORT_UNKNOWN'],
  ] as const;
  for (const [params, code] of bad)
    await assert.rejects(call('order.report', params), { code }, JSON.stringify(params));
});
