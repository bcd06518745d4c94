import type { Case } from '../case.ts';
import { closedLoop } from '../load/closed-loop.ts';
import { MODES } from '../options.ts';
import { Shop } from '../shop/shop.ts';

const ITEMS = 1000;

/** Everybody wants the same dish: its one row is the narrowest place of stock. */
export const hot: Case = {
  name: 'hot',
  about: 'orders of one line accepted by 64 connections, all of one item, and of 1,000 items in turn',
  seconds: { full: 6, quick: 3 },
  rounds: { full: 3, quick: 1 },
  ratios: MODES.map((mode) => ({
    name: `one / 1,000 items, ${mode}`,
    figure: 'accepted /s',
    over: `${mode} one item`,
    under: `${mode} 1,000 items`,
    wanted: '>= 0.9',
  })),
  async run({ modes, nodes, rounds, seconds, record, say }) {
    for (const mode of modes) {
      const shop = await Shop.open({ mode, nodes, items: ITEMS, intakeOnly: true });
      const of = (items: string[], secs: number) => closedLoop({ url: shop.url, items, seconds: secs, lines: 1 });
      for (let round = 1; round <= rounds; round++) {
        say(`${mode}, round ${round}`);
        if (round > 1) await shop.restart();
        await of(shop.items, seconds / 3);
        record(`${mode} one item`, await of(shop.items.slice(0, 1), seconds));
        record(`${mode} 1,000 items`, await of(shop.items, seconds));
      }
      await shop.close();
    }
  },
};
