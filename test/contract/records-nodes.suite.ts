import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { eventually } from '../support/eventually.ts';
import { type MakeTallies, type TallyState, tallies } from '../support/tallies.ts';

const numbered = (name: string, count: number) => Array.from({ length: count }, (_, i) => `${name}${i}`);

/** Two nodes on one store: each remembers what it stored last, and only the store decides. */
export function recordsNodesSuite(where: string, make: MakeTallies): void {
  /** Both nodes remember `tally-1` with step `a`; the other wrote last. */
  async function nodes(...steps: string[]) {
    const one = await tallies(make, false);
    const other = one.node();
    await one.take('a', ...steps);
    await other.take('warm');
    await other.records.update('tally-1', (tally) => tally.takeBack('warm'));
    const takeBackAtOther = (step: string) => other.records.update('tally-1', (tally) => tally.takeBack(step));
    one.watch.asked();
    other.watch.asked();
    return { one, other, stored: one.stored, takeBackAtOther };
  }

  test(`${where}: what would change nothing by what is remembered is done where the other node undid it`, async () => {
    const { one, stored, takeBackAtOther } = await nodes();
    await takeBackAtOther('a');
    assert.deepEqual((await one.take('a')).state.steps, ['a']);
    assert.deepEqual((await stored()).steps, ['a']);
  });

  test(`${where}: what would be refused by what is remembered is done where the other node made room`, async () => {
    const { one, stored, takeBackAtOther } = await nodes(...numbered('s', 98));
    await one.take('full');
    await assert.rejects(one.take('more'), /no room/);
    await takeBackAtOther('s1');
    assert.ok((await one.take('more')).state.steps.includes('more'));
    assert.equal((await stored()).steps.length, 100);
  });

  test(`${where}: what is refused as the store has it is refused, whatever is remembered`, async () => {
    const { one, other, stored } = await nodes();
    await other.take(...numbered('s', 99));
    const before = await stored();
    await assert.rejects(one.take('more'), /no room/);
    assert.deepEqual(await stored(), before);
  });

  test(`${where}: a question is answered by the store`, async () => {
    const { one, other } = await nodes();
    const { version } = await other.take('b');
    const found = await one.records.find('tally-1');
    assert.deepEqual([found?.version, found?.state.steps], [version, ['a', 'b']]);
    assert.deepEqual(one.watch.asked(), [1, 0]);
    other.box.fails = true;
    await other.records.update('tally-1', (tally) => tally.tell('grown', 'c'));
    assert.equal((await one.records.owed('tally-1'))?.entries.length, 1);
  });

  test(`${where}: a compare-and-set that was lost forgets what was remembered, and is done on a fresh read`, async () => {
    const { one, other, stored } = await nodes();
    await other.take('b');
    assert.deepEqual((await one.take('c')).state.steps, ['a', 'b', 'c']);
    assert.deepEqual(one.watch.asked(), [1, 2], 'lost, read, won');
    await one.take('d');
    assert.deepEqual(one.watch.asked(), [0, 1], 'it remembers again');
    assert.deepEqual((await stored()).steps, ['a', 'b', 'c', 'd']);
  });

  test(`${where}: whoever watches a node hears of each change that it stored, and of what it lost to another`, async () => {
    const { one, other } = await nodes();
    const heard: string[] = [];
    const steps = (tally: { state: TallyState } | undefined) => tally?.state.steps.join('') ?? 'nothing';
    const { take } = one.node({
      stored: (before, after) => void heard.push(`${steps(before)} to ${steps(after)}`),
      lost: () => void heard.push('lost'),
    });
    await take('b');
    await other.take('c');
    await take('d');
    await take('d');
    assert.deepEqual(heard, ['a to ab', 'lost', 'abc to abcd']);
  });

  test(`${where}: a change stays stored where whoever watches fails`, async () => {
    const { one, stored } = await nodes();
    const { take, box } = one.node({
      stored() {
        throw new Error('cannot count');
      },
    });
    await take('b');
    assert.deepEqual([(await stored()).steps, box.warnings], [['a', 'b'], 1]);
  });

  test(`${where}: a fact is recorded once, however often its change was tried`, async () => {
    const { one, other, stored } = await nodes();
    await other.take('b');
    await one.records.update('tally-1', (tally) => tally.tell('grown', 'c'));
    await eventually(async () => (await stored()).outboxPending === null);
    assert.deepEqual([one.told(), (await stored()).outbox.length], [['tally.grown: a b c'], 1]);
  });

  test(`${where}: many at once on both nodes all land, each once`, async () => {
    const { one, other, stored } = await nodes();
    const steps = numbered('s', 40);
    const writes = steps.map((step, i) => (i % 2 ? one : other).take(step));
    await Promise.all(writes);
    assert.deepEqual([...(await stored()).steps].sort(), ['a', ...steps].sort());
    const tried = one.watch.asked()[1] + other.watch.asked()[1];
    assert.ok(tried <= 10, `${tried} writes for 40 changes`);
  });

  test(`${where}: a request that the other node did is not done again`, async () => {
    const { one, other, stored } = await nodes();
    await other.records.update('tally-1', (tally) => tally.take('b'), 'k1:{}');
    const { version } = await stored();
    const done = await one.records.update('tally-1', (tally) => tally.take('c'), 'k1:{}');
    assert.deepEqual([done.state.steps, (await stored()).version], [['a', 'b'], version]);
    const reused = one.records.update('tally-1', (tally) => tally.take('c'), 'k1:{"x":1}');
    await assert.rejects(reused, { code: 'IDEMPOTENCY_KEY_REUSED' });
  });

  test(`${where}: what waits on one node is applied to what the other stored meanwhile`, async () => {
    const { one, other, stored } = await nodes();
    one.records.note('tally-1', (tally) => tally.take('noted'));
    await other.take('b');
    await eventually(async () => (await stored()).steps.length === 3);
    assert.deepEqual((await stored()).steps, ['a', 'b', 'noted']);
  });

  test(`${where}: that an event was sent is never noted of a fact that the other node recorded again`, async () => {
    const { one, other, stored } = await nodes();
    const tell = (node: typeof other, step: string) =>
      node.records.update('tally-1', (tally) => tally.tell('grown', step));
    await tell(one, 'b');
    await eventually(() => one.told().length === 1);
    other.box.fails = true;
    await tell(other, 'c');
    await sleep(1200);
    const { outbox, outboxPending } = await stored();
    assert.deepEqual([outbox.map(({ sent }) => sent), outboxPending], [[false], outbox[0]?.time]);
    await one.records.outbox.resend('tally-1');
    assert.deepEqual(one.told(), ['tally.grown: a b', 'tally.grown: a b c']);
    assert.equal((await stored()).outboxPending, null);
  });

  test(`${where}: the record that one node knows may be old, and never decides`, async () => {
    const { one, other } = await nodes();
    const known = await one.records.known('tally-1');
    await other.take('b');
    assert.deepEqual((await one.records.known('tally-1'))?.version, known?.version);
    assert.deepEqual((await one.take('b')).state.steps, ['a', 'b']);
  });
}
