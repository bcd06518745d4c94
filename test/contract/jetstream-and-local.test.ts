import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type TestContext, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { Middleware as Channels } from '@moleculer/channels';
import { type Context, ServiceBroker, type ServiceSchema } from 'moleculer';
import type { CloudEvent } from '../../kernel/events.ts';
import { Unavailable } from '../../kernel/unavailable.ts';
import { deadLetterActions } from '../../mixins/dead-letters.mixin.ts';
import type { DeadLetters } from '../../platform/channels/dead-letter.ts';
import type { ListedLetter, WholeLetter } from '../../platform/channels/dead-letters.contract.ts';
import { DeadLetterDocuments } from '../../platform/channels/dead-letters.ts';
import { JetStream } from '../../platform/channels/jetstream.ts';
import { LocalChannels } from '../../platform/channels/local-channels.ts';
import { publishEvents } from '../../platform/channels/publish.ts';
import { JsonSchemaValidator } from '../../platform/contract/json-schema-validator.ts';
import { SqliteDocuments } from '../../platform/documents/sqlite-documents.ts';
import { SqliteFile } from '../../platform/documents/sqlite-file.ts';
import { needs, type Server, startNats } from '../support/servers.ts';

type Handler = (event: CloudEvent) => Promise<void> | void;

const folder = mkdtempSync(path.join(tmpdir(), 'channels-'));
let nats: Server | undefined;
test.before(async () => {
  if (!needs('nats-server').skip) nats = await startNats();
});
test.after(async () => {
  await nats?.stop();
  rmSync(folder, { recursive: true });
});

let nodes = 0;
const event = (id: string): CloudEvent =>
  ({ specversion: '1.0', id, source: 'order', type: 'order.paid', subject: 'o1', time: '', data: {} }) as CloudEvent;

/** A node with these consumers of `order.paid`, each with its own dead letters, that the test stops. */
async function node(t: TestContext, adapter: LocalChannels | JetStream, consumers: Record<string, Handler>) {
  const options = { adapter, context: true } as unknown as Parameters<typeof Channels>[0];
  const broker = new ServiceBroker({
    nodeID: `node${nodes++}`,
    logger: false,
    validator: new JsonSchemaValidator(),
    middlewares: [Channels(options)],
  });
  const file = new SqliteFile(path.join(folder, `${broker.nodeID}.sqlite`));
  for (const [name, handler] of Object.entries(consumers)) broker.createService(consumer(name, handler, file));
  await broker.start();
  adapter.open();
  let stopped: Promise<void> | undefined;
  const stop = () => (stopped ??= broker.stop());
  t.after(async () => {
    await stop();
    file.close();
  });
  const letters = (service: string) => broker.call<ListedLetter[], object>(`${service}.deadLetters`, {});
  return { broker, stop, letters, publish: publishEvents(broker) };
}

function consumer(name: string, handler: Handler, file: SqliteFile): ServiceSchema {
  return {
    name,
    mixins: [deadLetterActions],
    created(this: { deadLetters?: DeadLetters }) {
      this.deadLetters = new DeadLetterDocuments(new SqliteDocuments(file, `${name}_letters`, []));
    },
    channels: { 'order.paid': (ctx: Context<CloudEvent>) => handler(ctx.params) },
  } as unknown as ServiceSchema;
}

/** What the outbox does: an event that could not be sent is sent again. */
async function untilSent(publish: (event: CloudEvent) => Promise<void>, what: CloudEvent): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt++) {
    const sent = await publish(what).then(
      () => true,
      () => sleep(50),
    );
    if (sent) return;
  }
  throw new Error('it was never sent');
}

async function until(done: () => boolean | Promise<boolean>, within = 15_000): Promise<void> {
  for (const end = Date.now() + within; !(await done()); await sleep(20)) {
    if (Date.now() > end) throw new Error(`not within ${within} ms: ${done}`);
  }
}

let services = 0;
/** Consumers of a name of their own in each test: the stream, and who has read how far, outlives a test. */
const fresh = (name: string) => `${name}${services++}`;

const channels: [string, { skip: string | false }, () => LocalChannels | JetStream][] = [
  ['in one process', { skip: false }, () => new LocalChannels()],
  ['on JetStream', needs('nats-server'), () => new JetStream(nats?.url ?? '')],
];

