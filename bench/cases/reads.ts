import { asStaff, bearer } from '../../test/support/passes.ts';
import type { Case } from '../case.ts';
import { phase } from '../flow/phase.ts';
import { warmUp } from '../flow/warm-up.ts';
import type { Client } from '../load/client.ts';
import { openLoop } from '../load/open-loop.ts';
import { orderOf } from '../load/order-of.ts';
import { MODES } from '../options.ts';
import type { Figures } from '../report/figures.ts';
import { Shop } from '../shop/shop.ts';

const GETS = 100;
const LISTS = 50;
const WRITES = 100;
const CUSTOMERS = 50;
const STORED = { full: 1000, quick: 200 };

/** One customer's orders and one order, read while others order, pay and are cooked for, and while nobody does. */
export const reads: Case = {
  name: 'reads',
  about: `${GETS} gets and ${LISTS} lists a second, alone and beside ${WRITES} orders a second that go the whole way`,
  seconds: { full: 10, quick: 4 },
  rounds: { full: 3, quick: 1 },
  ratios: MODES.flatMap((mode) =>
    ['get', 'list'].map((name) => ({
      name: `${name} p50 beside writes / alone, ${mode}`,
      figure: `${name} p50 ms`,
      over: `${mode} beside writes`,
      under: `${mode} alone`,
    })),
  ),
  async run(bench) {
    const { seconds, rounds, record, say } = bench;
    for (const mode of bench.modes) {
      const shop = await Shop.open({ mode, nodes: bench.nodes });
      await warmUp(shop, bench);
      const placed = await store(shop, STORED[bench.quick ? 'quick' : 'full']);
      for (let round = 1; round <= rounds; round++) {
        say(`${mode}, round ${round}`);
        record(`${mode} alone`, await read(shop, placed, seconds));
        const [figures] = await Promise.all([read(shop, placed, seconds), phase(shop, WRITES, seconds)]);
        record(`${mode} beside writes`, figures);
      }
      await shop.close();
    }
  },
};

interface Placed {
  id: string;
  secret: string;
}
const customer = (k: number) => `reader-${k % CUSTOMERS}`;

/** Answers so many orders, each with what opens it; order `k` is of `customer(k)`. */
async function store(shop: Shop, count: number): Promise<Placed[]> {
  const placed: Placed[] = [];
  const rate = 100;
  const ask = async (client: Client, k: number) => {
    const answer = await client.post(`${shop.url}/api/customer/${customer(k)}/orders`, orderOf(shop.items, k, 2));
    if (answer.status === 201) placed[k] = JSON.parse(answer.body);
    return answer;
  };
  await openLoop({ rate, seconds: count / rate, name: 'order', ask });
  return placed;
}

async function read(shop: Shop, placed: readonly Placed[], seconds: number): Promise<Figures> {
  const of = (k: number) => `${shop.url}/api/customer/${customer(k)}/orders`;
  const staff = asStaff();
  const get = (client: Client, k: number) => {
    const { id = '', secret = '' } = placed[k % placed.length] ?? {};
    return client.get(`${of(k)}/${id}`, bearer(secret));
  };
  const [gets, lists] = await Promise.all([
    openLoop({ rate: GETS, seconds, name: 'get', ask: get }),
    openLoop({ rate: LISTS, seconds, name: 'list', ask: (client, k) => client.get(of(k), staff) }),
  ]);
  return { ...gets, ...lists, errors: gets.errors + lists.errors };
}
