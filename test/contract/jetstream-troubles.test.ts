import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type TestContext, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { UnknownValue } from '../../kernel/unknown-value.ts';
import type { Death } from '../../platform/channels/dead-letter.ts';
import { client, DURABLE, event, isSent, manager, node, server, until } from '../support/channel-node.ts';
import { needs, type Server } from '../support/servers.ts';

const needed = needs('nats-server');
const SUBJECT = 'event.order.paid';

/** Dead letters in memory; the first `failures` of them cannot be stored. */
function letters(failures = 0) {
  const deaths: Death[] = [];
  let left = failures;
  const bury = async (death: Death) => {
    if (left-- > 0) throw new Error('the store is away');
    deaths.push(death);
  };
  return { deaths, bury };
}

async function pending(t: TestContext, url: string): Promise<() => Promise<number>> {
  const api = await manager(t, url);
  return async () => (await api.consumers.info('EVENTS', DURABLE)).num_ack_pending;
}

test('messages that are no events lie with the dead letters, and hold up no event', needed, async (t) => {
  const { url } = await server(t);
  const seen: string[] = [];
  const { deaths, bury } = letters();
  const { publish, log } = await node(t, url, ({ id }) => void seen.push(id), { bury });
  const { specversion: _, ...half } = event('half');
  const notEvents = ['no json', '', '[]', 'null', '"text"', JSON.stringify(half), '\u0001'.repeat(100_000)];
  const js = (await client(t, url)).jetstream();
  for (let i = 0; i < 70; i++) await js.publish(SUBJECT, notEvents[i % notEvents.length]);
  await publish(event('good'));
  await until(() => seen.includes('good') && deaths.length === 70);
  assert.deepEqual(seen, ['good']);
  const [first] = deaths;
  assert.partialDeepStrictEqual(first?.event, { id: 'EVENTS-1', type: 'not-an-event', subject: SUBJECT });
  assert.deepEqual(first?.event.data, { raw: 'no json' });
  assert.ok(deaths.every(({ event }) => JSON.stringify(event).length < 60_000));
  assert.equal(log.filter((line) => line.startsWith('an event was given up')).length, 70);
  const left = await pending(t, url);
  await until(async () => (await left()) === 0);
});

test(
  'a message that is no event and cannot be laid with the dead letters comes again until it can',
  needed,
  async (t) => {
    const { url } = await server(t);
    const { deaths, bury } = letters(3);
    const { log } = await node(t, url, () => {}, { bury });
    await (await client(t, url)).jetstream().publish(SUBJECT, 'no json');
    await until(() => deaths.length === 1);
    assert.equal(log.filter((line) => line.startsWith('a dead letter could not be stored')).length, 3);
  },
);

test('events that only a newer node understands wait without end, and hold up no other', needed, async (t) => {
  const { url } = await server(t);
  let tries = 0;
  const seen: string[] = [];
  const { deaths, bury } = letters();
  const handler = ({ id }: { id: string }) => {
    if (id !== 'good') throw new UnknownValue('units', ++tries);
    seen.push(id);
  };
  const { publish } = await node(t, url, handler, { bury });
  await Promise.all(Array.from({ length: 100 }, (_, i) => publish(event(`newer${i}`))));
  await until(() => tries >= 700, 30_000);
  await publish(event('good'));
  await until(() => seen.length === 1, 1000);
  assert.deepEqual(deaths, []);
});

test('an event of another type than its subject is retried, and not handed to the consumer', needed, async (t) => {
  const { url } = await server(t);
  const seen: string[] = [];
  const { deaths, bury } = letters();
  await node(t, url, ({ id }) => void seen.push(id), { bury });
  await (await client(t, url)).jetstream().publish(SUBJECT, JSON.stringify({ ...event('v2'), type: 'order.paid.v2' }));
  const api = await manager(t, url);
  await until(async () => (await api.consumers.info('EVENTS', DURABLE)).num_redelivered === 1);
  await sleep(500);
  assert.deepEqual([seen, deaths], [[], []]);
});

test('a subscription that NATS ended is told of, and made again once NATS allows it', needed, async (t) => {
  const nats = await server(t);
  const seen: string[] = [];
  const { publish, log } = await node(t, nats.url, ({ id }) => void seen.push(id));
  await publish(event('before'));
  await until(() => seen.includes('before'));
  deny(nats, 'deliver.>');
  await until(() => log.includes('NATS reports an error'));
  deny(nats, 'nothing');
  await until(async () => (await isSent(publish(event('after')))) && seen.includes('after'));
  assert.ok(log.includes('the subscription was ended by NATS; it is made again'));
});

test('a consumer that somebody deleted is made again, and is given its events', needed, async (t) => {
  const { url } = await server(t);
  const seen: string[] = [];
  const { publish } = await node(t, url, ({ id }) => void seen.push(id));
  await (await manager(t, url)).consumers.delete('EVENTS', DURABLE);
  await publish(event('meanwhile'));
  await until(() => seen.includes('meanwhile'));
});

/** Forbids the user of the nodes to subscribe to `subject` from now on, instead of what was forbidden before. */
function deny({ folder, pid }: Server, subject: string): void {
  const conf = path.join(folder, 'nats.conf');
  const { authorization, ...rest } = JSON.parse(readFileSync(conf, 'utf8'));
  const { user, password } = authorization.users?.[0] ?? authorization;
  const users = [{ user, password, permissions: { subscribe: { deny: [subject] } } }];
  writeFileSync(conf, JSON.stringify({ ...rest, authorization: { users } }));
  process.kill(pid, 'SIGHUP');
}
