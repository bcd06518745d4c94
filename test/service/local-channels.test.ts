import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { CloudEvent } from '../../kernel/events.ts';
import type { ListedLetter } from '../../platform/channels/dead-letters.contract.ts';
import { dutyOf } from '../../platform/nodes/duty.ts';
import { cloudEvent, orderFacts } from '../support/events.ts';
import { eventually } from '../support/eventually.ts';
import { nodes } from '../support/nodes.ts';

const { create, start } = await nodes();
const { standIn } = await import('../support/stand-ins.ts');
const paid = () => cloudEvent('order.paid', orderFacts());

/** Fails so many times, then works; notes when it was tried. */
function shaky(failures: number) {
  const tried: number[] = [];
  const heard: CloudEvent[] = [];
  const handler = (event: CloudEvent) => {
    tried.push(performance.now());
    if (tried.length <= failures) throw new Error(`attempt ${tried.length} failed`);
    heard.push(event);
  };
  const gaps = () => tried.slice(1).map((at, i) => at - (tried[i] ?? 0));
  return { tried, heard, handler, gaps };
}

describe('local channels', { concurrency: true }, () => {
  test('an event reaches every service that asked for it, as it was sent', async () => {
    const [one, two] = [shaky(0), shaky(0)];
    const { publish } = await start(
      standIn('one', { 'order.paid': one.handler }),
      standIn('two', { 'order.paid': two.handler }),
    );
    const event = paid();
    await publish(event);
    assert.deepEqual([one.heard, two.heard], [[event], [event]]);
    await publish(cloudEvent('order.created', orderFacts()));
    assert.equal(one.heard.length, 1, 'others are not for it');
  });

  test('who knows that an event is nothing to it does not get it, and it counts as delivered', async () => {
    const [choosy, other] = [shaky(0), shaky(0)];
    const { publish, service } = await start(
      standIn('choosy', { 'order.paid': choosy.handler }),
      standIn('other', { 'order.paid': other.handler }),
    );
    Object.assign(service('choosy'), { wantsEvent: (type: string) => type !== 'order.paid' });
    await publish(paid());
    assert.deepEqual([choosy.heard.length, other.heard.length], [0, 1]);
    Object.assign(service('choosy'), { wantsEvent: () => true });
    await publish(paid());
    assert.deepEqual([choosy.heard.length, other.heard.length], [1, 2]);
  });

  test('a node that is drained ends the sweep that sends an event again, and what is sent after that waits', async () => {
    const [consumer, claimed] = [shaky(0), Promise.withResolvers<void>()];
    const due = ['a'];
    const look = async () => {
      await claimed.promise;
      await node.publish(paid());
    };
    const outbox = { atOnce: 1, due: async () => due.splice(0), look };
    const node = await start(
      { name: 'sender', sweeps: { outbox } } as never,
      standIn('slow', { 'order.paid': consumer.handler }),
    );
    await eventually(() => due.length === 0);
    const duty = dutyOf(node.broker);
    assert.equal((await duty.drain(true, 50)).state, 'draining');
    claimed.resolve();
    assert.deepEqual(await duty.drain(true), { state: 'drained', open: 0 });
    const waits = node.publish(paid());
    await sleep(50);
    assert.equal(consumer.heard.length, 1);
    await duty.work();
    await waits;
    assert.equal(consumer.heard.length, 2);
  });

  test('an event that was published before the node started is heard after', async () => {
    const consumer = shaky(0);
    const { broker, publish } = await create(standIn('early', { 'order.paid': consumer.handler }));
    const published = publish(paid());
    assert.equal(consumer.heard.length, 0);
    await broker.start();
    await published;
    assert.equal(consumer.heard.length, 1);
  });

  test('a consumer that fails is asked again with growing delays; its neighbour hears the event once', async () => {
    const [bad, good] = [shaky(3), shaky(0)];
    const { publish, ask } = await start(
      standIn('bad', { 'order.paid': bad.handler }),
      standIn('good', { 'order.paid': good.handler }),
    );
    await publish(paid());
    assert.deepEqual([bad.tried.length, bad.heard.length, good.tried.length], [4, 1, 1]);
    for (const [i, gap] of bad.gaps().entries()) {
      const expected = 100 * 2 ** i;
      assert.ok(gap >= expected * 0.75 && gap < expected * 1.2 + 2000, `${gap} ms before retry ${i + 1}`);
    }
    assert.deepEqual(await ask('bad.deadLetters'), []);
  });

  test('after five retries it is laid with the dead letters of its consumer, and counted again when it dies again', async () => {
    const [bad, good] = [shaky(99), shaky(0)];
    const { publish, ask } = await start(
      standIn('dying', { 'order.paid': bad.handler }),
      standIn('fine', { 'order.paid': good.handler }),
    );
    const event = paid();
    await Promise.all([publish(event), publish(cloudEvent('order.paid', orderFacts()))]);
    assert.equal(bad.tried.length, 12);
    const letters = await ask<ListedLetter[]>('dying.deadLetters');
    assert.equal(letters.length, 2);
    const letter = letters.find(({ id }) => id === `dying:${event.id}`);
    assert.partialDeepStrictEqual(letter, { consumer: 'dying', type: 'order.paid', subject: event.subject, count: 1 });
    assert.match(letter?.error ?? '', /attempt \d+ failed/);
    assert.deepEqual(await ask('fine.deadLetters'), []);
    await publish(event);
    const again = await ask<ListedLetter[]>('dying.deadLetters', { limit: 1 });
    assert.deepEqual([again[0]?.id, again[0]?.count], [letter?.id, 2]);
  });

  test('a stop in mid-retry leaves the event unsent, and nothing is laid with the dead letters', async () => {
    const consumer = shaky(99);
    const stopped = await start(standIn('stopped', { 'order.paid': consumer.handler }));
    const published = assert.rejects(stopped.publish(paid()));
    await eventually(() => consumer.tried.length === 2);
    await stopped.stop();
    await published;
    const { ask } = await start(standIn('stopped', {}));
    assert.deepEqual(await ask('stopped.deadLetters'), []);
    assert.ok(consumer.tried.length <= 3);
  });

  test('a consumer works on at most 32 events at once, and on all of them in the end', async () => {
    let [atOnce, most, done] = [0, 0, 0];
    const handler = async () => {
      most = Math.max(most, ++atOnce);
      await new Promise((end) => setTimeout(end, 5));
      atOnce--;
      done++;
    };
    const { publish } = await start(standIn('busy', { 'order.paid': handler }));
    await Promise.all(Array.from({ length: 100 }, () => publish(paid())));
    assert.deepEqual([most, done], [32, 100]);
  });
});
