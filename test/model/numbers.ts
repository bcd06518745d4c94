import type { Documents } from '../../platform/documents/documents.ts';
import { DuplicateId } from '../../platform/documents/documents.ts';
import { type DayNumbers, OrderNumbers } from '../../services/order/infrastructure/order-numbers.ts';
import type { Surroundings } from './process.ts';

const notHere = () => {
  throw new Error('this is not part of the model');
};

/** Two nodes that give out numbers for orders; they share what the store has, and know their own blocks only. */
export class NumberNodes {
  readonly #counts = new Map<string, DayNumbers>();
  readonly #around: Surroundings;
  #nodes: OrderNumbers[] = [];

  constructor(around: Surroundings) {
    this.#around = around;
    this.restart();
  }

  /** The one where a process is at work. */
  any(): OrderNumbers {
    return this.#nodes[Math.floor(this.#around.chance() * this.#nodes.length)] as OrderNumbers;
  }

  restart(): void {
    this.#nodes = [new OrderNumbers(this.#store()), new OrderNumbers(this.#store())];
  }

  /** As after a backup was put back: what the index on day and number has is later than what the counts say. */
  loseCounts(): void {
    this.#counts.clear();
    this.restart();
  }

  #store(): Documents<DayNumbers> {
    const others = { find: notHere, ids: notHere, count: notHere, removeMany: notHere };
    return {
      ...others,
      findById: (day) => this.#inTurn(() => this.#counts.get(day)),
      insert: (taken) =>
        this.#inTurn(() => {
          if (this.#counts.has(taken._id)) throw new DuplicateId(taken._id);
          this.#counts.set(taken._id, taken);
          return taken;
        }),
      updateMany: ({ _id, version }, { $set }) =>
        this.#inTurn(() => {
          const before = this.#counts.get(String(_id));
          if (before?.version !== version) return 0;
          this.#counts.set(String(_id), { ...before, ...$set } as DayNumbers);
          return 1;
        }),
    };
  }

  /** Whoever waits for a block waits for it with all of the node: no single process dies over it. */
  async #inTurn<T>(effect: () => T): Promise<T> {
    if (this.#around.isBusy)
      for (let turns = Math.floor(this.#around.chance() * 6); turns > 0; turns--) await undefined;
    return effect();
  }
}
