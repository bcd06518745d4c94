import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DeadLetters } from '../../platform/channels/dead-letter.ts';
import { cloudEvent, orderFacts } from '../support/events.ts';

const event = cloudEvent('order.paid', orderFacts());
const ID = `stock:${event.id}`;
const death = (error: unknown, over = {}) => ({ consumer: 'stock', event, headers: { trace: 't1' }, error, ...over });
const open = { dropped: false };
const dropped = { dropped: true };

/** What dead letters promise, whatever they are kept in; `make` makes them empty. */
export function deadLettersSuite(make: (t: TestContext) => Promise<DeadLetters>): void {
  /** One of each consumer, a moment apart. */
  async function buried(t: TestContext, ...consumers: string[]): Promise<DeadLetters> {
    const letters = await make(t);
    for (const consumer of consumers) {
      await letters.bury(death('x', { consumer }));
      await sleep(2);
    }
    return letters;
  }
  const consumers = async (letters: DeadLetters, ...how: Parameters<DeadLetters['list']>) =>
    (await letters.list(...how)).map(({ consumer }) => consumer);

  test('a dead letter keeps the event, its headers and what went wrong', async (t) => {
    const letters = await make(t);
    await letters.bury(death(new Error('no such reservation')));
    const letter = await letters.find(ID);
    const expected = { consumer: 'stock', type: 'order.paid', event, headers: { trace: 't1' }, count: 1 };
    assert.partialDeepStrictEqual(letter, { ...expected, droppedAt: null, dropReason: null });
    assert.match(letter?.error ?? '', /no such reservation[\s\S]*dead-letters\.suite/, 'with the stack');
    assert.deepEqual(await letters.list(open, 'newest', 10), [letter]);
  });

  test('an error of any length can be stored', async (t) => {
    const letters = await make(t);
    await letters.bury(death(new Error('€'.repeat(200_000))));
    await letters.bury(death('€'.repeat(200_000)));
    const { error = '', count } = (await letters.find(ID)) ?? {};
    assert.ok(error.length > 1000 && error.length < 65_536 / 3, `${error.length} characters`);
    assert.equal(count, 2);
  });

  test('an event that dies again is counted in the same row, with the latest reason', async (t) => {
    const letters = await buried(t, 'stock');
    const before = (await letters.find(ID))?.at ?? '';
    await letters.bury(death('second', { headers: { trace: 't2' } }));
    const [letter, ...more] = await letters.list(open, 'newest', 10);
    assert.deepEqual([more, letter?.count, letter?.error, letter?.headers], [[], 2, 'second', { trace: 't2' }]);
    assert.ok((letter?.at ?? '') > before);
  });

  test('of many burials at the same moment each is counted, in one row', async (t) => {
    const letters = await make(t);
    await Promise.all(Array.from({ length: 5 }, () => letters.bury(death('x'))));
    const [letter, ...more] = await letters.list(open, 'newest', 10);
    assert.deepEqual([letter?.count, more], [5, []]);
  });

  test('each consumer has a row of its own, by age from either end; one that was removed is gone', async (t) => {
    const letters = await buried(t, 'stock', 'kitchen', 'payment');
    assert.deepEqual(await consumers(letters, open, 'newest', 10), ['payment', 'kitchen', 'stock']);
    assert.deepEqual(await consumers(letters, open, 'oldest', 2), ['stock', 'kitchen']);
    await letters.remove(`kitchen:${event.id}`);
    assert.deepEqual(await consumers(letters, open, 'newest', 10), ['payment', 'stock']);
    assert.equal(await letters.find(`kitchen:${event.id}`), undefined);
  });

  test('those from before a moment are listed, that moment among them, for the next page', async (t) => {
    const letters = await buried(t, 'stock', 'kitchen', 'payment');
    const [, second] = await letters.list(open, 'newest', 10);
    const until = second?.at;
    assert.deepEqual(await consumers(letters, { ...open, until }, 'newest', 10), ['kitchen', 'stock']);
    await letters.drop(`stock:${event.id}`, 'x');
    await sleep(2);
    await letters.drop(`payment:${event.id}`, 'x');
    const [, first] = await letters.list(dropped, 'newest', 10);
    assert.deepEqual(await consumers(letters, { ...dropped, until: first?.droppedAt ?? '' }, 'newest', 10), ['stock']);
  });

  test('they are listed and counted by the type of their event', async (t) => {
    const letters = await buried(t, 'stock');
    await letters.bury(death('x', { event: cloudEvent('order.cancelled', orderFacts()) }));
    const types = async (type?: string) => (await letters.list({ type, ...open }, 'newest', 10)).map((one) => one.type);
    assert.deepEqual(await types('order.paid'), ['order.paid']);
    assert.deepEqual([await types('order.created'), (await types()).length], [[], 2]);
    const counts = ['order.paid', 'order.created', undefined].map((type) => letters.count({ type, ...open }));
    assert.deepEqual(await Promise.all(counts), [1, 0, 2]);
  });

  test('one that is dropped is kept for the record, with the first reason, and is neither listed nor removed', async (t) => {
    const letters = await buried(t, 'stock', 'kitchen');
    await letters.drop(ID, 'a test order');
    const first = await letters.find(ID);
    assert.equal(first?.dropReason, 'a test order');
    assert.ok((first?.droppedAt ?? '') >= (first?.at ?? 'z'));
    await sleep(2);
    await letters.drop(ID, 'another reason');
    await letters.remove(ID);
    assert.deepEqual(await letters.find(ID), first);
    assert.deepEqual(await consumers(letters, open, 'oldest', 10), ['kitchen']);
    assert.deepEqual(await letters.list(dropped, 'newest', 10), [first]);
    const counts = [letters.count(open), letters.count(dropped), letters.count({ type: 'order.created', ...dropped })];
    assert.deepEqual(await Promise.all(counts), [1, 1, 0]);
  });

  test('the dropped are listed by when they were dropped, of one type too', async (t) => {
    const letters = await buried(t, 'stock', 'kitchen');
    for (const consumer of ['kitchen', 'stock']) {
      await letters.drop(`${consumer}:${event.id}`, 'x');
      await sleep(2);
    }
    assert.deepEqual(await consumers(letters, dropped, 'newest', 10), ['stock', 'kitchen']);
    assert.deepEqual(await consumers(letters, { type: 'order.paid', ...dropped }, 'newest', 1), ['stock']);
  });

  test('one that was dropped and dies again is open again, with its count', async (t) => {
    const letters = await buried(t, 'stock');
    await letters.drop(ID, 'it will not come back');
    await letters.bury(death('again'));
    const [letter] = await letters.list(open, 'newest', 10);
    assert.deepEqual([letter?.count, letter?.error, letter?.droppedAt, letter?.dropReason], [2, 'again', null, null]);
    assert.deepEqual(await letters.list(dropped, 'newest', 10), []);
  });

  test('to drop what is not there makes nothing', async (t) => {
    const letters = await make(t);
    await letters.drop(ID, 'x');
    assert.deepEqual([await letters.find(ID), await letters.count(dropped)], [undefined, 0]);
  });
}
