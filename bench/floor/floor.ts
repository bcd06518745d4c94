import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../../test/support/free-port.ts';
import { Client } from '../load/client.ts';
import { orderOf } from '../load/order-of.ts';
import { endChildren, nodeFlags, startChild } from '../shop/child.ts';
import type { Shop } from '../shop/shop.ts';

const START_WITHIN = 30_000;

/** The floor's processes, beside a shop of the same mode and on its servers, in tables of their own. */
export class Floor {
  readonly url: string;
  readonly #folder: string;
  readonly #children: ChildProcess[];

  private constructor(shop: Shop, folder: string, port: number) {
    this.url = `http://127.0.0.1:${port}`;
    this.#folder = folder;
    const env = { ...shop.env, PORT: String(port), ITEMS: String(shop.items.length) };
    const start = (...args: string[]) => startChild([...nodeFlags(), ...args], env, path.join(folder, 'log'));
    this.#children =
      shop.mode === 'embedded'
        ? [start('bench/floor/embedded.ts', folder, String(port), env.ITEMS)]
        : ['stock', 'order', 'api'].map((name) => start(`bench/floor/cluster-${name}.ts`));
  }

  /** Resolves once it has accepted an order; throws the end of its log if it does not within 30 s. */
  static async open(shop: Shop): Promise<Floor> {
    const folder = mkdtempSync(path.join(tmpdir(), 'comanda-floor-'));
    process.on('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
    const floor = new Floor(shop, folder, await freePort());
    const client = new Client(1);
    for (const end = Date.now() + START_WITHIN; ; await sleep(50)) {
      const { status } = await client.post(`${floor.url}/api/customer/first/orders`, orderOf(shop.items, 0, 1));
      if (status === 201) break;
      if (Date.now() > end)
        throw new Error(`the floor takes no order:\n${readFileSync(path.join(folder, 'log'), 'utf8')}`);
    }
    client.close();
    return floor;
  }

  async close(): Promise<void> {
    await endChildren(this.#children);
    rmSync(this.#folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
