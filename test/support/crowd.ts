import { setTimeout as sleep } from 'node:timers/promises';
import { type Customers, until } from './customers.ts';

export const isReady = async (shop: Customers): Promise<boolean> =>
  (await shop.send('GET', '/health/ready').catch(() => undefined))?.status === 200;

/** Seconds; seven nodes that start at once on a busy machine take their time. */
const READY_WITHIN = 60;

/** Waits for all of them. */
export const ready = (...shops: Customers[]) =>
  Promise.all(
    shops.map((shop) =>
      until(
        READY_WITHIN,
        () => isReady(shop),
        () => `${shop.url} is not ready`,
      ),
    ),
  );

/** Eight customers who order without pause, behind a balancer that sends nobody to a gateway that is not ready. */
export function load(gateways: readonly Customers[]) {
  const takes = new Set(gateways);
  const failed: unknown[] = [];
  let accepted = 0;
  let isOver = false;
  const customer = async (id: number) => {
    for (let i = 0; !isOver; i++) {
      const shop = [...takes][i % takes.size] as Customers;
      try {
        await shop.order(`customer${id}`, { espresso: 1 });
        accepted++;
      } catch (error) {
        failed.push(error);
      }
    }
  };
  const balance = async () => {
    for (; !isOver; await sleep(100)) for (const shop of gateways) if (!(await isReady(shop))) takes.delete(shop);
  };
  const running = Promise.all([balance(), ...Array.from({ length: 8 }, (_, id) => customer(id))]);
  const end = async () => {
    isOver = true;
    await running;
  };
  return { failed, accepted: () => accepted, end };
}

/** Connections that were closed or refused before a request was read. */
const NOT_TAKEN = ['ECONNREFUSED', 'ECONNRESET', 'UND_ERR_SOCKET', 'EPIPE'];

/** Orders without pause until nobody listens any more; answers how many were accepted, and what went wrong with others. */
export async function untilRefused(shop: Customers, customer: string) {
  const faults: unknown[] = [];
  for (let accepted = 0; ; ) {
    try {
      await shop.order(customer, { espresso: 1 });
      accepted++;
    } catch (error) {
      const { code = '' } = ((error as Error).cause ?? {}) as { code?: string };
      if (code === 'ECONNREFUSED') return { accepted, faults };
      if (!NOT_TAKEN.includes(code)) faults.push(error);
    }
  }
}

/** How many orders the shop has of a customer. */
export async function countOrders(shop: Customers, customer: string): Promise<number> {
  let count = 0;
  for (let next: string | null = ''; next !== null; ) {
    const page: string = `/api/customer/${customer}/orders?limit=100${next && `&after=${next}`}`;
    const { body } = await shop.send<{ items: unknown[]; next: string | null }>('GET', page);
    count += body.items.length;
    next = body.next;
  }
  return count;
}
