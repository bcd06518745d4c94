import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { AnyShop, Env, Opening } from './any-shop.ts';
import { Customers, until } from './customers.ts';
import { freePort } from './free-port.ts';
import { INHERITED } from './inherited.ts';
import { OPEN_TO_TESTS } from './passes.ts';
import type { Scope } from './scope.ts';
import { seedMenu } from './seed-menu.ts';
import { readStores, type Stores } from './stores.ts';

const ROOT = path.join(import.meta.dirname, '../..');
/** Seconds. */
const OPEN_WITHIN = 60;
const STOP_WITHIN = 10;

/** The real shop, as `npm start` runs it: one process on a folder and ports of its own. Nothing of it outlives its test. */
export class Shop extends Customers implements AnyShop {
  folder = mkdtempSync(path.join(tmpdir(), 'comanda-e2e-'));
  readonly twinUrl: string;
  readonly #env: Env;
  #child: ChildProcess | undefined;
  #ended: Promise<unknown[]> | undefined;

  private constructor(env: Env) {
    super(`http://localhost:${env.PORT}`);
    this.#env = {
      ...INHERITED,
      DATA_DIR: this.folder,
      KITCHEN_COOK_MS: '50',
      ...OPEN_TO_TESTS,
      LOG_LEVEL: 'warn',
      ...env,
    };
    this.twinUrl = env.STRIPE_TWIN_URL as string;
  }

  /** Resolves once it takes orders. */
  static async open(t: Scope, { env, failpoint, menu }: Opening = {}): Promise<Shop> {
    const [port, twin] = [await freePort(), await freePort()];
    const shop = new Shop({ PORT: `${port}`, STRIPE_TWIN_URL: `http://localhost:${twin}`, ...env });
    t.after(async () => {
      await shop.kill();
      rmSync(shop.folder, { recursive: true });
    });
    if (menu) seedMenu(menu, shop.folder, shop.#env);
    await shop.start(failpoint ? { FAILPOINT: failpoint } : {});
    return shop;
  }

  get pids(): number[] {
    return [this.#child?.pid ?? 0];
  }

  /** Starts it, for the first time or again; `more` is for this time only. Resolves once it takes orders. */
  async start(more: Env = {}): Promise<void> {
    const before = this.output.length;
    this.#child = this.#spawn(more, (text) => {
      this.output += text;
    });
    this.#ended = once(this.#child, 'close');
    const said = () => `the shop did not open:\n${this.output.slice(before)}`;
    const isOpen = async () => {
      if (this.#hasEnded) assert.fail(said());
      if (!this.output.includes('Comanda is open', before)) return false;
      return (await this.send('GET', '/health/ready')).status === 200;
    };
    await until(OPEN_WITHIN, isOpen, said);
  }

  #spawn(more: Env, hear: (text: string) => void): ChildProcess {
    const args = ['--max-semi-space-size=16', 'start.ts'];
    const child = spawn(process.execPath, args, { cwd: ROOT, env: { ...this.#env, ...more } });
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', hear);
    return child;
  }

  get #hasEnded(): boolean {
    return this.#child === undefined || this.#child.exitCode !== null || this.#child.signalCode !== null;
  }

  async stores(): Promise<Stores> {
    return readStores(this.folder);
  }

  /** As a power cut would. */
  async kill(): Promise<void> {
    this.#child?.kill('SIGKILL');
    await this.#ended;
  }

  powerCut(): Promise<void> {
    return this.kill();
  }

  /** The folder of a shop that does not run is gone, and it has this one. */
  moveTo(folder: string): void {
    rmSync(this.folder, { recursive: true });
    this.folder = folder;
    this.#env.DATA_DIR = folder;
  }

  /** Waits until it ended by itself, and answers how: `[exit code, signal]`. */
  async died(seconds: number): Promise<unknown[]> {
    await until(
      seconds,
      () => this.#hasEnded,
      () => `it is still alive:\n${this.output}`,
    );
    return (await this.#ended) as unknown[];
  }

  /** Asks it to close, which it must do in time and without complaint. */
  async stop(): Promise<void> {
    this.#child?.kill('SIGTERM');
    assert.deepEqual(await this.died(STOP_WITHIN), [0, null], this.output);
  }

  /** What becomes of a second process on the same folder, with ports of its own. */
  async double(): Promise<{ code: unknown; output: string }> {
    const [port, twin] = [await freePort(), await freePort()];
    let output = '';
    const child = this.#spawn({ PORT: `${port}`, STRIPE_TWIN_URL: `http://localhost:${twin}` }, (text) => {
      output += text;
    });
    const patience = setTimeout(() => child.kill('SIGKILL'), OPEN_WITHIN * 1000);
    const [code] = await once(child, 'close');
    clearTimeout(patience);
    return { code, output };
  }
}
