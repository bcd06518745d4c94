import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestContext } from 'node:test';
import type { AnyShop, Env, Opening } from './any-shop.ts';
import { balancer } from './cluster-balancer.ts';
import type { ClusterServers } from './cluster-servers.ts';
import { clusterStores } from './cluster-stores.ts';
import { isReady } from './crowd.ts';
import { Customers, until } from './customers.ts';
import { freePort } from './free-port.ts';
import { NodeProcess } from './node-process.ts';
import { seedMenu } from './seed-menu.ts';
import type { Stores } from './stores.ts';

const ALL = ['api', 'order', 'payment', 'stock', 'kitchen', 'webhooks'];
/** Every service twice, but for the twin: there is one Stripe. */
const NODES = [ALL, [...ALL, 'stripe-twin']];
/** Seconds. */
const OPEN_WITHIN = 60;
const STOP_WITHIN = 10;

/** One node; `process` is what runs it, or ran it last, once that has opened. */
interface Member {
  services: string[];
  env: Env;
  process?: NodeProcess;
}
const hasEnded = ({ child }: NodeProcess): boolean => child.exitCode !== null || child.signalCode !== null;
const runs = ({ process }: Member): boolean => process !== undefined && !hasEnded(process);

/** The shop as two nodes run it, with a gateway each behind a balancer that takes turns. */
export class ClusterShop extends Customers implements AnyShop {
  readonly twinUrl: string;
  stores: () => Promise<Stores>;
  readonly #t: TestContext;
  readonly #members: Member[];

  private constructor(t: TestContext, url: string, members: Member[], stores: () => Promise<Stores>) {
    super(url);
    this.#t = t;
    this.#members = members;
    this.stores = stores;
    this.twinUrl = members[0]?.env.STRIPE_TWIN_URL as string;
  }

  /** Resolves once both nodes take orders. The first of them takes the first request, and dies at the failpoint. */
  static async open(t: TestContext, servers: ClusterServers, { env, failpoint, menu }: Opening = {}) {
    const { env: found, stop } = await servers.forShop();
    const folder = mkdtempSync(path.join(tmpdir(), 'comanda-cluster-'));
    const members: Member[] = [];
    t.after(async () => {
      await Promise.all(members.map(kill));
      await stop();
      rmSync(folder, { recursive: true });
    });
    const url = await balancer(t, () => members.filter(runs).map(({ env }) => Number(env.PORT)));
    const twin = { DATA_DIR: folder, STRIPE_TWIN_URL: `http://localhost:${await freePort()}` };
    const shared = { ...found, ...twin, PUBLIC_URL: url, ...env };
    for (const services of NODES) members.push({ services, env: { ...shared, PORT: `${await freePort()}` } });
    if (menu) seedMenu(menu, folder, shared);
    const shop = new ClusterShop(t, url, members, await clusterStores(t, found, folder));
    await shop.start(failpoint ? { FAILPOINT: failpoint } : {});
    return shop;
  }

  /** Starts the nodes that do not run; `more` is for the first of them, this time only. */
  async start(more: Env = {}): Promise<void> {
    const waiting = this.#members.filter((member) => !runs(member));
    await Promise.all(waiting.map((member, i) => this.#run(member, i === 0 ? more : {})));
  }

  async #run(member: Member, more: Env): Promise<void> {
    const process = new NodeProcess(this.#t, member.services, { ...member.env, ...more });
    for (const stream of [process.child.stdout, process.child.stderr]) {
      stream?.on('data', (text: string) => {
        this.output += text;
      });
    }
    await process.opens();
    const gateway = new Customers(`http://localhost:${member.env.PORT}`);
    await until(
      OPEN_WITHIN,
      () => isReady(gateway),
      () => process.output,
    );
    member.process = process;
  }

  async powerCut(): Promise<void> {
    await Promise.all(this.#members.map(kill));
  }

  /** As a power cut would, one node. */
  async kill(node: number): Promise<void> {
    await kill(this.#members[node] as Member);
  }

  /** What its nodes find their servers by. */
  get env(): Env {
    return (this.#members[0] as Member).env;
  }

  /** The servers of a shop whose nodes do not run are gone, and it has others, which are empty; its Stripe goes on. */
  async moveTo(servers: ClusterServers): Promise<void> {
    const { env: found, stop } = await servers.forShop();
    this.#t.after(stop);
    for (const member of this.#members) member.env = { ...member.env, ...found };
    this.stores = await clusterStores(this.#t, found, this.env.DATA_DIR as string);
  }

  get pids(): number[] {
    return this.#members.map(({ process }) => process?.child.pid ?? 0);
  }

  get someDied(): boolean {
    return !this.#members.every(runs);
  }

  async died(seconds: number): Promise<unknown[]> {
    const dead = () => this.#members.find((member) => !runs(member));
    const { process } = await until(seconds, dead, () => `all are still alive:\n${this.output}`);
    return (await process?.ended) ?? [];
  }

  async stop(): Promise<void> {
    const processes = this.#members.filter(runs).map(({ process }) => process as NodeProcess);
    const ends = await Promise.all(processes.map((process) => process.stop()));
    for (const { code, ms } of ends) {
      assert.equal(code, 0, this.output);
      assert.ok(ms < STOP_WITHIN * 1000, `it took ${ms} ms`);
    }
  }
}

async function kill({ process }: Member): Promise<void> {
  process?.child.kill('SIGKILL');
  await process?.ended;
}
