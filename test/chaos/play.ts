import path from 'node:path';
import { audit, told } from '../support/books.ts';
import { type Breach, breach } from '../support/laws.ts';
import { Ends } from '../support/scope.ts';
import { CASES } from './bugs.ts';
import type { Case } from './case.ts';
import { rest } from './quiet.ts';
import { onCluster, onFiles } from './theatres.ts';
import { forgeries } from './trouble.ts';

const PLANT = path.join(import.meta.dirname, 'plant.ts');
const CLOCK = 'the files tell the time';
const SETTLED_WITHIN = 9000;
/** They wait more than they work. */
const AT_ONCE = 3;

type Played = Exclude<Case, { on: 'both' }>;

/** One that shows in both modes is played in both. */
const inEachMode = (one: Case): Played[] =>
  one.on === 'both'
    ? [
        { ...one, on: 'files' },
        { ...one, on: 'cluster' },
      ]
    : [one];

/** What the laws say of a case, with its bug and without. */
interface Shown {
  name: string;
  clean: Breach[];
  planted: Breach[];
  isCaught: boolean;
}

/** Tells the story of a case in a shop of its own; answers which laws are broken after it. */
async function play(one: Played, isPlanted: boolean): Promise<Breach[]> {
  const ends = new Ends();
  const { bug, faults = [] } = one;
  const env = {
    ...one.env,
    NODE_OPTIONS: `--import ${PLANT}`,
    PLANT: JSON.stringify([...(one.on === 'cluster' ? [] : [CLOCK]), ...faults, ...(isPlanted ? [bug] : [])]),
  };
  try {
    const { stores, timePasses, stop, promises, twinUrl } = await (one.on === 'cluster'
      ? onCluster(ends, env, one)
      : onFiles(ends, env, one));
    const left = await rest(stores, timePasses, SETTLED_WITHIN);
    left.push(...(await forgeries(twinUrl)));
    await stop();
    const end = await stores();
    if (end.orders.length === 0) throw new Error(`nobody ordered anything: ${bug}`);
    return [...left, ...audit(end, promises)];
  } catch (error) {
    return [breach('ends', `the story broke off: ${error}`)];
  } finally {
    await ends.all();
  }
}

async function show(one: Played): Promise<Shown> {
  const clean = await play(one, false);
  const planted = await play(one, true);
  const isCaught = clean.length === 0 && planted.some(({ law }) => one.by.includes(law));
  const name = one.on === 'cluster' ? `${one.bug} (cluster)` : one.bug;
  return { name, clean, planted, isCaught };
}

/** Plays the cases of which `name` tells, or all; answers whether each was caught, and a table that tells by which law. */
export async function playAll(name?: string): Promise<{ isGood: boolean; table: string }> {
  const waiting = CASES.filter(({ bug }) => name === undefined || bug.includes(name)).flatMap(inEachMode);
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
  if (isCaught) return `  ${name.padEnd(56)} ${laws}`;
  const why =
    clean.length > 0
      ? `the story fails without it:\n${told(clean.slice(0, 5))}`
      : `SLIPPED THROUGH (${laws || 'no law broken'})`;
  return `  ${name.padEnd(56)} ${why}`;
}
