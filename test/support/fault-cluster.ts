import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestContext } from 'node:test';
import { closeBooks } from './books.ts';
import { clusterStores } from './cluster-stores.ts';
import { Customers } from './customers.ts';
import { freePort } from './free-port.ts';
import { NodeProcess } from './node-process.ts';
import { servers } from './servers.ts';

type Env = Record<string, string>;

/** Everything by which a password of the servers could be known again, as in an address and decoded. */
export const secretsOf = (urls: Env): string[] =>
  Object.values(urls).flatMap((url) => [new URL(url).password, decodeURIComponent(new URL(url).password)]);

/** Fails if one of the passwords in these addresses was printed. */
export function checkNoSecrets(output: string, urls: Env): void {
  for (const secret of secretsOf(urls)) {
    assert.ok(secret.length > 3);
    assert.ok(!output.includes(secret), `a password is shown:\n${output}`);
  }
}

/** They must be alive, and end when they are told to. */
export async function endAll(nodes: readonly NodeProcess[]): Promise<void> {
  for (const { child, output } of nodes) assert.deepEqual([child.exitCode, child.signalCode], [null, null], output);
  for (const { code } of await Promise.all(nodes.map((node) => node.stop()))) assert.equal(code, 0);
}

/** Four servers of their own, two gateways' ports, and an offline Stripe at an address that stays: for nodes that will suffer. */
export async function faultCluster() {
  const four = await servers();
  const twinFolder = mkdtempSync(path.join(tmpdir(), 'comanda-fault-'));
  const ports = [String(await freePort()), String(await freePort())] as const;
  const twin = { STRIPE: 'twin', DEMO_MENU: 'on', STRIPE_TWIN_URL: `http://localhost:${await freePort()}` };
  const env = { ...four.env, ...twin, PUBLIC_URL: `http://localhost:${ports[0]}`, STOCK_LOCK: 'on' };
  return {
    ...four,
    gateways: [new Customers(`http://localhost:${ports[0]}`), new Customers(`http://localhost:${ports[1]}`)] as const,
    /** Behind the first gateway's port or the second's; whoever runs the twin finds its file again. */
    node(t: TestContext, gateway: 0 | 1, names: string, more: Env = {}): NodeProcess {
      const folder: Env = names.includes('stripe-twin') ? { DATA_DIR: twinFolder } : {};
      return new NodeProcess(t, names.split(' '), { ...env, PORT: ports[gateway], ...folder, ...more });
    },
    /** Lets these nodes come to rest, ends them, which none must have done before, and checks what they leave in the stores. */
    async close(t: TestContext, nodes: readonly NodeProcess[], seconds: number): Promise<void> {
      const stores = await clusterStores(t, four.env, twinFolder);
      const output = nodes.map((node) => node.output).join('\n');
      await closeBooks({ output, stores, stop: () => endAll(nodes) }, seconds);
      for (const node of nodes) checkNoSecrets(node.output, four.env);
    },
    async stop(): Promise<void> {
      await four.stop();
      rmSync(twinFolder, { recursive: true });
    },
  };
}
