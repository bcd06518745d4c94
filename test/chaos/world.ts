import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { balancer } from '../support/cluster-balancer.ts';
import { clusterStores } from '../support/cluster-stores.ts';
import { freePort } from '../support/free-port.ts';
import { INHERITED } from '../support/inherited.ts';
import { OPEN_TO_TESTS } from '../support/passes.ts';
import type { Scope } from '../support/scope.ts';
import { seedMenu } from '../support/seed-menu.ts';
import { servers } from '../support/servers.ts';
import type { Stores } from '../support/stores.ts';
import { type Env, Member } from './member.ts';
import { Wire } from './wire.ts';

/** All services of a node. */
export const ALL = ['api', 'order', 'payment', 'stock', 'kitchen', 'webhooks'];
const QUICK = {
  LOG_LEVEL: 'warn',
  KITCHEN_COOK_MS: '50',
  KITCHEN_COOKS: '16',
  ...OPEN_TO_TESTS,
};

/** A cluster that will suffer: two nodes with all services, of which the second reaches its servers over wires that can be cut. */
export interface World {
  folder: string;
  env: Env & { NATS_URL: string; MONGO_URL: string; MYSQL_URL: string };
  servers: Omit<Awaited<ReturnType<typeof servers>>, 'env' | 'stop'>;
  members: readonly [Member, Member];
  /** Stripe: it is no part of the shop, and never dies. */
  twin: Member;
  twinUrl: string;
  gateways: string[];
  wires: readonly Wire[];
  stores(): Promise<Stores>;
}

/** `menu` as a menu file has it; `payWithin` for the first node. Resolves once both nodes serve. */
export async function openWorld(scope: Scope, menu: object, payWithin: string): Promise<World> {
  const { env: four, stop, ...running } = await servers();
  scope.after(stop);
  const folder = mkdtempSync(path.join(tmpdir(), 'comanda-chaos-'));
  const ports = [await freePort(), await freePort()] as const;
  const members: Member[] = [];
  const isUp = (port: number) => members[ports.indexOf(port)]?.runs ?? false;
  const url = await balancer(scope, () => ports.filter(isUp));
  const twinUrl = `http://localhost:${await freePort()}`;
  const base = { ...INHERITED, HOME: folder, ...QUICK, STRIPE: 'twin', STRIPE_TWIN_URL: twinUrl };
  const env = { ...base, ...four, PUBLIC_URL: url, DATA_DIR: folder };
  const { wired, wires } = await wiredTo(four, scope);
  const each = [
    { ...env, ORDER_PAY_WITHIN: payWithin },
    { ...env, ...wired },
  ];
  for (const [i, own] of each.entries()) members.push(memberOf(folder, i, { ...own, PORT: `${ports[i]}` }));
  const ready = `${twinUrl}/`;
  const twin = new Member({ name: 'twin', services: ['stripe-twin'], env, log: path.join(folder, 'twin.log'), ready });
  scope.after(() => Promise.all([...members, twin].map((member) => member.kill())));
  seedMenu(menu, folder, env);
  for (const member of [twin, ...members]) member.start();
  await Promise.all([twin, ...members].map((member) => member.ready()));
  const gateways = ports.map((port) => `http://localhost:${port}`);
  const stores = await clusterStores(scope, four, folder);
  return {
    folder,
    env,
    servers: running,
    members: members as unknown as World['members'],
    twin,
    twinUrl,
    gateways,
    wires,
    stores,
  };
}

function memberOf(folder: string, i: number, env: Env): Member {
  const name = `node${i + 1}`;
  const own = path.join(folder, name);
  mkdirSync(own);
  const ready = `http://localhost:${env.PORT}/health/ready`;
  return new Member({
    name,
    services: ALL,
    env: { ...env, DATA_DIR: own },
    log: path.join(folder, `${name}.log`),
    ready,
  });
}

/** The same servers behind wires; a driver that asks a replica set for its members would go round them. */
async function wiredTo(four: Env, scope: Scope): Promise<{ wired: Env; wires: Wire[] }> {
  const wires: Wire[] = [];
  const wired: Env = {};
  for (const [name, address] of Object.entries(four)) {
    const url = new URL(address);
    const wire = await Wire.to(Number(url.port), scope);
    url.port = String(wire.port);
    if (name === 'MONGO_URL') url.search = '?authSource=admin&directConnection=true';
    wires.push(wire);
    wired[name] = url.href;
  }
  return { wired, wires };
}

/** Only after everything held: the logs tell what did not. */
export const forget = ({ folder }: World): void => rmSync(folder, { recursive: true });
