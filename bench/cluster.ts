import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, openSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { MongoClient } from 'mongodb';
import { servers } from '../test/support/servers.ts';
import { load } from './client.ts';
import { items, seedMenu } from './menu.ts';
import { cpuSeconds, rss } from './process.ts';

/**
 * Orders accepted a second through one gateway of a cluster whose servers and nodes all run here, and the processor time of
 * each. `node bench/cluster.ts [seconds] [connections] [node...]`, a node being its services joined by commas.
 */
const [, , seconds = '20', connections = '64', ...asked] = process.argv;
const nodes = asked.length > 0 ? asked : ['api,order,payment,kitchen,stock', 'stripe-twin'];
const root = path.join(import.meta.dirname, '..');
const folder = mkdtempSync(path.join(tmpdir(), 'comanda-bench-'));
const url = 'http://127.0.0.1:4730';
const four = await servers();
const env = {
  ...process.env,
  ...four.env,
  STRIPE: 'twin',
  PORT: '4730',
  KITCHEN_COOK_MS: '0',
  DATA_DIR: path.join(folder, 'data'),
};

function startNode(names: string): ChildProcess {
  const log = openSync(path.join(folder, 'log'), 'a');
  const args = ['--max-semi-space-size=8', 'start.ts', ...names.split(',')];
  return spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', log, log] });
}

async function ready(): Promise<void> {
  for (;;) {
    const answer = await fetch(`${url}/health/ready`).catch(() => undefined);
    if (answer?.ok) return;
    await sleep(100);
  }
}

seedMenu(folder, env);

const children = nodes.map(startNode);
await ready();
await sleep(2000);
const pids = Object.fromEntries([
  ...nodes.map((names, n) => [names, children[n]?.pid ?? 0]),
  ...(['nats', 'mongo', 'mysql', 'redis'] as const).map((name) => [name, four[name].pid]),
  ['client', process.pid],
]) as Record<string, number>;
const before = Object.entries(pids).map(([name, pid]) => [name, cpuSeconds(pid)] as const);
const outcome = await load({ url, connections: Number(connections), seconds: Number(seconds), items });
const cpu = Object.fromEntries(
  before.map(([name, was]) => [
    name,
    `${(((cpuSeconds(pids[name] ?? 0) - was) * 1000) / outcome.accepted).toFixed(3)} ms an order`,
  ]),
);
const mongo = await MongoClient.connect(four.mongo.url);
const pending = () => mongo.db('comanda_order').collection('orders').countDocuments({ status: 'pending' });
const backlog = await pending();
const began = performance.now();
while ((await pending()) > 0) await sleep(250);
const drained = { backlog, seconds: Math.round((performance.now() - began) / 100) / 10 };
const memory = Object.fromEntries(nodes.map((names) => [names, rss(pids[names] ?? 0)]));
process.stdout.write(`${JSON.stringify({ nodes, ...outcome, cpu, memory, drained }, null, 2)}\n`);

await mongo.close();
const ended = children.map((child) => new Promise((done) => child.once('exit', done)));
for (const child of children) child.kill('SIGTERM');
await Promise.all(ended);
await four.stop();
rmSync(folder, { recursive: true });
