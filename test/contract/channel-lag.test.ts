import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { JetStream } from '../../platform/channels/jetstream.ts';
import { LocalChannels } from '../../platform/channels/local-channels.ts';
import { ACK_WAIT, event, nodeOn, server, until } from '../support/channel-node.ts';
import { needs } from '../support/servers.ts';

type Channel = JetStream | LocalChannels;
const CONSUMER = 'stock:order.paid';

/** What a consumer has not got yet, and what it has got and not worked. */
async function lag(channel: Channel): Promise<[waiting: number, unacknowledged: number]> {
  const read = await channel.readings();
  assert.deepEqual(new Set(read.map(({ labels }) => labels?.consumer)), new Set([CONSUMER]));
  const [waiting, unacknowledged] = ['waiting', 'unacknowledged'].map(
    (what) => read.find(({ name }) => name === `comanda.channel.${what}`)?.value ?? Number.NaN,
  );
  return [waiting as number, unacknowledged as number];
}

/** Handlers that work nothing until they are let go. */
function gate() {
  const open = Promise.withResolvers<void>();
  const seen: string[] = [];
  return {
    seen,
    open: open.resolve,
    async handler({ id }: { id: string }) {
      seen.push(id);
      await open.promise;
    },
  };
}
const ids = (count: number) => Array.from({ length: count }, (_, i) => `e${i}`);

test('in one process: what waits for a turn, and what is worked, is told apart', async (t) => {
  const { handler, open, seen } = gate();
  const { adapter, publish } = await nodeOn(t, new LocalChannels(), handler);
  assert.deepEqual(await lag(adapter), [0, 0]);
  const sent = Promise.all(ids(40).map((id) => publish(event(id))));
  await until(() => seen.length === 32);
  assert.deepEqual(await lag(adapter), [8, 32]);
  open();
  await sent;
  assert.deepEqual(await lag(adapter), [0, 0]);
});

describe('on JetStream', needs('nats-server'), () => {
  test('every node of a consumer tells what the server knows of all of them together', async (t) => {
    const { url } = await server(t);
    const { handler, open } = gate();
    const [one, other] = await Promise.all([0, 1].map(() => nodeOn(t, new JetStream(url, ACK_WAIT), handler)));
    assert.ok(one && other);
    await Promise.all(ids(1005).map((id) => one.publish(event(id))));
    const stands = async (waiting: number, unacknowledged: number) =>
      until(async () => {
        const both = [await lag(one.adapter), await lag(other.adapter)];
        return both.every(([a, b]) => a === waiting && b === unacknowledged);
      });
    await stands(5, 1000);
    open();
    await stands(0, 0);
  });

  test('while the server is away there are no numbers, rather than 0', async (t) => {
    const nats = await server(t);
    const { adapter } = await nodeOn(t, new JetStream(nats.url, ACK_WAIT), () => {});
    assert.deepEqual(await lag(adapter), [0, 0]);
    await nats.stop();
    await assert.rejects(adapter.readings());
  });
});
