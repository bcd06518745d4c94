import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { ConfigError } from '../../platform/config/config-error.ts';
import type { MongoAdapter } from '../../platform/documents/mongo-adapter.ts';
import { mongoForTests } from '../support/mongo-collections.ts';
import { needs } from '../support/servers.ts';

describe('a node that starts on MongoDB', needs('mongod'), () => {
  const mongo = mongoForTests();

  /** The lines that a service logs while it waits for its store. */
  async function waiting(adapter: MongoAdapter, ms: number) {
    const lines: string[] = [];
    const service = { logger: { error: (line: string) => lines.push(line) } };
    adapter.init(undefined as never, service as never);
    let ready = false;
    const connected = adapter.connect().then(() => {
      ready = true;
    });
    await sleep(ms);
    return { lines, connected, isReady: () => ready };
  }

  test('a node that is refused says once that MONGO_URL has a wrong user or password, never which, and waits', async () => {
    const url = mongo.server.url.replace(/:[^:@/]+@/, ':secret-and-wrong@');
    const adapter = mongo.adapter({}, 'refused', url);
    const { lines, connected, isReady } = await waiting(adapter, 3500);
    assert.equal(isReady(), false);
    assert.deepEqual(lines, ['waiting for the server of MONGO_URL: MongoDB refuses the user or the password']);
    await adapter.disconnect();
    await connected;
  });

  test('a node that starts before MongoDB says so once, waits, and goes on when it is there', async () => {
    await mongo.server.kill();
    const adapter = mongo.adapter({ things: [{ name: 'by_version', keys: ['version'] }] }, 'early');
    const { lines, connected } = await waiting(adapter, 5000);
    assert.equal(lines.length, 1, lines.join('\n'));
    assert.match(lines[0] ?? '', /MONGO_URL.*ECONNREFUSED/);
    assert.doesNotMatch(lines[0] ?? '', /p@ss|p%40ss|comanda:/);
    await mongo.server.restart();
    await connected;
    const indexes = await mongo.client.db('comanda_early').collection('things').indexes();
    assert.deepEqual(
      indexes.map(({ name }) => name),
      ['_id_', 'by_version'],
    );
  });

  test('an address that the driver cannot read ends the start, and the refusal does not repeat it', () => {
    const refused = (error: Error) =>
      error instanceof ConfigError && /MONGO_URL/.test(error.message) && !/hush/.test(error.message);
    assert.throws(() => mongo.adapter({}, 'odd', 'mongodb://me:hush@host:port:1/'), refused);
    assert.throws(() => mongo.adapter({}, 'odd', 'mongodb://me:hush@127.0.0.1/?nonsense=1'), refused);
  });
});
