import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { later, MINUTE } from '../../kernel/time.ts';
import { type InQueue, ownTime, readyTimes, startOf, workOf } from '../../services/kitchen/domain/promise.ts';
import { NOW } from '../support/orders.ts';

const inMinutes = (minutes: number) => later(NOW, minutes * MINUTE);
const waits = (...minutes: number[]): InQueue => ({
  work: minutes.map((each) => each * MINUTE),
  wanted: null,
  startAt: NOW,
  startedAt: null,
});
const readyIn = (queue: InQueue[], cooks: number) =>
  readyTimes(queue, cooks, NOW).map((ready) => (ready.getTime() - NOW.getTime()) / MINUTE);

const work = fc.array(fc.integer({ min: 1, max: 40 * MINUTE }), { minLength: 1, maxLength: 3 });
const ticket: fc.Arbitrary<InQueue> = fc
  .record({ work, wantedIn: fc.integer({ min: -30, max: 180 }), begunAgo: fc.option(fc.integer({ min: 0, max: 50 })) })
  .map(({ work, wantedIn, begunAgo }) => ({
    work,
    wanted: inMinutes(wantedIn),
    startAt: startOf({ work, wanted: inMinutes(wantedIn) }, [], 2, inMinutes(-60)),
    startedAt: begunAgo === null ? null : inMinutes(-begunAgo),
  }));
const queue = fc.array(ticket, { maxLength: 12 });
const cooks = fc.integer({ min: 1, max: 5 });
const fresh = fc.record({ work, wanted: fc.option(fc.integer({ min: -30, max: 180 }).map(inMinutes)) });
type Fresh = { work: number[]; wanted: Date | null };
/** As it is opened behind these, which are in the order in which they were opened. */
const opened = ({ work, wanted }: Fresh, cooks: number, before: readonly InQueue[] = []): InQueue => {
  const alike = before.filter((other) => wanted && other.wanted?.getTime() === wanted.getTime());
  const works = alike.map((other) => other.work);
  return { work, wanted, startAt: startOf({ work, wanted }, works, cooks, NOW), startedAt: null };
};
const promised = (before: InQueue[], one: Fresh, cooks: number): Date =>
  readyTimes([...before, opened(one, cooks, before)], cooks, NOW).at(-1) ?? NOW;
/** Opened one after the other for the same time. */
function slotOf(works: readonly number[][], cooks: number, wanted: Date): InQueue[] {
  const slot: InQueue[] = [];
  for (const work of works) slot.push(opened({ work, wanted }, cooks, slot));
  return slot;
}
const beginsIn = (queue: readonly InQueue[]) =>
  queue.map(({ startAt }) => (startAt.getTime() - NOW.getTime()) / MINUTE);

test('one cook cooks one ticket after the other, two cook them side by side', () => {
  assert.deepEqual(readyIn([waits(10), waits(5), waits(5)], 1), [10, 15, 20]);
  assert.deepEqual(readyIn([waits(10), waits(5), waits(5)], 2), [10, 5, 10]);
});

test('stations work at the same time as far as there are cooks', () => {
  assert.deepEqual(readyIn([waits(10, 8)], 2), [10]);
  assert.deepEqual(readyIn([waits(10, 8)], 1), [18]);
});

test('what was begun keeps its cook for the time that is left, and one that is overdue keeps nobody', () => {
  const begun = { ...waits(10), startedAt: inMinutes(-4) };
  assert.deepEqual(readyIn([waits(5), begun], 1), [11, 6]);
  assert.deepEqual(readyIn([waits(5), { ...begun, startedAt: inMinutes(-30) }], 1), [5, 0]);
});

test('a ticket for later is planned to be ready then, and keeps no cook from what comes before', () => {
  const evening = opened({ work: [20 * MINUTE], wanted: inMinutes(90) }, 1);
  assert.deepEqual(evening.startAt, inMinutes(70));
  assert.deepEqual(readyIn([evening, waits(15)], 1), [90, 15]);
});

