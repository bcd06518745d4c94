import type { Case } from '../case.ts';
import { openLoop } from '../load/open-loop.ts';
import { orderOf } from '../load/order-of.ts';
import { Shop } from '../shop/shop.ts';

const OPEN = { full: 50_000, quick: 500 };
/** Orders a second until all are stored, and after the restart. */
const STORING = 250;
const ASKING = 50;

/** A shop that stops with as many unpaid orders as it can have takes new ones at once: what is due is spread. */
export const restart: Case = {
  name: 'restart',
  about: `from the start of one machine to its first order, and the answer at ${ASKING} a second, with ${OPEN.full} open payments`,
  seconds: { full: 20, quick: 4 },
  rounds: { full: 3, quick: 1 },
  ratios: [],
  async run(bench) {
    const shop = await Shop.open({ mode: 'embedded', nodes: bench.nodes });
    const ask = (name: string, rate: number, seconds: number) =>
      openLoop({
        rate,
        seconds,
        name,
        ask: (client, k) => client.post(`${shop.url}/api/customer/${name}-${k}/orders`, orderOf(shop.items, k, 1)),
      });
    const empty = shop.firstOrderMs;
    bench.say('storing open payments');
    await ask('open', STORING, OPEN[bench.quick ? 'quick' : 'full'] / STORING);
    for (let round = 1; round <= bench.rounds; round++) {
      bench.say(`round ${round}`);
      await shop.restart();
      bench.record('one machine', {
        'first order ms, empty shop': empty,
        'first order ms': shop.firstOrderMs,
        ...(await ask('answer', ASKING, bench.seconds)),
      });
    }
    await shop.close();
  },
};
