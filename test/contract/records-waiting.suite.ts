import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { later, MINUTE } from '../../kernel/time.ts';
import { weightOf } from '../../platform/record/memory.ts';
import { eventually } from '../support/eventually.ts';
import { type MakeTallies, Tally, tallies } from '../support/tallies.ts';

/** Longer than a change that can wait may wait, milliseconds; and how late that may be where the machine is busy. */
const WAITED = 1200;
const BUSY = 3000;
const pause = () => new Promise((done) => setImmediate(done));

/** Changes that can wait, marks of events that were sent, and what is remembered. */
export function recordsWaitingSuite(where: string, isAlone: boolean, make: MakeTallies): void {
  async function world() {
    const made = await tallies(make, isAlone);
    const note = (step: string, of = made) => of.records.note('tally-1', (tally) => tally.take(step));
    return { ...made, note };
  }

  test(`${where}: what can wait is written with the next write`, async () => {
    const { take, note, stored, watch } = await world();
    note('a');
    note('b');
    assert.deepEqual((await take('c')).state.steps, ['a', 'b', 'c']);
    await sleep(WAITED);
    assert.deepEqual(
      [(await stored()).steps, watch.asked()],
      [
        ['a', 'b', 'c'],
        [0, 1],
      ],
    );
  });

  test(`${where}: what can wait is written by itself within about a second, all of it in one write`, async () => {
    const { note, stored, watch } = await world();
    const since = performance.now();
    for (const step of ['a', 'b', 'c']) note(step);
    await eventually(async () => (await stored()).steps.length === 3);
    const waited = watch.lastWriteAt - since;
    assert.ok(waited > 400 && waited < BUSY, `after ${waited} ms`);
    assert.deepEqual(watch.asked(), [0, 1]);
    note('d');
    await eventually(async () => (await stored()).steps.length === 4);
  });

  test(`${where}: what can wait neither overtakes nor is overtaken`, async () => {
    const { take, note, stored } = await world();
    const first = take('1');
    note('2');
    const third = take('3');
    note('4');
    note('5');
    await Promise.all([first, third]);
    note('6');
    await take('7');
    assert.deepEqual((await stored()).steps, ['1', '2', '3', '4', '5', '6', '7']);
  });

  test(`${where}: a stop writes what waits, also what came while a write was under way`, async () => {
    const { records, take, note, watch, stored } = await world();
    const { promise, resolve } = Promise.withResolvers<void>();
    watch.held = promise;
    const writing = take('1');
    note('2');
    const stopped = records.stop();
    note('3');
    await sleep(50);
    watch.held = undefined;
    resolve();
    await Promise.all([writing, stopped]);
    assert.deepEqual((await stored()).steps, ['1', '2', '3']);
  });

  test(`${where}: a stop writes what waits for many records, and ends at once where nothing does`, async () => {
    const { records, stored, watch } = await world();
    await records.add(new Tally({ id: 'tally-2', steps: [] }));
    for (const id of ['tally-1', 'tally-2']) records.note(id, (tally) => tally.take('a'));
    await records.stop();
    assert.deepEqual([(await stored()).steps, (await stored('tally-2')).steps], [['a'], ['a']]);
    await records.stop();
    assert.deepEqual(watch.asked(), [0, 2]);
    records.note('tally-1', (tally) => tally.take('late'));
    await eventually(async () => (await stored()).steps.includes('late'));
  });

  test(`${where}: what could wait and could not be stored is warned of, and holds up nothing`, async () => {
    const { take, note, watch, box, stored, records } = await world();
    watch.faults.push('lost');
    note('a');
    await eventually(() => box.warnings === 1);
    records.note('tally-1', () => {
      throw new Error('no');
    });
    note('b');
    assert.deepEqual((await take('c')).state.steps, ['b', 'c']);
    assert.deepEqual([(await stored()).steps, box.warnings], [['b', 'c'], 2]);
  });

  test(`${where}: that an event was sent is noted with the next write`, async () => {
    const { records, take, stored, watch, told } = await world();
    await records.update('tally-1', (tally) => tally.tell('grown', 'a'));
    await pause();
    assert.deepEqual([told(), watch.asked()], [['tally.grown: a'], [0, 1]]);
    await take('b');
    const { outbox, outboxPending, version } = await stored();
    assert.deepEqual([outbox.map(({ sent }) => sent), outboxPending, version], [[true], null, 3]);
    await sleep(WAITED);
    assert.deepEqual([watch.asked(), records.outbox.unsent], [[0, 1], 0]);
  });

  test(`${where}: that an event was sent is noted by itself within about a second, and at a stop`, async () => {
    const { records, stored, told, watch } = await world();
    const tell = () => records.update('tally-1', (tally) => tally.tell('grown', 'a'));
    await tell();
    const since = performance.now();
    await eventually(async () => (await stored()).outboxPending === null);
    assert.ok(watch.lastWriteAt - since < BUSY, `after ${watch.lastWriteAt - since} ms`);
    await tell();
    await eventually(() => told().length === 2);
    await records.stop();
    assert.equal((await stored()).outboxPending, null);
  });

  test(`${where}: an event that was sent before a crash, and not noted, is sent again under the same id`, async () => {
    const { records, watch, box, node, store, stored } = await world();
    await records.update('tally-1', (tally) => tally.tell('grown', 'a'));
    await eventually(() => box.events.length === 1);
    watch.isDead = true;
    await eventually(() => box.warnings === 1);
    const next = node();
    assert.deepEqual(await next.records.outbox.leftBehind(10), [], 'it is not behind yet');
    const past = later(new Date(), -MINUTE).toISOString();
    await store.updateMany({ _id: 'tally-1' }, { $set: { outboxPending: past } });
    assert.deepEqual([await next.records.outbox.leftBehind(10), next.records.outbox.unsent], [['tally-1'], 1]);
    await next.records.outbox.resend('tally-1');
    assert.deepEqual(next.box.events, box.events);
    assert.deepEqual([(await stored()).outboxPending, await next.records.outbox.leftBehind(10)], [null, []]);
  });

  test(`${where}: many events that stayed behind are noted as soon as they are sent`, async () => {
    const { records, box, stored } = await world();
    const ids = Array.from({ length: 10 }, (_, i) => `behind-${i}`);
    box.fails = true;
    for (const id of ids) {
      const tally = new Tally({ id, steps: [] });
      tally.tell('grown', 'a');
      await records.add(tally);
    }
    await eventually(() => box.warnings === ids.length);
    box.fails = false;
    const since = performance.now();
    for (const id of ids) await records.outbox.resend(id);
    for (const id of ids) assert.equal((await stored(id)).outboxPending, null);
    assert.ok(performance.now() - since < BUSY, `after ${performance.now() - since} ms`);
  });

  test(`${where}: so many bytes are remembered, of the records used last`, async () => {
    const { node } = await world();
    const long = 'x'.repeat(1000);
    const { records, watch } = node({ remembers: 5.5 * weightOf([{ id: 'r10', steps: [long, 'first'] }, [], []]) });
    const ids = Array.from({ length: 20 }, (_, i) => `r${10 + i}`);
    for (const id of ids) await records.add(new Tally({ id, steps: [long] }));
    const isRead = async (id: string, step: string) => {
      watch.asked();
      await records.update(id, (tally) => {
        tally.takeBack('first');
        tally.take(step);
      });
      return watch.asked()[0] > 0;
    };
    for (const id of ids) await isRead(id, 'first');
    const remembered = ids.slice(-5).reverse();
    for (const id of remembered) assert.equal(await isRead(id, 'again'), false, id);
    for (const id of ids.slice(0, 5)) assert.equal(await isRead(id, 'again'), true, id);
    assert.equal(await isRead('r25', 'third'), true, 'it made room for others');
  });

  test(`${where}: a record of which nothing can be remembered loses none of its changes`, async () => {
    const { node, stored } = await world();
    const { records, take } = node({ remembers: 1 });
    await records.add(new Tally({ id: 'tally-2', steps: [] }));
    records.note('tally-1', (tally) => tally.take('noted'));
    await records.update('tally-2', (tally) => tally.tell('grown', 'x'));
    const steps = Array.from({ length: 20 }, (_, i) => `s${i}`);
    await Promise.all(steps.map((step) => take(step)));
    records.note('tally-1', (tally) => tally.take('noted at last'));
    await records.update('tally-2', (tally) => tally.take('y'));
    await records.stop();
    assert.deepEqual((await stored()).steps, ['noted', ...steps, 'noted at last']);
    assert.deepEqual([(await stored('tally-2')).steps, (await stored('tally-2')).outboxPending], [['x', 'y'], null]);
  });
}
