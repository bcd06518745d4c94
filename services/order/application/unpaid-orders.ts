import { UnpaidTooMany } from '../domain/order-errors.ts';

/** How many orders of a client are not paid; never counted further than `most`. */
export type CountUnpaid = (client: string, most: number) => Promise<number>;

/**
 * How many orders a client may have that are not paid, so that nobody holds a shop's stock with orders that never will be; 0 for no
 * limit. The store counts, and this process what it is about to store; what another process is about to store it does not know, so
 * that of a burst each node of a cluster may let in as many.
 */
export class UnpaidOrders {
  readonly #most: number;
  readonly #count: CountUnpaid;
  readonly #begun = new Map<string, number>();

  constructor(most: number, count: CountUnpaid) {
    this.#most = most;
    this.#count = count;
  }

  /** The client, where its orders are counted. */
  countedAs(client: string | undefined): string | null {
    return this.#most > 0 && client !== undefined ? client : null;
  }

  /**
   * Runs `work`, which is to hold and store one more. Throws UnpaidTooMany. What was begun is counted before the store is asked: an
   * order that is stored in between counts twice, and none is left out.
   */
  async during<T>(client: string | undefined, work: () => Promise<T>): Promise<T> {
    const counted = this.countedAs(client);
    if (counted === null) return work();
    const begun = (this.#begun.get(counted) ?? 0) + 1;
    this.#begun.set(counted, begun);
    try {
      const stored = begun > this.#most ? 0 : await this.#count(counted, this.#most);
      if (stored + begun > this.#most) throw new UnpaidTooMany(this.#most);
      return await work();
    } finally {
      this.#end(counted);
    }
  }

  #end(client: string): void {
    const left = (this.#begun.get(client) ?? 1) - 1;
    if (left > 0) this.#begun.set(client, left);
    else this.#begun.delete(client);
  }
}
