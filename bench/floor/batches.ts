interface Waiting<T, R> {
  item: T;
  done(result: R): void;
  failed(error: unknown): void;
}

/** What arrives while a batch is under way goes together in the next one. `run` answers the results in the order of the items. */
export class Batches<T, R> {
  readonly #run: (items: T[]) => R[] | Promise<R[]>;
  #waiting: Waiting<T, R>[] = [];
  #busy = false;

  constructor(run: (items: T[]) => R[] | Promise<R[]>) {
    this.#run = run;
  }

  add(item: T): Promise<R> {
    return new Promise((done, failed) => {
      this.#waiting.push({ item, done, failed });
      if (!this.#busy) this.#start();
    });
  }

  #start(): void {
    this.#busy = true;
    setImmediate(() => this.#next());
  }

  async #next(): Promise<void> {
    const batch = this.#waiting.splice(0);
    try {
      const results = await this.#run(batch.map(({ item }) => item));
      batch.forEach(({ done }, n) => {
        done(results[n] as R);
      });
    } catch (error) {
      for (const { failed } of batch) failed(error);
    }
    this.#busy = false;
    if (this.#waiting.length > 0) this.#start();
  }
}