test('those that are wanted for the same time are begun so much earlier that all are ready then', () => {
  const six = slotOf(Array(6).fill([10 * MINUTE]), 3, inMinutes(90));
  assert.deepEqual(beginsIn(six), [80, 80, 80, 70, 70, 70]);
  assert.deepEqual(readyIn(six, 3), Array(6).fill(90));
  assert.deepEqual(beginsIn(slotOf(Array(6).fill([10 * MINUTE]), 6, inMinutes(90))), Array(6).fill(80));
  const work = [15 * MINUTE, 15 * MINUTE];
  assert.deepEqual(beginsIn(slotOf([work], 1, inMinutes(90))), [60], 'two stations of one cook');
  assert.deepEqual(beginsIn(slotOf([work], 2, inMinutes(90))), [75]);
  assert.deepEqual(
    beginsIn(slotOf(Array(6).fill([10 * MINUTE]), 1, inMinutes(25))),
    [15, 5, 0, 0, 0, 0],
    'not before now',
  );
});

test('where there is time enough and nobody else, all of a slot are promised at its time', () => {
  fc.assert(
    fc.property(fc.array(work, { minLength: 1, maxLength: 12 }), cooks, (works, cooks) => {
      const evening = inMinutes(works.flat().length * 40);
      const slot = slotOf(works, cooks, evening);
      for (const ready of readyTimes(slot, cooks, NOW)) assert.deepEqual(ready, evening);
      assert.deepEqual(
        slotOf(works.slice(0, -1), cooks, evening),
        slot.slice(0, -1),
        'those before it stay as they are',
      );
      assert.deepEqual(opened({ work: works[0] ?? [], wanted: null }, cooks, slot).startAt, NOW, 'as soon as possible');
    }),
    { numRuns: 500 },
  );
});

test('a ticket for later that is due goes before what was opened since', () => {
  const due = { ...waits(20), startAt: inMinutes(-1) };
  assert.deepEqual(readyIn([waits(15), due], 1), [35, 20]);
});

test('the lines of a station are cooked side by side; a line without minutes takes what lines take', () => {
  const lines = [
    { station: 'oven', minutes: 9 },
    { station: 'oven', minutes: 12 },
    { station: 'bar', minutes: 0 },
    { station: null, minutes: null },
  ];
  assert.deepEqual(workOf(lines, 7 * MINUTE), [12 * MINUTE, 0, 7 * MINUTE]);
  assert.equal(ownTime(workOf(lines, 7 * MINUTE)), 12 * MINUTE);
  assert.equal(ownTime(workOf([], MINUTE)), 0);
});

test('no promise comes before the ticket can be cooked, or before it is wanted', () => {
  fc.assert(
    fc.property(queue, fresh, cooks, (before, one, cooks) => {
      const ready = promised(before, one, cooks);
      assert.ok(ready >= later(NOW, ownTime(one.work)));
      assert.ok(!one.wanted || ready >= one.wanted);
    }),
  );
});

test('where nobody is in the way and each station has a cook, a promise is exact', () => {
  fc.assert(
    fc.property(fresh, ({ work, wanted }) => {
      const soonest = later(NOW, ownTime(work));
      assert.deepEqual(promised([], { work, wanted }, work.length), wanted && wanted > soonest ? wanted : soonest);
    }),
  );
});

test('more cooks make no ticket later', () => {
  fc.assert(
    fc.property(queue, cooks, (queue, cooks) => {
      const more = readyTimes(queue, cooks + 1, NOW);
      for (const [i, ready] of readyTimes(queue, cooks, NOW).entries()) assert.ok((more[i] as Date) <= ready);
    }),
  );
});

test('a longer queue makes no ticket earlier, wherever the other one stands in it', () => {
  fc.assert(
    fc.property(queue, ticket, fc.nat(12), cooks, (queue, other, at, cooks) => {
      const longer = queue.toSpliced(at, 0, other);
      const after = readyTimes(longer, cooks, NOW).filter((_, i) => longer[i] !== other);
      for (const [i, ready] of readyTimes(queue, cooks, NOW).entries()) assert.ok((after[i] as Date) >= ready);
    }),
  );
});

test('the same queue comes to the same promises, in whatever order it was read', () => {
  fc.assert(
    fc.property(queue, cooks, (queue, cooks) => {
      const distinct = queue.map((one, i) => ({ ...one, startAt: later(one.startAt, i), startedAt: null }));
      const startsOnce = new Set(distinct.map(({ startAt }) => startAt.getTime())).size === distinct.length;
      fc.pre(startsOnce);
      const forwards = readyTimes(distinct, cooks, NOW);
      assert.deepEqual(readyTimes(distinct.toReversed(), cooks, NOW).reverse(), forwards);
      assert.deepEqual(readyTimes(distinct, cooks, NOW), forwards);
    }),
  );
});
