/**
 * Something with an identity whose changes are stored whole, guarded by `version`. It records what happened to it; whoever
 * stores it writes those facts down in the same write. A change replaces nested values and never changes them in place, so
 * that a copy of the top level is a snapshot, and a change that throws half-way can be thrown away with its copy.
 */
export abstract class Aggregate<Fact extends string = never> {
  abstract readonly id: string;
  #version: number;
  #facts: Fact[] = [];

  constructor(version = 0) {
    this.#version = version;
  }

  /** How many times it was stored; an event carries it, so that an older event after a newer one changes nothing. */
  get version(): number {
    return this.#version;
  }

  protected record(fact: Fact): void {
    this.#facts.push(fact);
  }

  /** For the repository: hands over what was recorded since the last write. */
  takeFacts(): Fact[] {
    const facts = this.#facts;
    this.#facts = [];
    return facts;
  }

  /** For the repository, once the write is durable. */
  storedAs(version: number): void {
    this.#version = version;
  }
}
