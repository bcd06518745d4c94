import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import path from 'node:path';
import type { Case } from './case.ts';
import { flow } from './cases/flow.ts';
import { hot } from './cases/hot.ts';
import { idle } from './cases/idle.ts';
import { intake } from './cases/intake.ts';
import { nodes } from './cases/nodes.ts';
import { reads } from './cases/reads.ts';
import { restart } from './cases/restart.ts';
import { restaurant } from './cases/restaurant.ts';
import { start } from './cases/start.ts';
import { stored } from './cases/stored.ts';
import { streams } from './cases/streams.ts';
import { watched } from './cases/watched.ts';
import { webhook } from './cases/webhook.ts';
import { type Asked, readOptions } from './options.ts';
import { Results } from './report/results.ts';
import { tableOf } from './report/table.ts';

const CASES: Case[] = [
  flow,
  intake,
  hot,
  stored,
  reads,
  webhook,
  start,
  restart,
  idle,
  nodes,
  watched,
  restaurant,
  streams,
];

/** Runs one case, prints its table and answers what belongs in the JSON. */
async function measure(one: Case, asked: Asked): Promise<object> {
  const size = asked.quick ? 'quick' : 'full';
  const { seconds = one.seconds[size], rounds = one.rounds[size] } = asked;
  const results = new Results();
  const began = performance.now();
  const say = (line: string) => process.stderr.write(`  ${one.name}: ${line}\n`);
  const record = results.record.bind(results);
  await one.run({ ...asked, seconds, rounds, record, say });
  const took = Math.round((performance.now() - began) / 1000);
  process.stdout.write(`\n## ${one.name}: ${one.about}\n\n${tableOf(results, one.ratios)}\n\n`);
  process.stdout.write(`${rounds} rounds of ${seconds} s, ${took} s in all\n`);
  const ratios = Object.fromEntries(one.ratios.map((ratio) => [ratio.name, results.ratio(ratio)]));
  return { about: one.about, rounds, seconds, took, variants: results, ratios };
}

function chosen(names: string[]): Case[] {
  const known = CASES.map(({ name }) => name);
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length > 0) throw new TypeError(`no case is called ${unknown.join(', ')}; there are ${known.join(', ')}`);
  return CASES.filter(({ name }) => names.length === 0 || names.includes(name));
}

async function main(): Promise<void> {
  const asked = readOptions(process.argv.slice(2));
  const at = new Date().toISOString();
  const file = asked.json ?? path.join('reports', `bench-${at.slice(0, 19).replaceAll(':', '-')}.json`);
  const report = {
    at,
    node: process.version,
    cpus: cpus().map(({ model }) => model),
    cases: {} as Record<string, object>,
  };
  mkdirSync(path.dirname(file), { recursive: true });
  for (const one of chosen(asked.names)) {
    report.cases[one.name] = await measure(one, asked);
    writeFileSync(file, `${JSON.stringify(report, null, 2)}\n`); // After each case: the next one may fail.
  }
  process.stdout.write(`\n${file}\n`);
}

try {
  await main();
  process.exit(0);
} catch (error) {
  process.stderr.write(`${error instanceof TypeError ? error.message : (error as Error).stack}\n`);
  process.exit(1);
}
