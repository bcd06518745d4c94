import assert from 'node:assert/strict';
import { test } from 'node:test';
import { later, MINUTE } from '../../kernel/time.ts';
import type { Order } from '../../services/order/domain/order.ts';
import { NOW, orderIn } from '../support/orders.ts';

const refund = (state: 'requested' | 'pending' | 'succeeded' | 'failed', id = 'r1', amount = 700) => {
  return { id, amount, state, reason: 'cold soup' };
};
const news = ({ state }: Order) => state.timeline.slice(5).map(({ by, reason }) => `${by}: ${reason}`);

test('each change of a refund has its line on the timeline, with the money as people read it', () => {
  const order = orderIn('cooked');
  order.noteRefunds(1, [refund('requested')], NOW);
  order.noteRefunds(2, [refund('requested'), refund('requested', 'r2', 50)], NOW);
  order.noteRefunds(3, [refund('succeeded'), refund('requested', 'r2', 50)], later(NOW, MINUTE));
  assert.deepEqual(news(order), [
    'payment: refund of €7.00 requested: cold soup',
    'payment: refund of €0.50 requested: cold soup',
    'payment: refund of €7.00 succeeded: cold soup',
  ]);
  const { refunds, refundsVersion, status, updatedAt, timeline } = order.state;
  assert.deepEqual(refunds, [refund('succeeded'), refund('requested', 'r2', 50)]);
  assert.deepEqual([refundsVersion, status, updatedAt], [3, 'cooked', later(NOW, MINUTE)]);
  assert.equal(timeline.at(-1)?.status, 'cooked', 'a refund is no move');
});

test('a refund of units and the tip says which they are', () => {
  const order = orderIn('cooked');
  const lines = [
    { line: 1, quantity: 1, amount: 400 },
    { line: 0, quantity: 2, amount: 300 },
  ];
  const note = { ...refund('succeeded'), lines, tip: true as const, restock: true as const };
  order.noteRefunds(1, [note, { ...refund('pending', 'r2', 250), tip: true }], NOW);
  assert.deepEqual(news(order), [
    'payment: refund of €7.00 (1 × Cake, 2 × Soup, the tip) succeeded: cold soup',
    'payment: refund of €2.50 (the tip) pending: cold soup',
  ]);
  assert.deepEqual(order.state.refunds[0], note);
  order.noteRefunds(2, [{ ...refund('pending', 'r3', 1), lines: [{ line: 9, quantity: 1, amount: 1 }] }], NOW);
  assert.match(news(order).at(-1) ?? '', /€0\.01 \(1 × line 9\) pending/, 'a line that an order does not have');
});

test('what payment said before, or says again, changes nothing', () => {
  const order = orderIn('cooked');
  order.noteRefunds(2, [refund('succeeded')], NOW);
  const before = JSON.stringify(order.state);
  for (const version of [1, 2]) order.noteRefunds(version, [refund('requested')], later(NOW, MINUTE));
  assert.equal(JSON.stringify(order.state), before);
});
