import { fork, spawn } from 'node:child_process';
import { mkdtempSync, openSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { load } from './client.ts';
import { items, seedMenu } from './menu.ts';
import { cpuSeconds, leafOf, rss } from './process.ts';

/** Orders accepted a second, embedded, against a bare server in the same run. `node bench/orders.ts [seconds] [connections]`. */
const seconds = Number(process.argv[2] ?? 30);
const connections = Number(process.argv[3] ?? 64);
const folder = mkdtempSync(path.join(tmpdir(), 'comanda-bench-'));
const PORT = 4710;
const url = `http://127.0.0.1:${PORT}`;
const env = { ...process.env, DATA_DIR: path.join(folder, 'data'), PORT: String(PORT), KITCHEN_COOK_MS: '0' };

async function startShop(): Promise<{ pid: number; firstOrder: number }> {
  const began = performance.now();
  const log = openSync(path.join(folder, 'log'), 'a');
  const child = spawn('npm', ['start', '--silent'], {
    env,
    stdio: ['ignore', log, log],
    cwd: path.join(import.meta.dirname, '..'),
  });
  for (;;) {
    const body = JSON.stringify({ items: [{ id: items[0], quantity: 1 }] });
    const headers = { 'Content-Type': 'application/json' };
    const answer = await fetch(`${url}/api/customer/first/orders`, { method: 'POST', body, headers }).catch(
      () => undefined,
    );
    if (answer?.status === 201) break;
    await sleep(10);
  }
  const firstOrder = Math.round(performance.now() - began);
  return { pid: leafOf(child.pid ?? 0), firstOrder };
}

function pending(): number {
  const db = new DatabaseSync(path.join(env.DATA_DIR, 'order.sqlite'), { readOnly: true });
  const row = db.prepare("SELECT count(*) AS n FROM orders WHERE body ->> '$.status' = 'pending'").get();
  db.close();
  return Number(row?.n);
}

async function drain(): Promise<{ backlog: number; seconds: number }> {
  const backlog = pending();
  const began = performance.now();
  while (pending() > 0) await sleep(200);
  return { backlog, seconds: Math.round((performance.now() - began) / 100) / 10 };
}

seedMenu(folder, env);

const shop = await startShop();
await sleep(2000);
const idle = rss(shop.pid);
const cpu = cpuSeconds(shop.pid);
const ours = await load({ url, connections, seconds, items });
const cpuPerOrder = ((cpuSeconds(shop.pid) - cpu) * 1000) / ours.accepted;
const drained = await drain();
const after = rss(shop.pid);
process.kill(shop.pid, 'SIGTERM');
await sleep(1000);
const again = await startShop();
await sleep(2000);
const restarted = { firstOrder: again.firstOrder, idle: rss(again.pid) };
process.kill(again.pid, 'SIGTERM');

const bare = fork(path.join(import.meta.dirname, 'bare-server.ts'), [
  path.join(folder, 'bare.sqlite'),
  String(PORT + 10),
]);
await new Promise((ready) => bare.once('message', ready));
const theirs = await load({ url: `http://127.0.0.1:${PORT + 10}`, connections, seconds, items });
bare.kill();

const report = {
  seconds,
  connections,
  firstOrderMs: shop.firstOrder,
  idle,
  after,
  ours,
  cpuMsPerOrder: cpuPerOrder,
  drained,
  restarted,
  bare: theirs,
};
process.stdout.write(
  `${JSON.stringify(report, null, 2)}\nratio ours / bare: ${(ours.perSecond / theirs.perSecond).toFixed(2)}\n`,
);
rmSync(folder, { recursive: true });
