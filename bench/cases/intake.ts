import type { Case } from '../case.ts';
import { Floor } from '../floor/floor.ts';
import { closedLoop } from '../load/closed-loop.ts';
import { MODES } from '../options.ts';
import { Shop } from '../shop/shop.ts';

/** Gateway, order and stock without what comes after them, against a program that keeps the same promises by hand. */
export const intake: Case = {
  name: 'intake',
  about: 'orders accepted by 64 connections, two lines each, against the floor',
  seconds: { full: 12, quick: 3 },
  rounds: { full: 3, quick: 1 },
  ratios: MODES.map((mode) => ({
    name: `Comanda / floor, ${mode}`,
    figure: 'accepted /s',
    over: `${mode}`,
    under: `${mode} floor`,
    wanted: '>= 1.0',
  })),
  async run({ modes, nodes, rounds, seconds, record, say }) {
    for (const mode of modes) {
      const shop = await Shop.open({ mode, nodes, intakeOnly: true });
      const floor = await Floor.open(shop);
      const { items } = shop;
      for (let round = 1; round <= rounds; round++) {
        say(`${mode}, round ${round}`);
        if (round > 1) await shop.restart();
        for (const { url } of [shop, floor]) await closedLoop({ url, items, seconds: seconds / 3 });
        record(mode, await closedLoop({ url: shop.url, items, seconds }));
        record(`${mode} floor`, await closedLoop({ url: floor.url, items, seconds }));
      }
      await floor.close();
      await shop.close();
    }
  },
};
