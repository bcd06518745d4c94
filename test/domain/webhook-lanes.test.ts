import assert from 'node:assert/strict';
import { test } from 'node:test';
import { later, SECOND } from '../../kernel/time.ts';
import { Lanes } from '../../services/webhooks/application/lanes.ts';
import { NOW } from '../support/orders.ts';

function lanes(most: number) {
  const free: string[] = [];
  return { free, lanes: new Lanes(most, () => void free.push('free')) };
}

test('so many messages are on their way to an endpoint at a time, each once, whatever goes to others', () => {
  const { lanes: one, free } = lanes(2);
  const taken = ['a', 'a', 'b', 'c'].map((id) => one.take('e1', id, NOW));
  assert.deepEqual(taken, [true, false, true, false]);
  assert.deepEqual([one.room('e1', NOW), one.room('e2', NOW), [...one.busy('e1')]], [0, 2, ['a', 'b']]);
  one.done('e1', 'a');
  assert.deepEqual([one.room('e1', NOW), free.length], [1, 1], 'there is room for what waits, and it is told so');
  one.done('e1', 'b');
  assert.equal(free.length, 1, 'nothing waits any more');
});

test('an endpoint is left alone until a time, the latest that it asked for', () => {
  const { lanes: one } = lanes(2);
  one.pause('e1', later(NOW, 2 * SECOND));
  one.pause('e1', later(NOW, SECOND));
  const room = (ms: number) => one.room('e1', later(NOW, ms));
  assert.deepEqual([room(0), room(2 * SECOND - 1), room(2 * SECOND), one.room('e2', NOW)], [0, 0, 2, 2]);
  assert.equal(one.take('e1', 'a', NOW), false);
});
