/** Numbers from a seed, so that a run can be told again: https://en.wikipedia.org/wiki/Linear_congruential_generator is too even for many short rows, hence mulberry32. */
export class Dice {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** From 0 to 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  }

  /** A whole number, both ends included. */
  between(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1));
  }

  chance(percent: number): boolean {
    return this.next() * 100 < percent;
  }

  pick<T>(all: readonly T[]): T {
    return all[this.between(0, all.length - 1)] as T;
  }

  /** By weight. */
  weighted<K extends string>(weights: Record<K, number>): K {
    const names = Object.keys(weights) as K[];
    let rest = this.next() * names.reduce((sum, name) => sum + weights[name], 0);
    for (const name of names) {
      rest -= weights[name];
      if (rest < 0) return name;
    }
    throw new Error('no weight is above zero');
  }

  shuffled<T>(all: readonly T[]): T[] {
    return all
      .map((one) => ({ one, at: this.next() }))
      .sort((a, b) => a.at - b.at)
      .map(({ one }) => one);
  }

  /** Dice of somebody's own, whom the throws of others do not change. */
  of(who: number): Dice {
    return new Dice(Math.imul(who + 1, 0x9e3779b1) ^ this.#state);
  }
}
