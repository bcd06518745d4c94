/** The simulated cooks of this process. The caller of `take` calls `done` when the ticket is cooked. */
export class Cooks {
  readonly #onFree: () => void;
  #free: number;
  #isQueue = false;

  /** `onFree` is called when a cook is free and tickets may wait. */
  constructor(count: number, onFree: () => void) {
    this.#free = count;
    this.#onFree = onFree;
  }

  /** How many may take another ticket. */
  get free(): number {
    return this.#free;
  }

  /** False if all are at work: then the ticket waits until a cook is free. */
  take(): boolean {
    this.#isQueue = this.#free === 0;
    if (this.#isQueue) return false;
    this.#free--;
    return true;
  }

  done(): void {
    this.#free++;
    if (this.#isQueue) this.#onFree();
  }
}
