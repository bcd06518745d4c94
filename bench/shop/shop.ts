import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../../test/support/free-port.ts';
import { OPEN_TO_TESTS } from '../../test/support/passes.ts';
import { servers } from '../../test/support/servers.ts';
import { Client } from '../load/client.ts';
import { orderOf, restaurantOrderOf } from '../load/order-of.ts';
import type { Mode } from '../options.ts';
import { endChildren, startChild } from './child.ts';
import { dishes, seedMenu } from './menu.ts';
import { MongoRecords } from './mongo-records.ts';
import { type Choice, programsOf } from './programs.ts';
import type { RecordStore } from './records.ts';
import { SqliteRecords } from './sqlite-records.ts';

interface Wanted extends Choice {
  items?: number;
  env?: Record<string, string>;
  /** Each node shows its metrics on a port of its own. */
  hasMetrics?: boolean;
  /** Its dishes have options and taxes, and its orders a place in time. */
  isRestaurant?: boolean;
}
const START_WITHIN = 60_000;
/** Without a payment service nobody makes links: with the longest bound there is, a node refuses no order for it in its first 150 s. */
const NO_LINKS = { ORDER_LINK_WITHIN: '10m' };

/** A shop that the bench starts, loads and ends: on one machine, or a cluster with its four servers beside it. */
export class Shop {
  readonly mode: Mode;
  readonly url: string;
  readonly env: NodeJS.ProcessEnv;
  readonly items: string[];
  readonly records: RecordStore;
  readonly servers: Awaited<ReturnType<typeof servers>> | undefined;
  /** Milliseconds from the start of its nodes until the first order was accepted. */
  firstOrderMs = Number.NaN;
  /** The body of order number `k`. */
  readonly order: (k: number) => string;
  readonly #folder: string;
  readonly #programs: Map<string, string[]>;
  #metricsPorts: number[] = [];
  #children: [string, ChildProcess][] = [];

  private constructor(wanted: Wanted, four: Shop['servers'], folder: string, port: number, twinPort: number) {
    this.mode = wanted.mode;
    this.servers = four;
    this.url = `http://127.0.0.1:${port}`;
    this.items = dishes(wanted.items ?? 50);
    this.order = (k) => (wanted.isRestaurant ? restaurantOrderOf(this.items, k) : orderOf(this.items, k, 1));
    this.#folder = folder;
    this.#programs = programsOf(wanted);
    this.env = {
      PATH: process.env.PATH,
      ...(process.env.BENCH_NODE_OPTIONS && { NODE_OPTIONS: process.env.BENCH_NODE_OPTIONS }),
      HOME: folder,
      ...four?.env,
      STRIPE: 'twin',
      PORT: String(port),
      PUBLIC_URL: this.url,
      STRIPE_TWIN_URL: `http://127.0.0.1:${twinPort}`,
      DATA_DIR: path.join(folder, 'data'),
      ...OPEN_TO_TESTS,
      KITCHEN_COOK_MS: '0',
      KITCHEN_COOKS: '64',
      ...(wanted.intakeOnly && NO_LINKS),
      ...wanted.env,
    };
    this.records = four ? new MongoRecords(four.mongo.url) : new SqliteRecords(path.join(folder, 'data'));
  }

  /** Resolves once it has accepted an order. */
  static async open(wanted: Wanted): Promise<Shop> {
    const four = wanted.mode === 'cluster' ? await servers() : undefined;
    const folder = mkdtempSync(path.join(tmpdir(), 'comanda-bench-'));
    process.on('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
    const shop = new Shop(wanted, four, folder, await freePort(), await freePort());
    if (wanted.hasMetrics) shop.#metricsPorts = await Promise.all(shop.nodeNames.map(freePort));
    seedMenu(shop.items, wanted.isRestaurant ?? false, folder, shop.env);
    await shop.start();
    return shop;
  }

  /** Process ids by name: the nodes, then the servers. */
  get pids(): Record<string, number> {
    const nodes = this.#children.map(([name, { pid }]) => [name, pid as number]);
    const { nats, mongo, mysql, redis } = this.servers ?? {};
    const four = Object.entries({ nats, mongo, mysql, redis }).flatMap(([name, one]) => (one ? [[name, one.pid]] : []));
    return Object.fromEntries([...nodes, ...four]);
  }

  get metricsUrls(): string[] {
    return this.#metricsPorts.map((port) => `http://127.0.0.1:${port}/metrics`);
  }

  get nodeNames(): string[] {
    return [...this.#programs.keys()];
  }

  /** Throws the end of the log if no order is accepted within a minute. */
  async start(): Promise<void> {
    const began = performance.now();
    const log = path.join(this.#folder, 'log');
    this.#children = [...this.#programs].map(([name, args], index) => {
      const port = this.#metricsPorts[index];
      const env = { ...this.env, ...(port && { METRICS_PORT: String(port) }) };
      return [name, startChild(args, env, log)];
    });
    const client = new Client(1);
    for (;;) {
      const { status } = await client.post(`${this.url}/api/customer/first/orders`, this.order(0));
      if (status === 201) break;
      const ended = this.#children.some(([, child]) => child.exitCode !== null);
      if (ended || performance.now() - began > START_WITHIN) {
        throw new Error(`the shop takes no order (${status}):\n${readFileSync(log, 'utf8').slice(-3000)}`);
      }
      await sleep(10);
    }
    client.close();
    this.firstOrderMs = performance.now() - began;
  }

  /** Ends its nodes and starts them again, on the same stores. */
  async restart(): Promise<void> {
    await this.stopNodes();
    await this.start();
  }

  async stopNodes(): Promise<void> {
    await endChildren(this.#children.map(([, child]) => child));
  }

  async close(): Promise<void> {
    await this.stopNodes();
    await this.records.close();
    await this.servers?.stop();
    rmSync(this.#folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
