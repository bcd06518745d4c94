import type { Promises } from '../support/books-of-promises.ts';
import type { Stores } from '../support/stores.ts';

/** What was done to the shop at once, and milliseconds until somebody who ordered after that was served. */
export interface Recovery {
  kinds: string[];
  ms: number;
}

interface Run {
  recoveries: readonly Recovery[];
  promises: Promises;
  seen: ReadonlyMap<string, number>;
  /** Milliseconds. */
  times: { load: number; rest: number };
  stores: Stores;
}

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;
const rows = (title: string, all: [string, string | number][]): string =>
  [`${title}:`, ...all.map(([name, value]) => `  ${name.padEnd(44)} ${value}`)].join('\n');
const tally = (all: readonly string[]): [string, number][] =>
  [...Map.groupBy(all, (one) => one)]
    .map(([name, found]): [string, number] => [name, found.length])
    .sort(([a], [b]) => (a < b ? -1 : 1));

/** What came of a run, for people. */
export function table({ recoveries, promises, seen, times, stores }: Run): string {
  const kinds = recoveries.flatMap(({ kinds }) => kinds);
  const worst = new Map<string, number>();
  for (const { kinds, ms } of recoveries) for (const kind of kinds) worst.set(kind, Math.max(worst.get(kind) ?? 0, ms));
  const slowest = Math.max(0, ...recoveries.map(({ ms }) => ms));
  const struck = tally(kinds).map(([kind, n]): [string, string] => [
    kind,
    `${n}, served again within ${seconds(worst.get(kind) ?? 0)}`,
  ]);
  return [
    rows(`faults (${kinds.length})`, struck),
    rows(
      'customers',
      [...seen].sort(([a], [b]) => (a < b ? -1 : 1)),
    ),
    rows('orders', tally(stores.orders.map(({ status }) => status))),
    rows('promises', [
      ['orders accepted', promises.orders.length],
      ['cancellations accepted', promises.cancelled.length],
      ['refunds accepted', promises.refunds.length],
    ]),
    rows('times', [
      ['load and faults', seconds(times.load)],
      ['until all was settled', seconds(times.rest)],
      ['worst time to recover', seconds(slowest)],
    ]),
  ].join('\n');
}
