import type { Bench, Case } from '../case.ts';
import { measuredPhase } from '../flow/measured-phase.ts';
import { warmUp } from '../flow/warm-up.ts';
import type { Mode } from '../options.ts';
import { summary } from '../report/figures.ts';
import { Shop } from '../shop/shop.ts';

const RATES: Record<Mode, number[]> = { embedded: [200, 450, 700], cluster: [100, 200, 350] };
/** An offered rate is held if this part of it is finished while it is offered. */
const HELD = 0.95;
const OVERLOAD_SECONDS = { full: 60, quick: 6 };

interface Reached {
  rate: number;
  finished: number;
}

/** The whole flow: ordered, linked, paid at the twin, cooked. */
export const flow: Case = {
  name: 'flow',
  about: 'the whole flow at an offered rate (POST order, link, paid at the twin, cooked), then twice what was held',
  seconds: { full: 12, quick: 4 },
  rounds: { full: 3, quick: 1 },
  ratios: [],
  async run(bench) {
    const reached: Record<Mode, Reached[]> = { embedded: [], cluster: [] };
    for (let round = 1; round <= bench.rounds; round++) {
      for (const mode of bench.modes) await oneRound(bench, mode, reached[mode], round === bench.rounds);
    }
  },
};

async function oneRound(bench: Bench, mode: Mode, reached: Reached[], isLast: boolean): Promise<void> {
  const { rates = bench.quick ? RATES[mode].slice(0, 1) : RATES[mode], seconds, nodes } = bench;
  bench.say(`${mode}, a shop of its own`);
  const shop = await Shop.open({ mode, nodes });
  await warmUp(shop, bench);
  for (const rate of rates) {
    const figures = await measuredPhase(shop, rate, seconds);
    bench.record(`${mode} ${rate}`, figures);
    reached.push({ rate, finished: figures['finished /s'] ?? 0 });
    bench.say(`${mode} ${rate} offered: ${Math.round(figures['finished /s'] ?? 0)} finished a second`);
  }
  if (isLast) await overload(bench, shop, mode, reached);
  await shop.close();
}

/** Offers twice what the rounds before have held, for a minute. */
async function overload(bench: Bench, shop: Shop, mode: Mode, reached: readonly Reached[]): Promise<void> {
  const rates = [...new Set(reached.map(({ rate }) => rate))];
  const finishedAt = (rate: number) =>
    summary(reached.filter((one) => one.rate === rate).map(({ finished }) => finished)).median;
  const best = Math.max(...rates.map(finishedAt));
  const held = rates.filter((rate) => finishedAt(rate) >= HELD * rate);
  const twice = Math.round(2 * Math.max(...(held.length > 0 ? held : [best])));
  bench.say(`${mode}, ${twice} offered`);
  const figures = await measuredPhase(shop, twice, OVERLOAD_SECONDS[bench.quick ? 'quick' : 'full']);
  bench.record(`${mode} overload`, { ...figures, 'finished / best': (figures['finished /s'] ?? 0) / best });
}
