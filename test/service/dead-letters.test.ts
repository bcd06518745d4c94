import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Loggers, ServiceBroker } from 'moleculer';
import type { CloudEvent, EventType } from '../../kernel/events.ts';
import type { DeadLetters } from '../../platform/channels/dead-letter.ts';
import type { ListedLetter, Replayed, WholeLetter } from '../../platform/channels/dead-letters.contract.ts';
import type { Store } from '../../platform/documents/documents.ts';
import { storeReadings } from '../../platform/telemetry/store-readings.ts';
import { cloudEvent, orderFacts } from '../support/events.ts';
import { nodes } from '../support/nodes.ts';

const { start } = await nodes();
const { standIn } = await import('../support/stand-ins.ts');
const { brokerOptions } = await import('../../moleculer.config.ts');

let services = 0;
const event = (type: 'order.paid' | 'order.cancelled', orderId: string) => cloudEvent(type, orderFacts({ orderId }));

/** A service of its own that works an event unless its order is among the `stubborn`. */
async function consumer() {
  const name = `consumer${++services}`;
  const stubborn = new Set<string>();
  const worked: CloudEvent[] = [];
  const handler = (given: CloudEvent) => {
    if (stubborn.has(given.subject)) throw new Error(`no way with ${given.subject}\nat all`);
    worked.push(given);
  };
  const node = await start(standIn(name, { 'order.paid': handler, 'order.cancelled': handler }));
  const { deadLetters } = node.service(name) as unknown as { deadLetters: DeadLetters };
  const bury = async (...events: CloudEvent[]) => {
    for (const one of events) {
      await deadLetters.bury({
        consumer: name,
        event: one,
        headers: { traceparent },
        error: new Error('first\nlines'),
      });
      await new Promise((later) => setTimeout(later, 2));
    }
  };
  return {
    stubborn,
    bury,
    ask: <T>(action: string, params: object = {}) => node.ask<T>(`${name}.${action}`, params),
    replay: (params: object) => node.ask<Replayed>(`${name}.replay`, params),
    listed: async (params: object = {}) =>
      (await node.ask<ListedLetter[]>(`${name}.deadLetters`, params)).map(({ subject }) => subject),
    worked: () => worked.map(({ subject }) => subject),
    workedIds: () => worked.map(({ id }) => id),
    idOf: ({ id }: CloudEvent) => `${name}:${id}`,
    name,
    node,
  };
}

const traceparent = `00-${'1'.repeat(32)}-${'2'.repeat(16)}-00`;

