import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { DEAD_LETTER_INDEXES, type DeadLetter, DeadLetterDocuments } from '../../mixins/outbox/dead-letters.ts';
import { sqliteCollections } from '../support/collections.ts';
import { cloudEvent, orderFacts } from '../support/events.ts';

const collection = sqliteCollections();
const make = () => new DeadLetterDocuments(collection<DeadLetter>('dead_letters', DEAD_LETTER_INDEXES));
const event = cloudEvent('order.paid', orderFacts());
const death = (error: unknown, over = {}) => ({ consumer: 'stock', event, headers: { trace: 't1' }, error, ...over });

test('a dead letter keeps the event, its headers and what went wrong', async () => {
  const letters = make();
  await letters.bury(death(new Error('no such reservation')));
  const letter = await letters.find(`stock:${event.id}`);
  assert.partialDeepStrictEqual(letter, {
    consumer: 'stock',
    type: 'order.paid',
    event,
    headers: { trace: 't1' },
    count: 1,
  });
  assert.match(letter?.error ?? '', /no such reservation[\s\S]*dead-letters\.test/, 'with the stack');
});

test('an event that dies again is counted in the same row, with the latest reason', async () => {
  const letters = make();
  await letters.bury(death(new Error('first')));
  const before = (await letters.list(10))[0]?.at ?? '';
  await sleep(2);
  await letters.bury(death('second', { headers: { trace: 't2' } }));
  const [letter, ...more] = await letters.list(10);
  assert.deepEqual([more, letter?.count, letter?.error, letter?.headers], [[], 2, 'second', { trace: 't2' }]);
  assert.ok((letter?.at ?? '') > before);
});

test('each consumer has a row of its own, the latest first, and a row that was removed is gone', async () => {
  const letters = make();
  await letters.bury(death('x'));
  await sleep(2);
  await letters.bury(death('x', { consumer: 'kitchen' }));
  const consumers = async (limit: number) => (await letters.list(limit)).map(({ consumer }) => consumer);
  assert.deepEqual([await consumers(10), await consumers(1)], [['kitchen', 'stock'], ['kitchen']]);
  await letters.remove(`kitchen:${event.id}`);
  assert.deepEqual(await consumers(10), ['stock']);
  assert.equal(await letters.find(`kitchen:${event.id}`), undefined);
});
