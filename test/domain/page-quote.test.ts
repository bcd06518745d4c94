import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { type PageQuote, pageScript } from '../support/page-scripts.ts';

const { quoting } = await pageScript('shop/quoting');

/** A shop that answers each question when it is told to. */
function slowShop() {
  const asked: { body: string; answer(total: number): Promise<void>; refuse(error: Error): Promise<void> }[] = [];
  let told = 0;
  const quotes = quoting({
    wait: 2,
    told: () => told++,
    ask: (body) => {
      const { promise, resolve, reject } = Promise.withResolvers<PageQuote>();
      const end = (settle: () => void) => {
        settle();
        return sleep(0);
      };
      const answer = (total: number) => end(() => resolve({ total }));
      const refuse = (error: Error) => end(() => reject(error));
      asked.push({ body: body as string, answer, refuse });
      return promise;
    },
  });
  const bodies = () => asked.map(({ body }) => body);
  const last = () => asked.at(-1) as (typeof asked)[number];
  return { quotes, bodies, last, told: () => told };
}

test('a total is asked once the basket is left alone, one question at a time, and only the last answer counts', async () => {
  const { quotes, bodies, last, told } = slowShop();
  quotes.want('a');
  quotes.want('b');
  await sleep(10);
  assert.deepEqual(bodies(), ['b']);
  quotes.want('c');
  await sleep(10);
  assert.deepEqual(bodies(), ['b'], 'the shop has not answered yet');
  const first = last();
  quotes.want('d');
  await first.answer(1);
  assert.deepEqual([bodies(), told(), quotes.state().answer], [['b', 'd'], 0, null]);
  await last().answer(2);
  assert.deepEqual(quotes.state(), { answer: { total: 2 }, error: undefined, isNew: true });
  quotes.want('e');
  quotes.want('d');
  await sleep(10);
  assert.deepEqual([bodies(), told()], [['b', 'd'], 1], 'what was answered is not asked again');
  quotes.want('d', 'another price');
  assert.deepEqual(quotes.state(), { answer: { total: 2 }, error: undefined, isNew: false });
  await sleep(10);
  await last().answer(3);
  assert.deepEqual(quotes.state().answer, { total: 3 });
  quotes.want(null);
  assert.deepEqual(quotes.state(), { answer: null, error: undefined, isNew: false });
  quotes.want('d', 'another price');
  assert.deepEqual(quotes.state(), { answer: { total: 3 }, error: undefined, isNew: true }, 'it is wanted again');
});

test('an order waits for its total, and hears why there is none; a refusal is asked again', async () => {
  const { quotes, bodies, last } = slowShop();
  quotes.want('a');
  const total = quotes.settled();
  assert.deepEqual(bodies(), ['a'], 'it does not wait for the pause to end');
  await last().answer(1);
  assert.deepEqual(await total, { total: 1 });
  quotes.refresh();
  assert.deepEqual(bodies(), ['a'], 'an answer is good for a while');
  quotes.refresh(0);
  await last().refuse(new Error('closed'));
  assert.equal(quotes.state().error?.message, 'closed');
  assert.equal(quotes.state().answer, null);
  const refused = assert.rejects(quotes.settled(), /still closed/);
  await last().refuse(new Error('still closed'));
  await refused;
  quotes.refresh();
  await last().answer(4);
  assert.deepEqual([bodies(), quotes.state().answer], [['a', 'a', 'a', 'a'], { total: 4 }]);
});
