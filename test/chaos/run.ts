import { parseArgs } from 'node:util';
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
/** How long a customer waits for the link, milliseconds. */
const PATIENCE = 20_000;
/** A guess, until the first faults have shown how long they take. Milliseconds. */
const A_FAULT_TAKES = 4000;

const { values } = parseArgs({
  options: {
    orders: { type: 'string', default: '2000' },
    kills: { type: 'string', default: '50' },
    seed: { type: 'string', default: String(Date.now() % 2 ** 31) },
    /** Seconds within which somebody must be served after each fault. */
    progress: { type: 'string', default: '20' },
    /** Seconds within which all must be settled at the end. */
    quiet: { type: 'string', default: '90' },
    /** Tells each fault as it comes. */
    verbose: { type: 'boolean', default: false },
  },
});
const [orders, kills, seed] = [Number(values.orders), Number(values.kills), Number(values.seed)];
const say = (line: string): void => void process.stdout.write(`${line}\n`);

const promises: Promises = { orders: [], cancelled: [], refunds: [] };
const seen = new Map<string, number>();

/** The faults, one after the other, each followed by somebody who is served. */
async function suffer(scope: Ends, world: World, load: Load, dice: Dice): Promise<Recovery[]> {
  const served = progressOf(scope, world.env.MONGO_URL, promises);
  const within = Number(values.progress) * 1000;
  const faults = plan(kills, dice);
  const recoveries: Recovery[] = [];
  await served(within);
  const began = performance.now();
  for (const [i, fault] of faults.entries()) {
    const each = i === 0 ? A_FAULT_TAKES : (performance.now() - began) / i;
    load.spreadOver(each * (faults.length - i));
    const kinds = await fault(world, dice);
    const ms = await served(within).catch((error) => {
      throw error instanceof Void ? new Void(`${kinds.join(', ')}: ${error.message}`) : error;
    });
    recoveries.push({ kinds, ms });
    if (values.verbose) say(`${i + 1}/${faults.length} ${kinds.join(', ')}: served again after ${ms} ms`);
  }
  return recoveries;
}

async function run(scope: Ends): Promise<number> {
  const dice = new Dice(seed);
  const world = await openWorld(scope, menuFor(orders), PAY_WITHIN);
  say(`logs: ${world.folder}`);
  const ops = await joinAsOps(scope, world.env.NATS_URL);
  const town: Town = { gateways: world.gateways, ops, promises, seen, patience: PATIENCE };
  const began = performance.now();
  await trouble(world.twinUrl, seed);
  const load = new Load(town, orders, dice.of(1));
  const recoveries = await suffer(scope, world, load, dice.of(2));
  await load.end();
  const quiet = performance.now();
  const { refunds } = await world.stores();
  const pending = refunds.filter(({ status }) => status === 'pending').map(({ id }) => id);
  await calm(world.twinUrl, pending);
  const left = await rest(world.stores, () => timePasses(world.env), Number(values.quiet) * 1000);
  const settled = performance.now();
  left.push(...(await forgeries(world.twinUrl)));
  await Promise.all([...world.members, world.twin].map((member) => member.stop()));
  const breaches = [...left, ...(await verdict(world, promises))];
  const times = { load: quiet - began, rest: settled - quiet };
  say(table({ recoveries, promises, seen, times, stores: await world.stores() }));
  say(
    breaches.length === 0
      ? 'all laws hold'
      : `BROKEN, seed ${seed}:\n${told(breaches.slice(0, 40))}\n${breaches.length} in all`,
  );
  if (breaches.length === 0) forget(world);
  return breaches.length === 0 ? 0 : 1;
}

say(`seed ${seed}: ${orders} orders, ${kills} kills`);
const scope = new Ends();
try {
  process.exitCode = await run(scope);
} catch (error) {
  if (!(error instanceof Void)) throw error;
  say(`void, seed ${seed}: ${error.message}`);
  process.exitCode = 2;
} finally {
  await scope.all();
}
