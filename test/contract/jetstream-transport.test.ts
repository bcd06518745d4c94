import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { type TestContext, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { ServiceBroker } from 'moleculer';
import { isRefusal } from '../../kernel/domain-error.ts';
import { brokerOptions } from '../../moleculer.config.ts';
import { waitForNats } from '../../platform/nats/nats.ts';
import { needs, type Server, startNats } from '../support/servers.ts';

const needed = needs('nats-server');
const PEER = new URL('../support/peer.ts', import.meta.url).pathname;
let nats: Server;
test.before(async () => {
  if (!needed.skip) nats = await startNats();
});
test.after(() => nats?.stop());

/** A caller in this process, and so many nodes that answer, in processes of their own. */
async function cluster(t: TestContext, peers: number) {
  const options = await brokerOptions({
    logLevel: 'fatal',
    cluster: { nats: nats.url, mongo: '', mysql: '', redis: '' },
  });
  const caller = new ServiceBroker({ ...options, logger: false });
  await caller.start();
  const children = await Promise.all(Array.from({ length: peers }, () => peer(t)));
  await caller.waitForServices('peer');
  const seen = () => caller.registry.getNodeList({ onlyAvailable: true }).length;
  while (seen() < peers + 1) await sleep(50);
  t.after(() => caller.stop());
  return { caller, children };
}

async function peer(t: TestContext): Promise<ChildProcess> {
  const child = spawn(process.execPath, [PEER, nats.url], { stdio: ['ignore', 'pipe', 'inherit'] });
  t.after(() => child.kill('SIGKILL'));
  await once(child.stdout as NonNullable<typeof child.stdout>, 'data');
  return child;
}

/** Calls `peer.echo` from so many callers at once until it is told to stop; answers how long each call took and what failed. */
function load(caller: ServiceBroker, callers: number) {
  const calls = { ms: [] as number[], failed: [] as unknown[], by: new Map<number, number>(), stop: async () => {} };
  let isOver = false;
  const one = async () => {
    while (!isOver) {
      const began = performance.now();
      try {
        const pid = await caller.call<number, object>('peer.echo', { ms: 20 });
        calls.by.set(pid, (calls.by.get(pid) ?? 0) + 1);
      } catch (error) {
        calls.failed.push(error);
      }
      calls.ms.push(performance.now() - began);
    }
  };
  const running = Array.from({ length: callers }, one);
  calls.stop = async () => {
    isOver = true;
    await Promise.all(running);
  };
  return calls;
}

test(
  'a refusal, a system error and a validation error arrive as they were thrown on another node',
  needed,
  async (t) => {
    const { caller } = await cluster(t, 1);
    await assert.rejects(caller.call('peer.refuse'), (error) => {
      assert.ok(isRefusal(error, 'STOCK_INSUFFICIENT'));
      assert.deepEqual([error.type, error.message, error.data], ['conflict', 'not enough', { left: 3 }]);
      return true;
    });
    await assert.rejects(caller.call('peer.lack'), { name: 'Unavailable', message: 'the store is away' });
    await assert.rejects(
      caller.call('peer.strict', { quantity: 'two' }),
      (error: Error & { data: { field: string }[] }) => {
        assert.equal(error.name, 'ValidationError');
        assert.equal(error.data[0]?.field, 'quantity');
        return true;
      },
    );
  },
);

test('a node killed with -9 under load costs no call more than 3 s, and none fails', needed, async (t) => {
  const { caller, children } = await cluster(t, 2);
  const calls = load(caller, 16);
  await sleep(1000);
  children[0]?.kill('SIGKILL');
  await sleep(4000);
  await calls.stop();
  const worst = Math.max(...calls.ms);
  t.diagnostic(`worst call ${Math.round(worst)} ms of ${calls.ms.length}`);
  assert.deepEqual(calls.failed, []);
  assert.ok(worst > 500 && worst < 3000, `the worst call took ${worst} ms`);
  assert.equal(calls.by.size, 2);
});

test('a node that stops under load lets no call fail, nor wait', needed, async (t) => {
  const { caller, children } = await cluster(t, 2);
  const calls = load(caller, 16);
  await sleep(1000);
  children[0]?.kill('SIGTERM');
  const [code] = await once(children[0] as ChildProcess, 'exit');
  await calls.stop();
  assert.equal(code, 0);
  assert.deepEqual(calls.failed, []);
  assert.ok(Math.max(...calls.ms) < 1000, `the worst call took ${Math.max(...calls.ms)} ms`);
});

test('a node that joins under load takes its share within 5 s', needed, async (t) => {
  const { caller } = await cluster(t, 1);
  const calls = load(caller, 8);
  const { pid = 0 } = await peer(t);
  await sleep(2000);
  calls.by.clear();
  await sleep(1000);
  await calls.stop();
  const share = (calls.by.get(pid) ?? 0) / [...calls.by.values()].reduce((sum, count) => sum + count, 0);
  assert.ok(share > 0.4, `its share is ${share}`);
});

test('what must not be done twice is not asked again of another node', needed, async (t) => {
  const { caller, children } = await cluster(t, 1);
  const call = caller.call('peer.replay');
  await sleep(300);
  children[0]?.kill('SIGKILL');
  await assert.rejects(call, { type: 'REQUEST_REJECTED' });
});

test('a call that reaches a blocked node too late for its caller does not run', needed, async (t) => {
  const { caller } = await cluster(t, 1);
  await caller.call('peer.note', { ms: 0 });
  const blocked = caller.call('peer.block', { ms: 1500 });
  await sleep(100);
  const late = Array.from({ length: 20 }, () => caller.call('peer.note', { ms: 0 }, { timeout: 300 }));
  const inTime = caller.call('peer.note', { ms: 0 }, { timeout: 5000 });
  for (const one of await Promise.allSettled(late)) assert.equal(one.status, 'rejected');
  await Promise.all([blocked, inTime]);
  assert.equal(await caller.call('peer.noted'), 2);
});

test('a call that waits in the queue of its action until its caller has given up does not run', needed, async (t) => {
  const { caller } = await cluster(t, 1);
  const calls = Array.from({ length: 10 }, () => caller.call('peer.note', { ms: 500 }, { timeout: 400 }));
  for (const one of await Promise.allSettled(calls)) assert.equal(one.status, 'rejected');
  await caller.call('peer.note', { ms: 0 });
  assert.equal(await caller.call('peer.noted'), 2);
});

test('calls between nodes whose clocks differ by an hour run', needed, async (t) => {
  const { caller } = await cluster(t, 1);
  const { now } = Date;
  t.mock.method(Date, 'now', () => now() - 3_600_000);
  for (let i = 0; i < 5; i++) await caller.call('peer.note', { ms: 0 });
  assert.equal(await caller.call('peer.noted'), 5);
});

test('a NATS that is not there yet is told in one line, and waited for', needed, async (t) => {
  const server = await startNats();
  t.after(() => server.stop());
  await server.kill();
  const lines: string[] = [];
  const waiting = waitForNats(server.url, (line) => lines.push(line));
  await sleep(2500);
  await server.restart();
  await waiting;
  assert.equal(lines.length, 1);
  assert.match(lines[0] ?? '', /^NATS_URL: nothing answers at 127\.0\.0\.1:\d+; waiting for it$/);
});