for (const [where, options, open] of channels) {
  test(`${where} every consumer is given an event, as it was sent`, options, async (t) => {
    const [a, b] = [fresh('a'), fresh('b')];
    const seen: Record<string, CloudEvent[]> = { [a]: [], [b]: [] };
    const mine = (name: string) => (given: CloudEvent) => void (given.id === 'plain' && seen[name]?.push(given));
    const { publish } = await node(t, open(), { [a]: mine(a), [b]: mine(b) });
    await publish(event('plain'));
    await until(() => seen[a]?.length === 1 && seen[b]?.length === 1);
    assert.deepEqual(seen[a], [event('plain')]);
  });

  test(`${where} a consumer that fails is given the event again, later each time`, options, async (t) => {
    const at: number[] = [];
    const stubborn = (given: CloudEvent) => {
      if (given.id === 'twice' && at.push(Date.now()) < 4) throw new Error('not yet');
    };
    const name = fresh('stubborn');
    const { publish, letters } = await node(t, open(), { [name]: stubborn });
    await publish(event('twice'));
    await until(() => at.length === 4);
    const pauses = at.slice(1).map((time, i) => time - (at[i] ?? 0));
    assert.ok(
      pauses.every((pause, i) => pause >= 75 * 2 ** i && pause < 1500),
      `pauses of ${pauses} ms`,
    );
    assert.deepEqual(await letters(name), []);
  });

  test(
    `${where} what five retries did not help is a dead letter with its error, and can be replayed`,
    options,
    async (t) => {
      let isMended = false;
      const worked: string[] = [];
      const name = fresh('broken');
      const { broker, publish, letters } = await node(t, open(), {
        [name]: (given) => {
          if (given.id !== 'hopeless') return;
          if (!isMended) throw new Error('the oven is broken');
          worked.push(given.id);
        },
      });
      void publish(event('hopeless'));
      await until(async () => (await letters(name)).length === 1);
      const [letter] = await letters(name);
      const { event: body } = await broker.call<WholeLetter, object>(`${name}.deadLetter`, { id: letter?.id });
      assert.deepEqual(body, event('hopeless'));
      assert.match(letter?.error ?? '', /the oven is broken/);
      assert.equal(letter?.consumer, name);
      isMended = true;
      await broker.call(`${name}.replay`, { id: letter?.id });
      assert.deepEqual(worked, ['hopeless']);
      assert.deepEqual(await letters(name), []);
    },
  );

  test(`${where} an event whose consumer waits for another service is never dead`, options, async (t) => {
    let attempts = 0;
    const name = fresh('patient');
    const { publish, letters } = await node(t, open(), {
      [name]: (given) => {
        if (given.id === 'patience' && ++attempts < 7) throw new Unavailable('its store is away');
      },
    });
    await untilSent(publish, event('patience'));
    await until(() => attempts === 7, 30_000);
    assert.deepEqual(await letters(name), []);
  });

  test(`${where} what a node was working on when it stopped is worked by the next one`, options, async (t) => {
    const name = fresh('moved');
    let isStopping = false;
    let began = 0;
    const first = await node(t, open(), {
      [name]: (given) => {
        if (given.id !== 'move') return;
        began++;
        throw new Error('this node cannot');
      },
    });
    const sending = untilSent((what) => (isStopping ? second.publish(what) : first.publish(what)), event('move'));
    await until(() => began > 0);
    const worked: string[] = [];
    isStopping = true;
    await first.stop();
    const second = await node(t, open(), { [name]: (given) => void worked.push(given.id) });
    await sending;
    await until(() => worked.includes('move'));
  });

  test(`${where} stopping waits for what is being worked`, options, async (t) => {
    const name = fresh('slow');
    const log: string[] = [];
    const { publish, stop } = await node(t, open(), {
      [name]: async (given) => {
        if (given.id !== 'long') return;
        log.push('began');
        await sleep(700);
        log.push('ended');
      },
    });
    void publish(event('long')).catch(() => {});
    await until(() => log.length === 1);
    await stop();
    assert.deepEqual(log, ['began', 'ended']);
  });
}
