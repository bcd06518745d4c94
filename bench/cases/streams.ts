import { setTimeout as sleep } from 'node:timers/promises';
import { asStaff } from '../../test/support/passes.ts';
import type { Case } from '../case.ts';
import { Client } from '../load/client.ts';
import { Followers } from '../load/followers.ts';
import { residentMib } from '../shop/process.ts';
import { Shop } from '../shop/shop.ts';

const STREAMS = { full: 2000, quick: 100 };
const AT_ONCE = 50;
/** Milliseconds in which garbage goes and streams are read again. */
const SETTLE = 5000;

/** What open streams cost a gateway, and how soon all of them are told of a change. */
export const streams: Case = {
  name: 'streams',
  about:
    'memory that streams of orders take in the gateway (wanted: 2,000 <= 200 MiB), and one change of the menu for all',
  seconds: { full: 1, quick: 1 },
  rounds: { full: 1, quick: 1 },
  ratios: [],
  async run({ modes, nodes, quick, say, record }) {
    const many = STREAMS[quick ? 'quick' : 'full'];
    for (const mode of modes) {
      const shop = await Shop.open({ mode, nodes });
      const client = new Client(AT_ONCE);
      const gateway = shop.pids[shop.nodeNames[0] ?? ''] ?? Number.NaN;
      say(`${mode}: ${many} orders`);
      const orders = await inTurns(many, (k) => place(client, shop, k));
      await sleep(SETTLE);
      const before = residentMib(gateway);
      const ofOrders = new Followers();
      await inTurns(many, (k) => {
        const { id, secret } = orders[k] as Placed;
        return ofOrders.follow(`${shop.url}/api/orders/${id}`, { Authorization: `Bearer ${secret}` });
      });
      await sleep(SETTLE);
      const after = residentMib(gateway);
      ofOrders.close();
      say(`${mode}: the menu`);
      const ms = await changeOfMenu(shop, client, many);
      record(mode, { 'memory before MiB': before, 'streams MiB': after - before, 'change of menu to all ms': ms });
      client.close();
      await shop.close();
    }
  },
};

interface Placed {
  id: string;
  secret: string;
}

async function place(client: Client, shop: Shop, k: number): Promise<Placed> {
  const { status, body } = await client.post(`${shop.url}/api/customer/c${k}/orders`, shop.order(k));
  if (status !== 201) throw new Error(`an order was answered ${status}: ${body}`);
  return JSON.parse(body) as Placed;
}

/** Milliseconds from a dish that sells out until all who follow the menu know. */
async function changeOfMenu(shop: Shop, client: Client, many: number): Promise<number> {
  const followers = new Followers();
  await inTurns(many, () => followers.follow(`${shop.url}/api/menu`));
  await sleep(SETTLE);
  const [known, began] = [followers.heard, performance.now()];
  await client.post(`${shop.url}/api/items/${shop.items[0]}/sold-out`, '{"soldOut":true}', undefined, asStaff());
  while (followers.heard < known + many) await sleep(5);
  const ms = performance.now() - began;
  followers.close();
  return ms;
}

/** Some at once. */
async function inTurns<T>(many: number, work: (k: number) => Promise<T>): Promise<T[]> {
  const done: T[] = [];
  for (let k = 0; k < many; k += AT_ONCE) {
    const some = Array.from({ length: Math.min(AT_ONCE, many - k) }, (_, i) => work(k + i));
    done.push(...(await Promise.all(some)));
  }
  return done;
}
