import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { Executor, type Rank } from '../../platform/record/executor.ts';
import { WorkLoops } from '../../platform/record/work-loops.ts';

const pause = () => new Promise((done) => setImmediate(done));

/** A record whose work takes in, one after the other, what changed; `rounds` tells what each round saw. */
function record(loops: WorkLoops, id = 'order-1') {
  const changes: string[] = [];
  const rounds: string[] = [];
  let [now, most] = [0, 0];
  const work = async () => {
    most = Math.max(most, ++now);
    rounds.push(changes.splice(0).join(' '));
    await pause();
    now--;
  };
  return {
    rounds,
    change(name: string): Promise<void> {
      changes.push(name);
      return loops.run(id, 'paid', work);
    },
    left: changes,
    most: () => most,
  };
}

test('what changes while a record is worked on joins its loop, and is worked in one more round', async () => {
  const loops = new WorkLoops(new Executor());
  const { change, rounds, most } = record(loops);
  const first = change('a');
  assert.ok(loops.isBusy('order-1'));
  await Promise.resolve();
  await Promise.all([first, change('b'), change('c'), change('d')]);
  assert.deepEqual([rounds, most(), loops.isBusy('order-1')], [['a', 'b c d'], 1, false]);
  await change('e');
  assert.equal(rounds.at(-1), 'e');
});

test('a change at the very end of a loop is not lost', async () => {
  const loops = new WorkLoops(new Executor());
  const { change, rounds, left, most } = record(loops);
  const all: Promise<void>[] = [];
  /** Asks at every point that code of this process can run at, from before the first round to after the last. */
  const nag = async (times: number) => {
    for (let i = 0; i < times; i++) {
      all.push(change(`n${i}`));
      await (i % 7 ? Promise.resolve() : pause());
    }
  };
  all.push(change('first'));
  await nag(200);
  await Promise.all(all);
  assert.deepEqual(left, [], 'all were worked');
  assert.equal(rounds.join(' ').trim().split(' ').length, 201);
  assert.equal(most(), 1, 'never two loops side by side');
});

test('whoever asks as soon as a loop has ended gets a new one', async () => {
  const loops = new WorkLoops(new Executor());
  const { change, rounds, left } = record(loops);
  for (let turns = 0; turns < 12; turns++) {
    const before = change(`before ${turns}`);
    for (let i = 0; i < turns; i++) await Promise.resolve();
    if (turns > 6) await pause();
    await Promise.all([before, change(`after ${turns}`)]);
    assert.deepEqual(left, []);
  }
  assert.equal(rounds.join(' ').match(/before|after/g)?.length, 24);
});

test('a failure reaches all who joined, and the next change begins anew', async () => {
  const loops = new WorkLoops(new Executor());
  let fails = true;
  let rounds = 0;
  const work = async () => {
    rounds++;
    await pause();
    if (fails) throw new Error('Stripe is away');
  };
  const all = Array.from({ length: 3 }, () => loops.run('order-1', 'paid', work));
  for (const one of await Promise.allSettled(all)) assert.match(`${one.status === 'rejected' && one.reason}`, /away/);
  assert.deepEqual([rounds, loops.isBusy('order-1')], [1, false]);
  fails = false;
  await loops.run('order-1', 'paid', work);
  assert.equal(rounds, 2);
});

test('records are worked on side by side, as many as the executor lets', async () => {
  const loops = new WorkLoops(new Executor(2));
  let [now, most] = [0, 0];
  const work = async () => {
    most = Math.max(most, ++now);
    await sleep(5);
    now--;
  };
  await Promise.all(['a', 'b', 'c', 'd', 'e'].map((id) => loops.run(id, 'look', work)));
  assert.equal(most, 2);
});

test('who joins a loop that has not begun takes it along to a better rank, and it runs once', async () => {
  const executor = new Executor(1);
  const loops = new WorkLoops(executor);
  const { promise, resolve } = Promise.withResolvers<void>();
  const begun: string[] = [];
  const work = (name: string) => async () => void begun.push(name);
  const busy = loops.run('busy', 'paid', () => promise);
  const look = loops.run('order-1', 'look', work('order-1'));
  const others = ['a', 'b'].map((id) => loops.run(id, 'accepted', work(id)));
  const [paid, later] = [
    loops.run('order-1', 'paid', work('order-1')),
    loops.run('order-1', 'linked', work('order-1')),
  ];
  resolve();
  await Promise.all([busy, look, paid, later, ...others]);
  await executor.run('look', 1000, async () => {});
  assert.deepEqual([begun, executor.waiting, loops.isBusy('order-1')], [['order-1', 'a', 'b'], 0, false]);
});

test('a loop whose first turn is refused begins at its better one, and only the last refusal ends it', async () => {
  const executor = new Executor(1);
  const loops = new WorkLoops({
    run: (rank: Rank, within: number, work: () => Promise<void>) =>
      executor.run(rank, rank === 'look' || rank === 'accepted' ? 1 : within, work),
  } as Executor);
  const { promise, resolve } = Promise.withResolvers<void>();
  const busy = executor.run('paid', 1000, () => promise);
  const { change, rounds } = record(loops);
  const look = loops.run('order-1', 'look', async () => assert.fail('it was refused'));
  const paid = change('a');
  const late = Promise.allSettled([loops.run('b', 'look', async () => {}), loops.run('b', 'accepted', async () => {})]);
  await sleep(20);
  resolve();
  await Promise.all([busy, look, paid]);
  assert.deepEqual(rounds, ['a']);
  assert.deepEqual(
    (await late).map(({ status }) => status),
    ['rejected', 'rejected'],
  );
  assert.equal(loops.isBusy('b'), false);
});

test('a loop that waits for its turn is joined too, and a refused turn reaches all', async () => {
  const executor = new Executor(1);
  const loops = new WorkLoops(executor);
  const { promise, resolve } = Promise.withResolvers<void>();
  const busy = loops.run('other', 'paid', () => promise);
  const { change, rounds } = record(loops);
  const waiting = [change('a'), change('b')];
  assert.equal(executor.waiting, 1);
  const ended = Promise.allSettled(waiting);
  const stopped = executor.stop();
  for (const one of await ended) assert.equal(one.status === 'rejected' && one.reason.name, 'Unavailable');
  assert.deepEqual([rounds, loops.isBusy('order-1')], [[], false]);
  resolve();
  await Promise.all([busy, stopped]);
});
