import { setTimeout as sleep } from 'node:timers/promises';
import { Client, FORM } from '../load/client.ts';
import { Tally } from '../load/tally.ts';
import type { RecordStore } from '../shop/records.ts';
import type { Sent } from './phase.ts';

/** How many orders are looked up in one query, and how often, in ms. */
const PAGE = 300;
const EVERY = 30;

/** Pays orders at the twin as soon as they have a link. Those that have none yet are looked up in turn, a page at a time. */
export class Payer {
  readonly #records: RecordStore;
  readonly #client = new Client(64);
  readonly #waiting = new Map<string, Sent>();
  readonly #tally = new Tally();
  readonly #paying = new Set<Promise<void>>();
  readonly #ended: Promise<void>;
  #stopping = false;

  constructor(records: RecordStore) {
    this.#records = records;
    this.#ended = this.#run();
  }

  expect(order: Sent): void {
    this.#waiting.set(order.id, order);
  }

  /** Answers how the payments went. */
  async stop(): Promise<Tally> {
    this.#stopping = true;
    await this.#ended;
    await Promise.all(this.#paying);
    this.#client.close();
    return this.#tally;
  }

  async #run(): Promise<void> {
    for (; !this.#stopping; await sleep(EVERY)) {
      const page = [...this.#waiting.values()].slice(0, PAGE);
      if (page.length === 0) continue;
      for (const order of page) this.#toTheEnd(order);
      for (const { id, url } of await this.#records.links(page.map((order) => order.id))) this.#start(id, url);
    }
  }

  #toTheEnd(order: Sent): void {
    this.#waiting.delete(order.id);
    this.#waiting.set(order.id, order);
  }

  #start(id: string, url: string): void {
    const order = this.#waiting.get(id) as Sent;
    this.#waiting.delete(id);
    const paying = this.#pay(order, url).finally(() => this.#paying.delete(paying));
    this.#paying.add(paying);
  }

  /** The answer to a payment is the way back to the shop, a redirect. What failed is paid again. */
  async #pay(order: Sent, url: string): Promise<void> {
    order.paid = Date.now();
    const { status, ...answer } = await this.#client.post(url, 'action=pay', FORM);
    if (!this.#tally.add({ ...answer, status: status === 303 || status === 302 ? 200 : status })) this.expect(order);
  }
}
