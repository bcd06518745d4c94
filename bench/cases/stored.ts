import { setTimeout as sleep } from 'node:timers/promises';
import type { Bench, Case } from '../case.ts';
import { phase } from '../flow/phase.ts';
import { openLoop } from '../load/open-loop.ts';
import { orderOf } from '../load/order-of.ts';
import { MODES, type Mode } from '../options.ts';
import { fill } from '../shop/fill.ts';
import { Shop } from '../shop/shop.ts';

const FEW = 1000;
const RATE = 100;

const few = (mode: Mode) => `${mode} 1k`;
const many = (mode: Mode) => `${mode} many`;

/** A shop that has sold for years answers as soon as a new one. */
export const stored: Case = {
  name: 'stored',
  about: `a start, and the answer at ${RATE} orders a second, with 1,000 orders stored and with many (--stored)`,
  seconds: { full: 8, quick: 4 },
  rounds: { full: 3, quick: 1 },
  ratios: MODES.map((mode) => ({
    name: `answer p50 with many / with 1k, ${mode}`,
    figure: 'answer p50 ms',
    over: many(mode),
    under: few(mode),
    wanted: '<= 1.1',
  })),
  async run(bench) {
    for (const mode of bench.modes) {
      const shops: [string, Shop][] = [
        [few(mode), await filled(bench, mode, FEW)],
        [many(mode), await filled(bench, mode, bench.stored)],
      ];
      for (let round = 1; round <= bench.rounds; round++) {
        for (const [variant, shop] of shops) await oneRound(bench, variant, shop, round);
      }
      for (const [, shop] of shops) await shop.close();
    }
  },
};

async function filled(bench: Bench, mode: Mode, count: number): Promise<Shop> {
  const shop = await Shop.open({ mode, nodes: bench.nodes });
  const { sent } = await phase(shop, 2, 0.5);
  await shop.stopNodes();
  bench.say(`${mode}, storing ${count} orders`);
  await fill(shop, String(sent[0]?.id), count);
  return shop;
}

/** Starts the shop, lets it settle, asks, and stops it, so that the other one has the machine to itself. */
async function oneRound(bench: Bench, variant: string, shop: Shop, round: number): Promise<void> {
  bench.say(`${variant}, round ${round}`);
  await shop.start();
  const ask = (seconds: number) =>
    openLoop({
      rate: RATE,
      seconds,
      name: 'answer',
      ask: (client, k) =>
        client.post(`${shop.url}/api/customer/${variant.replace(' ', '-')}-${k}/orders`, orderOf(shop.items, k, 2)),
    });
  await ask(bench.quick ? 1 : 4);
  await sleep(1000);
  const figures = await ask(bench.seconds);
  bench.record(variant, { 'first order ms': shop.firstOrderMs, ...figures });
  await shop.stopNodes();
}
