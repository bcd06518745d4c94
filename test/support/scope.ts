/** Where whoever starts something leaves how it is ended; the context of a test is one. */
export interface Scope {
  after(end: () => unknown): void;
}

/** For a program that is no test: what was started last ends first. */
export class Ends implements Scope {
  readonly #ends: (() => unknown)[] = [];

  after(end: () => unknown): void {
    this.#ends.push(end);
  }

  async all(): Promise<void> {
    for (const end of this.#ends.splice(0).reverse()) await end();
  }
}
