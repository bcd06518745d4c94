import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eventually } from '../support/eventually.ts';
import { type MakeTallies, Tally, tallies } from '../support/tallies.ts';

const numbered = (count: number) => Array.from({ length: count }, (_, i) => `s${i}`);

/** What one process does with the changes of a record; alone on the store or not. */
export function recordsSuite(where: string, isAlone: boolean, make: MakeTallies): void {
  const world = () => tallies(make, isAlone);

  test(`${where}: changes are applied one after the other, and those that wait together are one write`, async () => {
    const { take, stored, watch } = await world();
    const ended = await Promise.all(['a', 'b', 'c', 'd'].map((step) => take(step)));
    assert.deepEqual(
      ended.map(({ version, state }) => `${version} ${state.steps.join('')}`),
      ['2 a', '3 ab', '3 abc', '3 abcd'],
    );
    const { version, steps } = await stored();
    assert.deepEqual([version, steps, watch.asked()], [3, ['a', 'b', 'c', 'd'], [0, 2]]);
  });

  for (const count of [9, 50]) {
    test(`${where}: ${count} different changes at the same moment all succeed in few writes`, async () => {
      const { stored, node } = await world();
      const { take, watch } = node();
      await Promise.all(numbered(count).map((step) => take(step)));
      assert.deepEqual((await stored()).steps, numbered(count));
      assert.deepEqual(watch.asked(), [1, 2]);
    });
  }

  test(`${where}: one that refuses leaves the state as it was, and its error reaches only its caller`, async () => {
    const { records, take, stored, box } = await world();
    const halfWay = (tally: Tally) => {
      tally.tell('half', 'half');
      throw new Error('no');
    };
    const ended = await Promise.allSettled([take('a'), take('b'), records.update('tally-1', halfWay), take('c')]);
    assert.deepEqual(
      ended.map((one) => (one.status === 'rejected' ? one.reason.message : one.value.state.steps.join(''))),
      ['a', 'ab', 'no', 'abc'],
    );
    const { steps, outbox } = await stored();
    assert.deepEqual([steps, outbox, box.events], [['a', 'b', 'c'], [], []]);
    await assert.rejects(records.update('tally-1', halfWay), /^Error: no$/, 'also where it is alone');
    assert.deepEqual((await stored()).steps, ['a', 'b', 'c']);
  });

  test(`${where}: a fact that is recorded in a shared write is told as it stood after its own change`, async () => {
    const { records, take, told, stored } = await world();
    const tell = (fact: string, step: string) => records.update('tally-1', (tally) => tally.tell(fact, step));
    await Promise.all([take('a'), tell('begun', 'b'), take('c'), tell('ended', 'd'), take('e')]);
    await eventually(() => told().length === 2);
    assert.deepEqual(told(), ['tally.begun: a b', 'tally.ended: a b c d']);
    await eventually(async () => (await stored()).outboxPending === null);
    assert.equal((await stored()).outbox.length, 2);
  });

  test(`${where}: a fact that two changes of one write record is told twice under one id, as each left it`, async () => {
    const { records, take, told, box, stored } = await world();
    const tell = (step: string) => records.update('tally-1', (tally) => tally.tell('grown', step));
    await Promise.all([take('a'), tell('b'), tell('c')]);
    await eventually(() => told().length === 2);
    assert.deepEqual(told(), ['tally.grown: a b', 'tally.grown: a b c']);
    assert.equal(box.events[0]?.id, box.events[1]?.id);
    await eventually(async () => (await stored()).outboxPending === null);
  });

  test(`${where}: a record whose write takes long holds up no other`, async () => {
    const { records, take, watch, stored } = await world();
    await records.add(new Tally({ id: 'tally-2', steps: [] }));
    const { promise, resolve } = Promise.withResolvers<void>();
    watch.held = promise;
    const slow = take('a');
    watch.held = undefined;
    await records.update('tally-2', (tally) => tally.take('x'));
    assert.deepEqual([(await stored()).steps, (await stored('tally-2')).steps], [[], ['x']]);
    resolve();
    assert.deepEqual((await slow).state.steps, ['a']);
  });

  test(`${where}: a change of what is remembered costs a write and no read`, async () => {
    const { take, watch, node } = await world();
    for (const step of numbered(5)) await take(step);
    assert.deepEqual(watch.asked(), [0, 5]);
    const restarted = node();
    for (const step of ['a', 'b', 'c']) await restarted.take(step);
    assert.deepEqual(restarted.watch.asked(), [1, 3]);
  });

  test(`${where}: what changes nothing, a refusal and a question ${isAlone ? 'cost nothing' : 'are decided on a fresh read'}`, async () => {
    const { records, take, watch } = await world();
    const reads = isAlone ? 0 : 1;
    await take(...numbered(100));
    watch.asked();
    assert.deepEqual([(await take('s1')).version, watch.asked()], [2, [reads, 0]]);
    await assert.rejects(take('more'), /no room for more/);
    assert.deepEqual(watch.asked(), [reads, 0]);
    assert.deepEqual([(await records.find('tally-1'))?.version, watch.asked()], [2, [reads, 0]]);
  });

  test(`${where}: a write that failed fails all who shared it, and the next change reads`, async () => {
    const { take, watch, stored } = await world();
    watch.faults.push('lost', 'lost');
    const ended = await Promise.allSettled(['a', 'b', 'c'].map((step) => take(step)));
    for (const one of ended) assert.equal(one.status === 'rejected' && one.reason.name, 'Unavailable');
    assert.deepEqual((await stored()).steps, []);
    watch.asked();
    assert.deepEqual((await take('d')).state.steps, ['d']);
    assert.deepEqual([(await stored()).steps, watch.asked()], [['d'], [1, 1]]);
  });

  test(`${where}: a write of unknown outcome is read again, and what it had to tell is told`, async () => {
    const { records, take, watch, stored, told } = await world();
    watch.faults.push('unknown');
    const telling = records.update('tally-1', (tally) => tally.tell('grown', 'a'));
    await assert.rejects(telling, { name: 'Unavailable' });
    watch.asked();
    const repeated = await take('a');
    assert.deepEqual([repeated.version, repeated.state.steps, watch.asked()], [2, ['a'], [1, 0]]);
    assert.deepEqual([(await take('b')).state.steps, (await stored()).version], [['a', 'b'], 3]);
    assert.deepEqual(told(), []);
    await records.outbox.resend('tally-1');
    assert.deepEqual([told(), (await stored()).outboxPending], [['tally.grown: a b'], null]);
  });

  test(`${where}: what is not there is refused, and what is there is not added again`, async () => {
    const { records, take, stored } = await world();
    await take('a');
    assert.equal(await records.add(new Tally({ id: 'tally-1', steps: ['x'] })), false);
    assert.deepEqual([(await stored()).steps, (await take('b')).state.steps], [['a'], ['a', 'b']]);
    const nobody = ['a', 'b'].map((step) => records.update('nobody', (tally) => tally.take(step)));
    for (const one of await Promise.allSettled(nobody))
      assert.match(one.status === 'rejected' ? one.reason.message : '', /there is no nobody/);
    assert.equal(await records.find('nobody'), undefined);
  });
}
