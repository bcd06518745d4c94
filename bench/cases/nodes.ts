import type { Case } from '../case.ts';
import { figuresOf } from '../flow/figures-of.ts';
import { phase } from '../flow/phase.ts';
import { warmUp } from '../flow/warm-up.ts';
import { Shop } from '../shop/shop.ts';

const RATE = { full: 300, quick: 60 };
const SERVICES = ['order,payment,kitchen', 'stock'];
const COUNTS = [1, 2, 3];

const variant = (count: number) => `${count} of each`;

/** More nodes on the same two processors cannot finish more; they must not finish less. */
export const nodes: Case = {
  name: 'nodes',
  about: 'the whole flow with one gateway, and 1, 2 and 3 nodes of order, payment and kitchen, and of stock',
  seconds: { full: 12, quick: 4 },
  rounds: { full: 2, quick: 1 },
  ratios: COUNTS.slice(1).map((count) => ({
    name: `${count} nodes / 1`,
    figure: 'finished /s',
    over: variant(count),
    under: variant(1),
    ...(count === 2 && { wanted: '>= 1.0' }),
  })),
  async run(bench) {
    const [rate = RATE[bench.quick ? 'quick' : 'full']] = bench.rates ?? [];
    for (let round = 1; round <= bench.rounds; round++) {
      for (const count of COUNTS) {
        bench.say(`${variant(count)}, round ${round}`);
        const many = Array.from({ length: count }, () => SERVICES).flat();
        const shop = await Shop.open({ mode: 'cluster', nodes: ['api', 'stripe-twin', ...many] });
        await warmUp(shop, bench);
        bench.record(variant(count), { 'offered /s': rate, ...figuresOf(await phase(shop, rate, bench.seconds)) });
        await shop.close();
      }
    }
  },
};
