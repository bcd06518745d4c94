import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { OrderFacts } from '../../kernel/events.ts';
import { checkOf } from '../../platform/contract/check.ts';
import {
  happenedAt,
  MOST_BYTES,
  messageOf,
  occasionOf,
  type ToldOrder,
  toldOf,
} from '../../services/webhooks/domain/message.ts';
import { webhookOrder } from '../../services/webhooks/webhooks.contract.ts';
import { eventLine, orderFacts } from '../support/events.ts';

const check = checkOf(webhookOrder);
type Seen = OrderFacts['seen'];
const at = (minute: number) => `2026-03-01T12:${String(minute).padStart(2, '0')}:00.000Z`;
const step = (minute: number, status: Seen['status'], reason: string | null = null): Seen['timeline'][number] => {
  return { at: at(minute), status, by: 'staff', reason };
};
const seen = (over: Partial<Seen>): Pick<OrderFacts, 'seen'> => ({ seen: { ...orderFacts().seen, ...over } });
const refund = (id: string, state: Seen['refunds'][number]['state'] = 'succeeded') => ({
  id,
  amount: 100,
  state,
  reason: 'cold',
});

const name = fc.string({ unit: 'grapheme', maxLength: 200, size: 'medium' });
const facts = fc
  .record({
    lines: fc.array(fc.record({ name, note: name, options: fc.array(fc.record({ name }), { maxLength: 20 }) }), {
      maxLength: 50,
    }),
    reasons: fc.array(name, { maxLength: 200 }),
    refunds: fc.integer({ min: 0, max: 200 }),
  })
  .map(({ lines, reasons, refunds }) =>
    orderFacts({
      note: 'the kitchen alone reads this',
      lines: lines.map((one) =>
        eventLine({
          ...one,
          options: one.options.map((option) => ({ groupId: 'g', choiceId: 'c', price: 1, quantity: 1, ...option })),
        }),
      ),
      ...seen({
        timeline: reasons.map((reason) => step(1, 'paid', reason)),
        refunds: Array.from({ length: refunds }, (_, nth) => refund(`r${nth}`)),
      }),
    }),
  );

test('a message is never over 20,000 bytes, is what the interface describes, and says what it leaves out', () => {
  let isCut = 0;
  fc.assert(
    fc.property(facts, (facts) => {
      const text = messageOf('order.paid', at(1), toldOf(facts));
      assert.ok(Buffer.byteLength(text) <= MOST_BYTES);
      const { type, timestamp, data } = JSON.parse(text) as { type: string; timestamp: string; data: ToldOrder };
      assert.deepEqual([type, timestamp, check(structuredClone(data))], ['order.paid', at(1), []]);
      assert.equal(data.lines.length + (data.leftOut?.lines ?? 0), facts.lines.length);
      assert.equal(data.timeline.length + (data.leftOut?.timeline ?? 0), facts.seen.timeline.length);
      assert.equal(data.refunds.length + (data.leftOut?.refunds ?? 0), facts.seen.refunds.length);
      if (data.leftOut) isCut++;
    }),
    { numRuns: 100 },
  );
  assert.ok(isCut > 0 && isCut < 100, `${isCut} of 100 were cut`);
});

test('nobody is told what a customer notes for the kitchen', () => {
  const noted = orderFacts({ note: 'ring twice', lines: [eventLine({ note: 'no salt' })] });
  assert.doesNotMatch(messageOf('order.paid', at(1), toldOf(noted)), /note|twice|salt/);
});

test('a message has the time at which it happened, not when it is told of', () => {
  const timeline = [
    ...[step(0, 'pending'), step(1, 'paid'), step(2, 'preparing'), step(3, 'cooked'), step(4, 'preparing')],
    ...[step(5, 'cooked'), step(6, 'cooked', 'a refund'), step(7, 'completed'), step(8, 'completed', 'another')],
  ];
  const facts = seen({ timeline, createdAt: at(0), updatedAt: at(8) });
  const types = ['created', 'paid', 'cooked', 'completed', 'refunded'].map((type) => `order.${type}`);
  assert.deepEqual(
    types.map((type) => happenedAt(type, facts)),
    [at(0), at(1), at(5), at(7), at(8)],
  );
});

test('what happens once is one occasion however the order looks; cooking and refunding have several', () => {
  const once = (over: Partial<Seen>) =>
    ['created', 'paid', 'completed', 'cancelled'].map((type) => occasionOf(`order.${type}`, seen(over)));
  assert.deepEqual(once({ timeline: [step(1, 'cooked')], refunds: [refund('r1')] }), once({}));
  const cooked = (...minutes: number[]) =>
    occasionOf(
      'order.cooked',
      seen({ timeline: minutes.flatMap((minute) => [step(minute, 'cooked'), step(minute, 'preparing')]) }),
    );
  assert.equal(cooked(1), cooked(1));
  assert.notEqual(cooked(1), cooked(1, 2));
  const refunded = (...refunds: Seen['refunds']) => occasionOf('order.refunded', seen({ refunds }));
  const all = [
    refunded(refund('r1')),
    refunded(refund('r1', 'failed')),
    refunded(refund('r1', 'failed'), refund('r2')),
  ];
  assert.equal(new Set(all).size, 3);
  assert.equal(refunded(refund('r1')), refunded(refund('r1'), refund('r2', 'pending')));
});