describe('dead letters, as those see them who run the shop', { concurrency: true }, () => {
  test('the list has a line for each, the newest first; one alone is shown whole', async () => {
    const { bury, ask, listed, idOf, name } = await consumer();
    const [old, young] = [event('order.paid', 'old'), event('order.cancelled', 'young')];
    await bury(old, young);
    const [line, ...others] = await ask<ListedLetter[]>('deadLetters', { type: 'order.paid' });
    const { at, ...rest } = line as ListedLetter;
    const same = {
      id: idOf(old),
      consumer: name,
      type: 'order.paid',
      subject: 'old',
      count: 1,
      dropped: null,
      trace_id: '1'.repeat(32),
    };
    assert.deepEqual([rest, others], [{ ...same, error: 'Error: first' }, []]);
    assert.ok(Math.abs(Date.now() - Date.parse(at)) < 60_000);
    assert.deepEqual([await listed(), await listed({ limit: 1 })], [['young', 'old'], ['young']]);
    const shown = await ask<WholeLetter>('deadLetter', { id: idOf(old) });
    assert.partialDeepStrictEqual(shown, { ...same, at, event: old, headers: { traceparent } });
    assert.match(shown.error, /first\nlines\n +at .*dead-letters\.test/);
  });

  test('one is replayed under its own event id, and is gone; one that fails again stays, counted', async () => {
    const { bury, ask, replay, stubborn, workedIds, idOf } = await consumer();
    const one = event('order.paid', 'one');
    await bury(one, event('order.paid', 'other'));
    stubborn.add('one');
    const id = idOf(one);
    const failed = [{ id, error: 'Error: no way with one' }];
    assert.deepEqual(await replay({ id }), { replayed: 0, failed, left: 1 });
    assert.partialDeepStrictEqual(await ask('deadLetter', { id }), { count: 2, event: one });
    assert.match((await ask<WholeLetter>('deadLetter', { id })).error, /no way with one\nat all/);
    stubborn.clear();
    assert.deepEqual(await replay({ id }), { replayed: 1, failed: [], left: 0 });
    assert.deepEqual(workedIds(), [one.id]);
    await assert.rejects(replay({ id }), { name: 'DomainError', code: 'DEAD_LETTER_UNKNOWN' });
  });

  test('those of a type are replayed, the oldest first; one that fails stops no other', async () => {
    const { bury, replay, listed, stubborn, worked, idOf } = await consumer();
    const bad = event('order.paid', 'bad');
    await bury(event('order.paid', 'a'), bad, event('order.cancelled', 'x'), event('order.paid', 'c'));
    stubborn.add('bad');
    const { replayed, failed, left } = await replay({ type: 'order.paid' });
    assert.deepEqual([replayed, failed.map(({ id }) => id), left], [2, [idOf(bad)], 1]);
    assert.deepEqual(
      [worked(), await listed()],
      [
        ['a', 'c'],
        ['bad', 'x'],
      ],
    );
    assert.deepEqual(await replay({ type: 'order.created' }), { replayed: 0, failed: [], left: 0 });
  });

  test('of all at most 100 are replayed by one call, and those that fail again wait behind the others', async () => {
    const { bury, replay, stubborn, worked } = await consumer();
    stubborn.add('o0');
    await bury(...Array.from({ length: 103 }, (_, i) => event('order.paid', `o${i}`)));
    const first = await replay({ all: true });
    assert.deepEqual([first.replayed, first.failed.length, first.left], [99, 1, 4]);
    const second = await replay({ all: true });
    assert.deepEqual([second.replayed, second.failed.length, second.left], [3, 1, 1]);
    assert.deepEqual(
      worked(),
      Array.from({ length: 102 }, (_, i) => `o${i + 1}`),
    );
  });

  test('one whose type nobody works any more is a failure of that one', async () => {
    const { bury, replay } = await consumer();
    const gone = cloudEvent('payment.refunded' as EventType, orderFacts({ orderId: 'gone' })) as CloudEvent;
    await bury(gone, event('order.paid', 'fine'));
    const { replayed, failed } = await replay({ all: true });
    assert.deepEqual([replayed, failed.length], [1, 1]);
    assert.match(failed[0]?.error ?? '', /payment\.refunded/);
  });

  test('one that is dropped keeps its first reason, is listed among the dropped, and is replayed no more', async () => {
    const { bury, ask, replay, listed, worked, idOf } = await consumer();
    const [sad, fine] = [event('order.paid', 'sad'), event('order.paid', 'fine')];
    await bury(sad, fine);
    const id = idOf(sad);
    const dropped = await ask<ListedLetter>('dropDeadLetter', { id, reason: ' paid in cash ' });
    assert.deepEqual([dropped.id, dropped.dropped?.reason], [id, 'paid in cash']);
    assert.deepEqual(await ask('dropDeadLetter', { id, reason: 'no, by card' }), dropped);
    assert.deepEqual([await listed(), await listed({ dropped: true })], [['fine'], ['sad']]);
    await assert.rejects(replay({ id }), { name: 'DomainError', code: 'DEAD_LETTER_DROPPED' });
    assert.deepEqual(await replay({ all: true }), { replayed: 1, failed: [], left: 0 });
    assert.deepEqual(worked(), ['fine']);
    await bury(sad);
    assert.partialDeepStrictEqual(await ask('deadLetter', { id }), { count: 2, dropped: null });
    assert.deepEqual(await replay({ id }), { replayed: 1, failed: [], left: 0 });
  });

  test('one that was dropped while it was worked again stays for the record', async () => {
    const one = event('order.paid', 'one');
    const name = `consumer${++services}`;
    const id = `${name}:${one.id}`;
    const { ask, service } = await start(
      standIn(name, { 'order.paid': async () => void (await ask(`${name}.dropDeadLetter`, { id, reason: 'enough' })) }),
    );
    const { deadLetters } = service(name) as unknown as { deadLetters: DeadLetters };
    await deadLetters.bury({ consumer: name, event: one, headers: {}, error: 'x' });
    assert.equal((await ask<Replayed>(`${name}.replay`, { id })).replayed, 1);
    assert.equal((await ask<ListedLetter>(`${name}.deadLetter`, { id })).dropped?.reason, 'enough');
  });

  test('what cannot be meant is refused, and nothing is worked', async () => {
    const { bury, ask, listed } = await consumer();
    await bury(event('order.paid', 'one'));
    const choices = [{}, { id: 'x', all: true }, { id: 'x', type: 'order.paid' }, { type: 'order.paid', all: true }];
    for (const choice of choices) {
      await assert.rejects(ask('replay', choice), { name: 'DomainError', code: 'REPLAY_CHOICE' });
    }
    for (const choice of [{ all: false }, { all: 'true' }, { id: '' }, { id: 7 }, { type: '' }, { al: true }]) {
      await assert.rejects(ask('replay', choice), { name: 'ValidationError' }, JSON.stringify(choice));
    }
    for (const reason of [undefined, '', '   ', 'x'.repeat(201), 7]) {
      await assert.rejects(ask('dropDeadLetter', { id: 'x', reason }), { name: 'ValidationError' });
    }
    for (const params of [{ limit: 0 }, { limit: 251 }, { limit: 1.5 }, { type: 7 }, { dropped: 'x' }]) {
      await assert.rejects(ask('deadLetters', params), { name: 'ValidationError' }, JSON.stringify(params));
    }
    const unknown = { name: 'DomainError', code: 'DEAD_LETTER_UNKNOWN', type: 'not_found', data: { id: 'x' } };
    for (const action of ['replay', 'deadLetter']) await assert.rejects(ask(action, { id: 'x' }), unknown);
    await assert.rejects(ask('dropDeadLetter', { id: 'x', reason: 'y' }), unknown);
    assert.deepEqual(await listed(), ['one']);
  });

  test('every burial is counted by consumer and type, and is an error in the log', async (t) => {
    const logged: string[] = [];
    class Noting extends Loggers.Base<object> {
      override getLogHandler() {
        return (level: string, [fields, message]: unknown[]) => {
          if (level === 'error') logged.push(`${JSON.stringify(fields)} ${message}`);
        };
      }
    }
    const options = await brokerOptions({ logLevel: 'fatal' });
    const broker = new ServiceBroker({ ...options, cacher: false, logger: new Noting({}) });
    const bad = () => {
      throw new Error('broken');
    };
    broker.createService(await standIn('counted', { 'order.paid': bad }));
    await broker.start();
    t.after(() => broker.stop());
    const one = event('order.paid', 'one');
    const { sendToChannel } = broker as unknown as { sendToChannel(type: string, event: CloudEvent): Promise<void> };
    await sendToChannel(one.type, one);
    await broker.call('counted.replay', { id: `counted:${one.id}` });
    const points = broker.metrics.getMetric('comanda.dead-letters.total')?.snapshot() as unknown as Metric[];
    assert.deepEqual(
      points.map(({ labels, value }) => [labels, value]),
      [[{ consumer: 'counted', type: 'order.paid' }, 2]],
    );
    const service = broker.getLocalService('counted') as unknown as Counted;
    const [letters] = storeReadings(service, service.adapter);
    const labels = { service: 'counted' };
    assert.deepEqual(await letters?.(), [{ name: 'comanda.dead-letters', value: 1, labels }]);
    await broker.call('counted.dropDeadLetter', { id: `counted:${one.id}`, reason: 'known' });
    assert.deepEqual(await letters?.(), [{ name: 'comanda.dead-letters', value: 0, labels }]);
    assert.equal(logged.length, 2);
    for (const line of logged) {
      assert.match(line, new RegExp(`"event":"${one.id}","type":"order.paid","subject":"one".*an event was given up`));
    }
  });
});
interface Counted {
  name: string;
  deadLetters: DeadLetters;
  adapter: Store;
}
interface Metric {
  labels: Record<string, string>;
  value: number;
}
