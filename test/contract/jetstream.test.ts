import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { nanos } from 'nats';
import type { DeadLetters } from '../../platform/channels/dead-letter.ts';
import { ACK_WAIT, DURABLE, event, isSent, manager, node, server, until } from '../support/channel-node.ts';
import { needs } from '../support/servers.ts';

const needed = needs('nats-server');

test('an event that nobody heard when it was sent waits for its consumer', needed, async (t) => {
  const { url } = await server(t);
  const { publish } = await node(t, url);
  await publish(event('early'));
  const seen: string[] = [];
  await node(t, url, ({ id }) => void seen.push(id));
  await until(() => seen.includes('early'));
});

test('two nodes of a service share its events, and each is worked once', needed, async (t) => {
  const { url } = await server(t);
  const seen: string[][] = [[], []];
  await Promise.all(seen.map((mine) => node(t, url, ({ id }) => void mine.push(id))));
  const { publish } = await node(t, url);
  const ids = Array.from({ length: 200 }, (_, i) => String(i));
  await Promise.all(ids.map((id) => publish(event(id))));
  await until(() => seen.flat().length >= 200);
  await sleep(200);
  assert.deepEqual(seen.flat().sort(), ids.sort());
  assert.ok(
    seen.every(({ length }) => length > 40),
    `shares of ${seen.map(({ length }) => length)}`,
  );
});

test('an event sent again under its own id is given again: the broker drops nothing', needed, async (t) => {
  const { url } = await server(t);
  const seen: string[] = [];
  const { publish } = await node(t, url, ({ id }) => void seen.push(id));
  await publish(event('again'));
  await publish(event('again'));
  await until(() => seen.length === 2);
});

test('as long as a handler works its event goes to nobody else', needed, async (t) => {
  const { url } = await server(t);
  let began = 0;
  let ended = 0;
  const slow = async () => {
    began++;
    await sleep(2 * ACK_WAIT);
    ended++;
  };
  const { publish } = await node(t, url, slow);
  await node(t, url, slow);
  await publish(event('slow'));
  await until(() => ended === 1);
  await sleep(300);
  assert.equal(began, 1);
});

test('what cannot be laid with the dead letters comes again until it can', needed, async (t) => {
  const { url } = await server(t);
  const buried: string[] = [];
  let attempts = 0;
  const bury: DeadLetters['bury'] = async ({ event: { id } }) => {
    if (++attempts < 3) throw new Error('the store is away');
    buried.push(id);
  };
  const failing = () => {
    throw new Error('hopeless');
  };
  const { publish } = await node(t, url, failing, { bury });
  await publish(event('unlucky'));
  await until(() => buried.length === 1, 30_000);
  const api = await manager(t, url);
  await until(async () => (await api.consumers.info('EVENTS', DURABLE)).num_ack_pending === 0);
});

test('a stream deleted under the running nodes is made again, with its consumers', needed, async (t) => {
  const { url } = await server(t);
  const seen: string[] = [];
  const { publish } = await node(t, url, ({ id }) => void seen.push(id));
  await publish(event('before'));
  await until(() => seen.includes('before'));
  await (await manager(t, url)).streams.delete('EVENTS');
  assert.equal(await isSent(publish(event('lost'))), false, 'what was not stored must not count as sent');
  await until(() => isSent(publish(event('after'))));
  await until(() => seen.includes('after'));
});

test('a consumer with the settings of an older version is given the new ones', needed, async (t) => {
  const { url } = await server(t);
  await node(t, url, () => {});
  const api = await manager(t, url);
  const changed = { ack_wait: nanos(77_000), max_ack_pending: 1 };
  await api.consumers.update('EVENTS', DURABLE, changed);
  await api.streams.update('EVENTS', { max_age: 0 });
  await node(t, url, () => {});
  const { config } = await api.consumers.info('EVENTS', DURABLE);
  assert.deepEqual([config.ack_wait, config.max_ack_pending], [nanos(ACK_WAIT), 1000]);
  const stream = (await api.streams.info('EVENTS')).config;
  assert.ok(stream.max_age > 0 && stream.max_bytes > 0, 'the stream is bounded');
});

test('a NATS that was killed and comes back is used again, and what it held is delivered', needed, async (t) => {
  const nats = await server(t);
  const seen: string[] = [];
  const { adapter, publish } = await node(t, nats.url, ({ id }) => void seen.push(id));
  await publish(event('first'));
  await until(() => seen.includes('first'));
  await nats.kill();
  await until(() => !adapter.connected);
  assert.equal(await isSent(publish(event('unsent'))), false);
  await nats.restart();
  await until(() => adapter.connected);
  await until(() => isSent(publish(event('second'))));
  await until(() => seen.includes('second'));
});
