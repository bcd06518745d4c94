import { setTimeout as sleep } from 'node:timers/promises';
import type { Customers, Placed } from './customers.ts';

/** What came of asking for one order; milliseconds, `at` on the clock of `performance.now()`. */
interface Answer {
  at: number;
  ms: number;
  status: number | string;
}

const PAY_WITHIN = 60_000;

/** Customers who order at a steady pace, whatever happens, and insist on paying what was accepted. */
export class SteadyLoad {
  readonly accepted: Placed[] = [];
  readonly answers: Answer[] = [];
  readonly #gateways: readonly Customers[];
  readonly #payments: Promise<void>[] = [];
  readonly #customers: Promise<unknown>;
  #isOver = false;

  constructor(gateways: readonly Customers[], customers = 3) {
    this.#gateways = gateways;
    this.#customers = Promise.all(Array.from({ length: customers }, (_, id) => this.#orderOnAndOn(id)));
  }

  /** Nobody orders any more; resolves once everybody has paid. */
  async end(): Promise<void> {
    this.#isOver = true;
    await this.#customers;
    await Promise.all(this.#payments);
  }

  async #orderOnAndOn(id: number): Promise<void> {
    for (let i = id; !this.#isOver; i++, await sleep(200)) {
      const at = performance.now();
      const status = await this.#order(this.#at(i), `diner-${id}-${i}`);
      this.answers.push({ at, ms: performance.now() - at, status });
    }
  }

  async #order(shop: Customers, customer: string): Promise<number | string> {
    const where = `/api/customer/${customer}/orders`;
    try {
      const { status, body } = await shop.send<Placed>('POST', where, { items: [{ id: 'espresso', quantity: 1 }] });
      if (status === 201) {
        this.accepted.push(body);
        this.#payments.push(this.#pay(body));
      }
      return status;
    } catch (error) {
      return String((error as Error).cause ?? error);
    }
  }

  /** Until the shop says that it has the money. */
  async #pay(order: Placed): Promise<void> {
    const end = performance.now() + PAY_WITHIN;
    for (let i = 0; performance.now() < end; i++) {
      await sleep(250);
      if (await this.#hasPaid(this.#at(i), order).catch(() => false)) return;
    }
  }

  async #hasPaid(shop: Customers, order: Placed): Promise<boolean> {
    const { status } = await shop.get(order);
    if (status === 'waiting_for_payment') await shop.press(order, 'pay');
    return status !== 'pending' && status !== 'waiting_for_payment';
  }

  #at(i: number): Customers {
    return this.#gateways[i % this.#gateways.length] as Customers;
  }
}
