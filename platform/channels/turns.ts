/**
 * Answers nothing while the process can take another event of this type, else a promise that resolves when it may be asked again,
 * or stops; it never rejects.
 */
export type Room = (eventType: string) => Promise<void> | undefined;

/** Lets `most` run at the same time; the others wait in the order in which they came. */
export class Turns {
  readonly #most: number;
  readonly #waiting: (() => void)[] = [];
  #busy = 0;

  constructor(most: number) {
    this.#most = most;
  }

  get waiting(): number {
    return this.#waiting.length;
  }

  /** Whoever took a turn gives it back by `end`. */
  async begin(): Promise<void> {
    if (this.#busy < this.#most) this.#busy++;
    else await new Promise<void>((turn) => this.#waiting.push(turn));
  }

  end(): void {
    const next = this.#waiting.shift();
    if (next) next();
    else this.#busy--;
  }
}

/** Resolves when the process can take more work; a full process may be full again by then, hence the loop. */
export async function untilRoom(room: () => ReturnType<Room>): Promise<void> {
  for (let full = room(); full; full = room()) await full;
}
