import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Aggregate } from '../../kernel/aggregate.ts';
import { DomainError, isRefusal } from '../../kernel/domain-error.ts';
import { growingDelay } from '../../kernel/time.ts';
import { Unavailable } from '../../kernel/unavailable.ts';

test('a delay doubles from the first to the longest, and is spread by a fifth', () => {
  for (const [attempt, expected] of [100, 200, 400, 800, 1000, 1000].entries()) {
    const delays = Array.from({ length: 200 }, () => growingDelay(attempt, 100, 1000));
    assert.ok(Math.min(...delays) >= expected * 0.8 && Math.max(...delays) <= expected * 1.2);
    assert.ok(new Set(delays).size > 5, 'many that failed together do not return together');
  }
  assert.ok(growingDelay(1_000_000, 100, 1000) <= 1200);
});

test('a refusal is known by its name and code, also when a node has lost its class', () => {
  const refusal = new DomainError('ORDER_UNKNOWN', 'not_found', 'no such order', { orderId: '1' });
  const fromAfar = Object.assign(new Error('no such order'), { name: 'DomainError', code: 'ORDER_UNKNOWN' });
  for (const error of [refusal, fromAfar]) {
    assert.deepEqual(
      [isRefusal(error), isRefusal(error, 'ORDER_UNKNOWN'), isRefusal(error, 'OTHER')],
      [true, true, false],
    );
  }
  const others = [
    new Error('ORDER_UNKNOWN'),
    new Unavailable('away'),
    { name: 'DomainError', code: 'ORDER_UNKNOWN' },
    undefined,
  ];
  for (const error of others) assert.equal(isRefusal(error), false);
});

test('an aggregate hands over what it recorded once', () => {
  class Thing extends Aggregate<'made'> {
    readonly id = 'thing';
    make(): void {
      this.record('made');
    }
  }
  const thing = new Thing();
  thing.make();
  assert.deepEqual([thing.takeFacts(), thing.takeFacts(), thing.version], [['made'], [], 0]);
  thing.storedAs(3);
  assert.equal(thing.version, 3);
});
