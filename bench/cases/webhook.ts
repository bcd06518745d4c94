import { freePort } from '../../test/support/free-port.ts';
import type { Case } from '../case.ts';
import { figuresOf } from '../flow/figures-of.ts';
import { phase } from '../flow/phase.ts';
import { warmUp } from '../flow/warm-up.ts';
import { WebhookProxy } from '../load/webhook-proxy.ts';
import { latencies } from '../report/figures.ts';
import { Shop } from '../shop/shop.ts';

const RATE = 100;

/** How soon the kitchen knows that an order is paid, counted from Stripe's notice. */
export const webhook: Case = {
  name: 'webhook',
  about: 'from the notice of a payment to the ticket, at 100 orders a second',
  seconds: { full: 12, quick: 4 },
  rounds: { full: 3, quick: 1 },
  ratios: [],
  async run(bench) {
    for (const mode of bench.modes) {
      const port = await freePort();
      const proxy = new WebhookProxy(port, () => shop.url);
      const env = { PUBLIC_URL: `http://127.0.0.1:${port}` };
      const shop: Shop = await Shop.open({ mode, nodes: bench.nodes, env });
      await warmUp(shop, bench);
      for (let round = 1; round <= bench.rounds; round++) {
        bench.say(`${mode}, round ${round}`);
        const seen = await phase(shop, RATE, bench.seconds);
        const tickets = await shop.records.ticketsOpened(seen.sent.map(({ id }) => id));
        const times = [...tickets].flatMap(([id, at]) => at - (proxy.came.get(id) ?? Number.NaN));
        const { 'finished /s': finished = Number.NaN, errors = Number.NaN } = figuresOf(seen);
        bench.record(mode, { 'finished /s': finished, ...latencies('notice to ticket', times), errors });
      }
      await shop.close();
      await proxy.close();
    }
  },
};
