import { setTimeout as sleep } from 'node:timers/promises';
import type { Dice } from './dice.ts';
import { visit } from './stories.ts';
import type { Town } from './town.ts';

/** Customers in the shop at the same time. */
const MOST_AT_ONCE = 400;
/** Milliseconds between two who come: when all is quiet there is still somebody to see whether the shop works. */
const SLOWEST = 400;
/** Two cores serve no more, with all the servers beside them; who comes faster waits for those before. */
const FASTEST = 45;

/** So many customers, spread over the time that the faults take; a few more where these take longer. */
export class Load {
  readonly #town: Town;
  readonly #dice: Dice;
  readonly #orders: number;
  readonly #inside = new Set<Promise<void>>();
  readonly #coming: Promise<void>;
  #came = 0;
  #gap = SLOWEST;
  #isOver = false;

  constructor(town: Town, orders: number, dice: Dice) {
    this.#town = town;
    this.#orders = orders;
    this.#dice = dice;
    this.#coming = this.#come();
  }

  /** Resolves once this part of all customers, from 0 to 1, has come. */
  async until(part: number): Promise<void> {
    while (this.#came < this.#orders * part) await sleep(this.#gap);
  }

  /** So much time is left, in milliseconds, as far as anybody knows. */
  spreadOver(ms: number): void {
    const left = this.#orders - this.#came;
    this.#gap = left <= 0 ? SLOWEST : Math.min(Math.max(ms / left, FASTEST), SLOWEST);
  }

  /** The rest of them come; resolves once the last has left. */
  async end(): Promise<void> {
    this.#gap = FASTEST;
    this.#isOver = true;
    await this.#coming;
    while (this.#inside.size > 0) await Promise.race(this.#inside);
  }

  async #come(): Promise<void> {
    while (!this.#isOver || this.#came < this.#orders) {
      while (this.#inside.size >= MOST_AT_ONCE) await Promise.race(this.#inside);
      const number = this.#came++;
      const visiting: Promise<void> = visit(this.#town, number, this.#dice.of(number)).finally(() =>
        this.#inside.delete(visiting),
      );
      this.#inside.add(visiting);
      await sleep(this.#gap);
    }
  }
}
