import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { UnknownValue } from '../../kernel/unknown-value.ts';
import { JetStream } from '../../platform/channels/jetstream.ts';
import { LocalChannels } from '../../platform/channels/local-channels.ts';
import { RETRIES, retryDelay } from '../../platform/channels/redelivery.ts';
import { ACK_WAIT, event, nodeOn, until } from '../support/channel-node.ts';
import { needs, type Server, startNats } from '../support/servers.ts';

const needed = needs('nats-server');
let nats: Server;
const channels: [string, { skip: string | false }, () => LocalChannels | JetStream][] = [
  ['in one process', { skip: false }, () => new LocalChannels()],
  ['on JetStream', needed, () => new JetStream(nats.url, ACK_WAIT)],
];

test.beforeEach(async () => {
  if (!needed.skip) nats = await startNats();
});
test.afterEach(() => nats?.stop());

/** What the outbox does: an event that could not be sent is sent again. */
async function untilSent(publish: () => Promise<void>): Promise<void> {
  for (;;) {
    try {
      return await publish();
    } catch {
      await sleep(50);
    }
  }
}

for (const [where, options, open] of channels) {
  test(`${where} an event with a value that a newer node wrote is retried and never dead`, options, async (t) => {
    let tries = 0;
    let dead = 0;
    const bury = async () => void dead++;
    const handler = () => {
      if (++tries < RETRIES + 2) throw new UnknownValue('units', 'halved');
    };
    const { publish } = await nodeOn(t, open(), handler, { bury });
    await untilSent(() => publish(event('newer')));
    await until(() => tries === RETRIES + 2, 30_000);
    assert.equal(dead, 0);
  });

  test(
    `${where} the headers of an event are those of its consumer's context, and of its dead letter`,
    options,
    async (t) => {
      const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
      const given: Record<string, string>[] = [];
      const dead: Record<string, string>[] = [];
      const bury = async ({ headers }: { headers: Record<string, string> }) => void dead.push(headers);
      const handler = (_event: unknown, ctx: { headers: object }) => {
        given.push({ ...ctx.headers });
        throw new Error('never');
      };
      const { publish } = await nodeOn(t, open(), handler, { bury });
      await publish(event('traced'), { traceparent });
      await until(() => dead.length === 1);
      assert.deepEqual(given[0], { traceparent });
      assert.equal(dead[0]?.traceparent, traceparent);
    },
  );

  test(`${where} an event that waits for a retry holds up no other`, options, async (t) => {
    const worked: string[] = [];
    const handler = ({ id }: { id: string }) => {
      if (id.startsWith('bad')) throw new Error('the oven is broken');
      worked.push(id);
    };
    const { publish } = await nodeOn(t, open(), handler, { bury: async () => {} });
    const bad = Array.from({ length: 100 }, (_, i) => publish(event(`bad${i}`)));
    await sleep(1000);
    await publish(event('good'));
    await until(() => worked.length === 1, 500);
    await Promise.all(bad);
  });

  test(`${where} a full process begins no event, and each of them once when it has room again`, options, async (t) => {
    const begun: string[] = [];
    const adapter = open();
    const { promise: hasRoom, resolve } = Promise.withResolvers<void>();
    let isFull = true;
    const asked = new Set<string>();
    adapter.room = (eventType) => {
      asked.add(eventType);
      return isFull ? hasRoom : undefined;
    };
    const { publish } = await nodeOn(t, adapter, ({ id }) => void begun.push(id));
    const ids = Array.from({ length: 100 }, (_, i) => `e${i}`);
    const sending = ids.map((id) => publish(event(id)));
    await sleep(2 * ACK_WAIT);
    assert.deepEqual(begun, []);
    isFull = false;
    resolve();
    await Promise.all(sending);
    await until(() => begun.length >= ids.length);
    await sleep(500);
    assert.deepEqual(begun.sort(), ids.sort());
    assert.deepEqual([...asked], [event('any').type]);
  });

  test(`${where} a full process that stops leaves what waited to the next one`, options, async (t) => {
    const adapter = open();
    const { promise: stopped, resolve } = Promise.withResolvers<void>();
    adapter.room = () => stopped;
    const full = await nodeOn(t, adapter, () => assert.fail('it was full'));
    let sender = full.publish;
    const sent = untilSent(() => sender(event('moved')));
    await sleep(500);
    adapter.room = () => undefined;
    const stopping = full.broker.stop();
    resolve();
    const worked: string[] = [];
    const next = await nodeOn(t, open(), ({ id }) => void worked.push(id));
    sender = next.publish;
    await Promise.all([stopping, sent]);
    await until(() => worked.includes('moved'));
  });
}

test('retries for a value that only a newer node knows are minutes apart in the end, others seconds', () => {
  const [newer, other] = [retryDelay(20, new UnknownValue('status', 'x')), retryDelay(20, new Error('x'))];
  assert.ok(newer >= 4 * 60_000 && newer <= 6 * 60_000, `${newer} ms`);
  assert.ok(other >= 4000 && other <= 6000, `${other} ms`);
});
