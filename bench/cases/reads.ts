import type { Case } from '../case.ts';
import { phase } from '../flow/phase.ts';
import { warmUp } from '../flow/warm-up.ts';
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
      const ids = await store(shop, STORED[bench.quick ? 'quick' : 'full']);
      for (let round = 1; round <= rounds; round++) {
        say(`${mode}, round ${round}`);
        record(`${mode} alone`, await read(shop, ids, seconds));
        const [figures] = await Promise.all([read(shop, ids, seconds), phase(shop, WRITES, seconds)]);
        record(`${mode} beside writes`, figures);
      }
      await shop.close();
    }
  },
};

const customer = (k: number) => `reader-${k % CUSTOMERS}`;

/** Answers the ids of so many orders; order `k` is of `customer(k)`. */
async function store(shop: Shop, count: number): Promise<string[]> {
  const ids: string[] = [];
  const rate = 100;
  const ask = async (client: Parameters<Parameters<typeof openLoop>[0]['ask']>[0], k: number) => {
    const answer = await client.post(`${shop.url}/api/customer/${customer(k)}/orders`, orderOf(shop.items, k, 2));
    if (answer.status === 201) ids[k] = JSON.parse(answer.body).id;
    return answer;
  };
  await openLoop({ rate, seconds: count / rate, name: 'order', ask });
  return ids;
}

async function read(shop: Shop, ids: readonly string[], seconds: number): Promise<Figures> {
  const of = (k: number) => `${shop.url}/api/customer/${customer(k)}/orders`;
  const [get, list] = await Promise.all([
    openLoop({ rate: GETS, seconds, name: 'get', ask: (client, k) => client.get(`${of(k)}/${ids[k % ids.length]}`) }),
    openLoop({ rate: LISTS, seconds, name: 'list', ask: (client, k) => client.get(of(k)) }),
  ]);
  return { ...get, ...list, errors: get.errors + list.errors };
}
