import assert from 'node:assert/strict';
import { once } from 'node:events';
import { existsSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import path from 'node:path';
import { type TestContext, test } from 'node:test';
import { freePort } from '../support/free-port.ts';
import { NodeProcess } from '../support/node-process.ts';
import { tempFolder } from '../support/temp-folder.ts';

/** Every thread but the main one dies as soon as the file at `DIE` is there. */
const MORTAL = `
  import { existsSync } from 'node:fs';
  import { isMainThread } from 'node:worker_threads';
  const die = () => { if (existsSync(process.env.DIE)) throw new Error('planted'); };
  if (!isMainThread) setInterval(die, 20).unref();
`;
const DEAD = `
  import { isMainThread } from 'node:worker_threads';
  if (!isMainThread) throw new Error('planted');
`;

async function shop(t: TestContext, env: Record<string, string> = {}, preload?: string) {
  const twinUrl = `http://localhost:${await freePort()}`;
  const all = { PORT: `${await freePort()}`, STRIPE_TWIN_URL: twinUrl, ...env };
  if (preload === undefined) return new NodeProcess(t, [], all);
  return new NodeProcess(t, ['start.ts'], all, `--import=data:text/javascript,${encodeURIComponent(preload)}`);
}

test('when the thread of the twin dies, the process ends with code 1 and one line that says why', async (t) => {
  const DIE = path.join(tempFolder(), 'now');
  const node = await (await shop(t, { DIE }, MORTAL)).opens();
  const before = node.output;
  writeFileSync(DIE, '');
  assert.deepEqual(await node.ended, [1, null]);
  const lines = node.output.slice(before.length).trim().split('\n');
  assert.equal(lines.length, 1, node.output);
  const { msg, err } = JSON.parse(lines[0] as string);
  assert.match(msg, /thread of the offline Stripe died/);
  assert.equal(err.message, 'planted');
});

test('a thread that dies before it listens is a start that failed', async (t) => {
  const node = await shop(t, {}, DEAD);
  assert.deepEqual(await node.ended, [1, null]);
  assert.match(node.output, /Comanda cannot start\. .*planted/);
  assert.doesNotMatch(node.output, /Comanda is open/);
});

test('a port of the twin that another program has is refused in one clear line', async (t) => {
  const other = createServer().listen(await freePort());
  await once(other, 'listening');
  t.after(() => other.close());
  const { port } = other.address() as AddressInfo;
  const node = await shop(t, { STRIPE_TWIN_URL: `http://localhost:${port}` });
  assert.deepEqual(await node.ended, [1, null]);
  const said = node.output.split('\n').filter((line) => !line.startsWith('{'));
  const line = `STRIPE_TWIN_URL: the twin cannot listen on port ${port} (EADDRINUSE); free it, or set another`;
  assert.deepEqual(said, [`Comanda cannot start. ${line}`, '']);
});

test('a shop that is asked to end closes the file of the twin first, and does not take long', async (t) => {
  const DATA_DIR = tempFolder();
  const twinUrl = `http://localhost:${await freePort()}`;
  const node = await (await shop(t, { DATA_DIR, STRIPE_TWIN_URL: twinUrl })).opens();
  const answer = await fetch(`${twinUrl}/twin/chaos`, {
    method: 'POST',
    headers: { Authorization: 'Bearer sk_test_twin' },
    body: new URLSearchParams({ seed: '1', drop: '1' }),
  });
  assert.equal(answer.status, 200);
  const wal = path.join(DATA_DIR, 'stripe-twin.sqlite-wal');
  assert.ok(existsSync(wal));
  const { code, ms } = await node.stop();
  assert.equal(code, 0);
  assert.ok(ms < 2500, `${ms} ms`);
  assert.ok(!existsSync(wal), 'a file that was closed has no log beside it');
});
