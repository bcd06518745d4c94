import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { leafOf, rss } from './process.ts';

/** Start-up and memory with many stored orders: one order is cooked, then copied. `node bench/stored.ts [orders]`. */
const wanted = Number(process.argv[2] ?? 200_000);
const folder = mkdtempSync(path.join(tmpdir(), 'comanda-bench-'));
const url = 'http://127.0.0.1:4750';
const env = { ...process.env, DATA_DIR: folder, PORT: '4750', KITCHEN_COOK_MS: '0', ORDERS_PER_MINUTE: '0' };

async function order(): Promise<{ id: string; status: string; paymentLink: string | null }> {
  const body = JSON.stringify({
    items: [
      { id: 'margherita', quantity: 1 },
      { id: 'burrata', quantity: 1 },
    ],
  });
  const headers = { 'Content-Type': 'application/json' };
  for (;;) {
    const answer = await fetch(`${url}/api/customer/ann/orders`, { method: 'POST', body, headers }).catch(
      () => undefined,
    );
    if (answer?.status === 201) return answer.json() as never;
    await sleep(10);
  }
}

async function run(): Promise<{ firstOrderMs: number; idle: string; stop(): Promise<unknown> }> {
  const began = performance.now();
  const npm = spawn('npm', ['start', '--silent'], { env, stdio: 'ignore', cwd: path.join(import.meta.dirname, '..') });
  await order();
  const firstOrderMs = Math.round(performance.now() - began);
  await sleep(3000);
  const pid = leafOf(npm.pid ?? 0);
  const stop = () => {
    const ended = new Promise((done) => npm.once('exit', done));
    process.kill(pid, 'SIGTERM');
    return ended;
  };
  return { firstOrderMs, idle: rss(pid), stop };
}

async function cookOne(): Promise<void> {
  let { id, status, paymentLink } = await order();
  while (status !== 'cooked') {
    await sleep(50);
    const answer = await fetch(`${url}/api/customer/ann/orders/${id}`);
    ({ id, status, paymentLink } = (await answer.json()) as Awaited<ReturnType<typeof order>>);
    if (status === 'waiting_for_payment' && paymentLink) {
      await fetch(paymentLink, { method: 'POST', body: new URLSearchParams({ action: 'pay' }), redirect: 'manual' });
    }
  }
}

/** Copies what stands in a table under new ids until there are enough; the copies have no deadline left. */
function multiply(file: string, table: string): void {
  const db = new DatabaseSync(path.join(folder, `${file}.sqlite`));
  db.exec(`WITH RECURSIVE n(value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM n WHERE value < ${wanted})
    INSERT INTO ${table}
    SELECT 'copy-' || value, json_set(body, '$.lookAgainAt', null, '$.sortKey', (body ->> '$.createdAt') || '_' || value)
    FROM n, (SELECT body FROM ${table} LIMIT 1)`);
  db.close();
}

const empty = await run();
await cookOne();
await empty.stop();
for (const [file, table] of [
  ['order', 'orders'],
  ['payment', 'payments'],
  ['kitchen', 'tickets'],
] as const)
  multiply(file, table);
const full = await run();
await full.stop();
process.stdout.write(`${JSON.stringify({ wanted, empty, full }, null, 2)}\n`);
rmSync(folder, { recursive: true });
