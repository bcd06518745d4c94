import type { Case } from '../case.ts';
import { measuredPhase } from '../flow/measured-phase.ts';
import { warmUp } from '../flow/warm-up.ts';
import { MODES, type Mode } from '../options.ts';
import { Shop } from '../shop/shop.ts';

/** More than can be finished: what is finished then is what the processors can do. */
const RATES: Record<Mode, number> = { embedded: 500, cluster: 250 };
const PLAIN = 'plain orders';
const FULL = 'with options, taxes and places';

/** What it costs that an order is a restaurant's. */
export const restaurant: Case = {
  name: 'restaurant',
  about:
    'the whole flow, offered more than can be finished: orders of a dish, and such with all that a restaurant needs',
  seconds: { full: 15, quick: 3 },
  rounds: { full: 3, quick: 1 },
  ratios: MODES.map((mode) => ({
    name: `${mode}, ${FULL} / ${PLAIN}`,
    figure: 'finished /s',
    over: `${mode}, ${FULL}`,
    under: `${mode}, ${PLAIN}`,
    wanted: '>= 0.85',
  })),
  async run({ quick, rounds, modes, nodes, rates, seconds, record, say }) {
    for (let round = 1; round <= rounds; round++) {
      for (const mode of modes) {
        for (const name of [PLAIN, FULL]) {
          say(`${mode}, ${name}, round ${round}`);
          const shop = await Shop.open({ mode, nodes, isRestaurant: name === FULL });
          await warmUp(shop, { quick });
          record(`${mode}, ${name}`, await measuredPhase(shop, rates?.[0] ?? RATES[mode], seconds));
          await shop.close();
        }
      }
    }
  },
};
