import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from '../load/client.ts';
import { pace } from '../load/pace.ts';
import { Tally } from '../load/tally.ts';
import type { OrderRow } from '../shop/records.ts';
import type { Shop } from '../shop/shop.ts';
import { Payer } from './payer.ts';

/** One order that was accepted: when it was sent, answered, and paid at the twin. Milliseconds since 1970, as the shop's. */
export interface Sent {
  id: string;
  at: number;
  answered: number;
  paid?: number;
}
/** What came of offering orders at a rate: what the client saw, and the orders as they were stored in the end. */
export interface Seen {
  began: number;
  ended: number;
  /** When the last look was taken at those that were not finished. */
  lastLook: number;
  sent: Sent[];
  rows: Map<string, OrderRow>;
  tally: Tally;
  payments: Tally;
}
const CONNECTIONS = 256;
const PAGE = 2000;
/** How long an order that nothing happens to any more is waited for, in ms. */
const STILL = 10_000;
const LONGEST_DRAIN = 60_000;
let phases = 0;

/** Offers orders of one line at a rate, pays each as soon as it has its link, and waits until nothing moves any more. */
export async function phase(shop: Shop, rate: number, seconds: number): Promise<Seen> {
  const client = new Client(CONNECTIONS);
  const payer = new Payer(shop.records);
  const tally = new Tally();
  const run = `flow${phases++}`;
  const sent: Sent[] = [];
  const open: Promise<void>[] = [];
  const order = async (k: number): Promise<void> => {
    const at = Date.now();
    const answer = await client.post(`${shop.url}/api/customer/${run}-${k}/orders`, shop.order(k));
    if (!tally.add(answer)) return;
    const one: Sent = { id: JSON.parse(answer.body).id, at, answered: Date.now() };
    sent.push(one);
    payer.expect(one);
  };
  const began = Date.now();
  await pace(rate, seconds, (k) => open.push(order(k)));
  const ended = Date.now();
  await Promise.all(open);
  const rows = await drain(shop, sent);
  const payments = await payer.stop();
  client.close();
  for (const story of [tally.story, payments.story]) if (story) process.stderr.write(`  errors: ${story}\n`);
  return { began, ended, lastLook: Date.now(), sent, rows, tally, payments };
}

/** Reads the orders until all are cooked or cancelled, or nothing moves for 10 s. */
async function drain(shop: Shop, sent: readonly Sent[]): Promise<Map<string, OrderRow>> {
  const rows = new Map<string, OrderRow>();
  let open = sent.map(({ id }) => id);
  const end = Date.now() + LONGEST_DRAIN;
  for (let moved = Date.now(), moves = 0; open.length > 0 && Date.now() < Math.min(end, moved + STILL); ) {
    for (let n = 0; n < open.length; n += PAGE) {
      for (const row of await shop.records.orders(open.slice(n, n + PAGE))) rows.set(row.id, row);
    }
    open = open.filter((id) => !['cooked', 'cancelled'].includes(rows.get(id)?.status ?? ''));
    const now = [...rows.values()].reduce((sum, { timeline }) => sum + timeline.length, 0);
    if (now !== moves) moved = Date.now();
    moves = now;
    if (open.length > 0) await sleep(250);
  }
  return rows;
}
