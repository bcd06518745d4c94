import { LONGEST_WAIT } from '../../kernel/agenda.ts';
import type { Executor, Rank } from './executor.ts';

interface Loop {
  /** Something changed while it worked: it goes round once more. */
  again: boolean;
  ended: Promise<void>;
}

/** One work loop a record and process: what changes while it works joins it, so that no two do the same step side by side. */
export class WorkLoops {
  readonly #executor: Executor;
  readonly #loops = new Map<string, Loop>();

  constructor(executor: Executor) {
    this.#executor = executor;
  }

  /** Whether the record is worked on, or waits for its turn, in this process. */
  isBusy(id: string): boolean {
    return this.#loops.has(id);
  }

  /** Works on a record now, or joins the loop that does. Resolves when it has ended; throws what the work threw. */
  run(id: string, rank: Rank, work: () => Promise<void>): Promise<void> {
    const running = this.#loops.get(id);
    if (running) {
      running.again = true;
      return running.ended;
    }
    const loop: Loop = { again: true, ended: Promise.resolve() };
    this.#loops.set(id, loop);
    loop.ended = this.#go(id, loop, rank, work);
    return loop.ended;
  }

  async #go(id: string, loop: Loop, rank: Rank, work: () => Promise<void>): Promise<void> {
    try {
      await this.#executor.run(rank, LONGEST_WAIT, async () => {
        while (loop.again) {
          loop.again = false;
          await work();
        }
        this.#loops.delete(id); // In the same turn as the last look at `again`: nobody can join a loop that has ended.
      });
    } finally {
      if (this.#loops.get(id) === loop) this.#loops.delete(id);
    }
  }
}
