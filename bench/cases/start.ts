import { setTimeout as sleep } from 'node:timers/promises';
import type { Case } from '../case.ts';
import { phase } from '../flow/phase.ts';
import type { Figures } from '../report/figures.ts';
import { residentMib } from '../shop/process.ts';
import { Shop } from '../shop/shop.ts';

const RATE = 200;
/** Until what a start or a load leaves behind is collected, in ms. */
const SETTLE = { full: 6000, quick: 2000 };

/** How soon a shop is there, and what it takes of the machine, at rest and after work. */
export const start: Case = {
  name: 'start',
  about: `from the start of its nodes to the first order; memory idle, and after ${RATE} whole orders a second`,
  seconds: { full: 12, quick: 4 },
  rounds: { full: 3, quick: 1 },
  ratios: [],
  async run({ modes, nodes, quick, rounds, seconds, record, say }) {
    const settle = SETTLE[quick ? 'quick' : 'full'];
    for (let round = 1; round <= rounds; round++) {
      for (const mode of modes) {
        say(`${mode}, round ${round}`);
        const shop = await Shop.open({ mode, nodes });
        await sleep(settle);
        const idle = memory(shop, 'idle');
        await phase(shop, RATE, seconds);
        await sleep(settle);
        record(mode, { 'first order ms': shop.firstOrderMs, ...idle, ...memory(shop, 'after load') });
        await shop.close();
      }
    }
  },
};

const memory = ({ nodeNames, pids }: Shop, when: string): Figures =>
  Object.fromEntries(nodeNames.map((name) => [`${name} ${when} MiB`, residentMib(pids[name] ?? 0)]));
