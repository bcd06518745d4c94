import { setTimeout as sleep } from 'node:timers/promises';
import type { Case } from '../case.ts';
import { warmUp } from '../flow/warm-up.ts';
import { cpuSeconds } from '../shop/process.ts';
import { Shop } from '../shop/shop.ts';

const SETTLE = { full: 10_000, quick: 2000 };

/** What a shop costs while nobody orders. */
export const idle: Case = {
  name: 'idle',
  about: 'processor use of each process while nothing is asked of it, in hundredths of a core (wanted: a node <= 3)',
  seconds: { full: 15, quick: 4 },
  rounds: { full: 3, quick: 1 },
  ratios: [],
  async run(bench) {
    for (const mode of bench.modes) {
      const shop = await Shop.open({ mode, nodes: bench.nodes });
      await warmUp(shop, bench);
      await sleep(SETTLE[bench.quick ? 'quick' : 'full']);
      for (let round = 1; round <= bench.rounds; round++) {
        bench.say(`${mode}, round ${round}`);
        const pids = Object.entries(shop.pids);
        const before = pids.map(([, pid]) => cpuSeconds(pid));
        await sleep(bench.seconds * 1000);
        const used = pids.map(([name, pid], n) => {
          return [`${name} %`, ((cpuSeconds(pid) - (before[n] ?? 0)) / bench.seconds) * 100];
        });
        bench.record(mode, Object.fromEntries(used));
      }
      await shop.close();
    }
  },
};
