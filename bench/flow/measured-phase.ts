import type { Figures } from '../report/figures.ts';
import { cpuSeconds } from '../shop/process.ts';
import type { Shop } from '../shop/shop.ts';
import { perOrder, storeCounts } from '../shop/store-counts.ts';
import { figuresOf, whenOf } from './figures-of.ts';
import { phase } from './phase.ts';

/** A phase with what it cost: processor time by process, and what the stores did, each for one order that was cooked. */
export async function measuredPhase(shop: Shop, rate: number, seconds: number): Promise<Figures> {
  const pids = { ...shop.pids, client: process.pid };
  const cpu = () =>
    Object.fromEntries(Object.entries(pids).map(([name, pid]) => [`cpu ms ${name}`, cpuSeconds(pid) * 1000]));
  const before = { ...cpu(), ...(await storeCounts(shop)) };
  const seen = await phase(shop, rate, seconds);
  const after = { ...cpu(), ...(await storeCounts(shop)) };
  const cooked = [...seen.rows.values()].filter((row) => whenOf(row, 'cooked')).length;
  return { 'offered /s': rate, ...figuresOf(seen), ...perOrder(before, after, cooked) };
}
