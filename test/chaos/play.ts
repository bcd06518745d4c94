import path from 'node:path';
import { audit, told } from '../support/books.ts';
import type { Breach } from '../support/laws.ts';
import { Ends } from '../support/scope.ts';
import { Shop } from '../support/shop.ts';
import { CASES, type Case } from './bugs.ts';
import { Dice } from './dice.ts';
import { menuFor } from './dishes.ts';
import { rest } from './quiet.ts';
import { timePassesIn } from './time-of-files.ts';
import type { Town } from './town.ts';

const PLANT = path.join(import.meta.dirname, 'plant.ts');
const SETTLED_WITHIN = 9000;
const AT_ONCE = 2;

/** What the laws say of a case, with its bug and without. */
interface Shown {
  name: string;
  clean: Breach[];
  planted: Breach[];
  isCaught: boolean;
}

/** Tells the story of a case in a shop of its own; answers which laws are broken after it. */
async function play({ bug, faults = [], env = {}, story }: Case, isPlanted: boolean): Promise<Breach[]> {
  const ends = new Ends();
  const names = JSON.stringify(isPlanted ? [...faults, bug] : faults);
  try {
    const planting = { NODE_OPTIONS: `--import ${PLANT}`, PLANT: names };
    const shop = await Shop.open(ends, { env: { ...env, ...planting }, menu: menuFor(200) });
    const promises: Town['promises'] = { orders: [], cancelled: [], refunds: [] };
    const town: Town = {
      gateways: [shop.url],
      ops: { does: async () => false },
      promises,
      seen: new Map(),
      patience: 5000,
    };
    await story({ shop, town, dice: new Dice(1) });
    const left = await rest(shop.stores.bind(shop), () => timePassesIn(shop.folder), SETTLED_WITHIN);
    await shop.stop();
    return [...left, ...audit(await shop.stores(), promises)];
  } finally {
    await ends.all();
  }
}

async function show(one: Case): Promise<Shown> {
  const clean = await play(one, false);
  const planted = await play(one, true);
  const isCaught = clean.length === 0 && planted.some(({ law }) => one.by.includes(law));
  return { name: one.bug, clean, planted, isCaught };
}

/** Plays the cases of which `name` tells, or all; answers whether each was caught, and a table that tells by which law. */
export async function playAll(name?: string): Promise<{ isGood: boolean; table: string }> {
  const waiting = CASES.filter(({ bug }) => name === undefined || bug.includes(name));
  const shown: Shown[] = [];
  const next = async (): Promise<void> => {
    for (let one = waiting.shift(); one; one = waiting.shift()) shown.push(await show(one));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, next));
  const lines = shown.sort((a, b) => (a.name < b.name ? -1 : 1)).map(line);
  return {
    isGood: shown.length > 0 && shown.every(({ isCaught }) => isCaught),
    table: [`bugs (${shown.length}):`, ...lines].join('\n'),
  };
}

function line({ name, clean, planted, isCaught }: Shown): string {
  const laws = [...new Set(planted.map(({ law }) => law))].join(', ');
  if (isCaught) return `  ${name.padEnd(44)} ${laws}`;
  const why =
    clean.length > 0
      ? `the story fails without it:\n${told(clean.slice(0, 5))}`
      : `SLIPPED THROUGH (${laws || 'no law broken'})`;
  return `  ${name.padEnd(44)} ${why}`;
}
