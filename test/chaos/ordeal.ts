import { told } from '../support/books.ts';
import type { Promises } from '../support/books-of-promises.ts';
import { Ends } from '../support/scope.ts';
import { Dice } from './dice.ts';
import { menuFor } from './dishes.ts';
import { plan } from './faults.ts';
import { Load } from './load.ts';
import { joinAsOps } from './ops.ts';
import { progressOf, Void } from './progress.ts';
import { rest } from './quiet.ts';
import { type Recovery, table } from './report.ts';
import { timePasses } from './time-of-cluster.ts';
import type { Town } from './town.ts';
import { calm, forgeries, trouble } from './trouble.ts';
import { verdict } from './verdict.ts';
import { forget, openWorld, type World } from './world.ts';

/** How long an unpaid order of the first node may wait; those of the second have half an hour. */
const PAY_WITHIN = '20s';
/** How long a customer waits for the link. Milliseconds, as below. */
const PATIENCE = 20_000;
/** Within which all must be settled at the end. */
const SETTLED_WITHIN = 90_000;
/** A guess, until the first faults have shown how long they take. */
const A_FAULT_TAKES = 4000;

export interface Ordeal {
  orders: number;
  kills: number;
  seed: number;
  /** Milliseconds within which somebody must be served after each fault. */
  within: number;
  say(line: string): void;
}

/** A cluster under load and faults, by seed. Answers 0 where all laws hold at the end, 1 where not, 2 where it is void. */
export async function ordeal(asked: Ordeal): Promise<0 | 1 | 2> {
  const scope = new Ends();
  try {
    return await run(scope, asked);
  } catch (error) {
    if (!(error instanceof Void)) throw error;
    asked.say(`void, seed ${asked.seed}: ${error.message}`);
    return 2;
  } finally {
    await scope.all();
  }
}

async function run(scope: Ends, { orders, kills, seed, within, say }: Ordeal): Promise<0 | 1> {
  const dice = new Dice(seed);
  const opens = new Date();
  const menu = menuFor(orders, { opens, included: dice.chance(50) });
  const world = await openWorld(scope, menu, PAY_WITHIN);
  say(`logs: ${world.folder}`);
  const promises: Promises = { orders: [], cancelled: [], refunds: [] };
  const ops = await joinAsOps(scope, world.env.NATS_URL);
  const town: Town = { gateways: world.gateways, opens, ops, promises, seen: new Map(), patience: PATIENCE };
  const progress = progressOf(scope, world.env.MONGO_URL, promises);
  const served = () => progress(within);
  await trouble(world.twinUrl, seed);
  const began = performance.now();
  const load = new Load(town, orders, dice.of(1));
  const recoveries = await suffer({ world, load, served, say }, kills, dice.of(2));
  await load.end();
  const quiet = performance.now();
  const left = await settle(world);
  const times = { load: quiet - began, rest: performance.now() - quiet };
  const breaches = [...left, ...(await verdict(world, promises))];
  say(table({ recoveries, promises, seen: town.seen, times, stores: await world.stores() }));
  if (breaches.length > 0) {
    say(`BROKEN, seed ${seed}:\n${told(breaches.slice(0, 40))}\n${breaches.length} in all`);
    return 1;
  }
  say('all laws hold');
  forget(world);
  return 0;
}

interface Suffering {
  world: World;
  load: Load;
  served(): Promise<number>;
  say(line: string): void;
}

/** The faults, one after the other, each followed by somebody who is served. Throws Void. */
async function suffer({ world, load, served, say }: Suffering, kills: number, dice: Dice): Promise<Recovery[]> {
  const faults = plan(kills, dice);
  const recoveries: Recovery[] = [];
  await served();
  const began = performance.now();
  for (const [i, fault] of faults.entries()) {
    const each = i === 0 ? A_FAULT_TAKES : (performance.now() - began) / i;
    load.spreadOver(each * (faults.length - i));
    await load.until(i / faults.length);
    const kinds = await fault(world, dice);
    const ms = await served().catch((error) => {
      throw error instanceof Void ? new Void(`${kinds.join(', ')}: ${error.message}`) : error;
    });
    recoveries.push({ kinds, ms });
    say(`${i + 1}/${faults.length} ${kinds.join(', ')}: served again after ${ms} ms`);
  }
  return recoveries;
}

/** Stripe is well again, and all the time in the world passes; then the nodes end. Answers what is not settled then. */
async function settle(world: World) {
  const { refunds } = await world.stores();
  const pending = refunds.filter(({ status }) => status === 'pending').map(({ id }) => id);
  await calm(world.twinUrl, pending);
  const left = await rest(world.stores, () => timePasses(world.env), SETTLED_WITHIN);
  left.push(...(await forgeries(world.twinUrl)));
  await Promise.all([...world.members, world.twin].map((member) => member.stop()));
  return left;
}
