import { LONGEST_WAIT } from '../../kernel/agenda.ts';
import { type Executor, isBefore, type Rank } from './executor.ts';

interface Loop {
  /** Something changed while it worked: it goes round once more. */
  again: boolean;
  /** The best of the ranks that it waits under. */
  rank: Rank;
  /** In how many queues of the executor it waits. */
  waiting: number;
  hasBegun: boolean;
  ended: PromiseWithResolvers<void>;
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

  /**
   * Works on a record now, or joins the loop that does. A loop that has not begun waits under the better rank too, and begins
   * when the first of its turns comes. Resolves when it has ended; throws what the work threw.
   */
  run(id: string, rank: Rank, work: () => Promise<void>): Promise<void> {
    const running = this.#loops.get(id);
    if (!running) {
      const loop = { again: true, rank, waiting: 0, hasBegun: false, ended: Promise.withResolvers<void>() };
      this.#loops.set(id, loop);
      void this.#turn(id, loop, work);
      return loop.ended.promise;
    }
    running.again = true;
    if (!running.hasBegun && isBefore(rank, running.rank)) {
      running.rank = rank;
      void this.#turn(id, running, work);
    }
    return running.ended.promise;
  }

  /** Never rejects: whoever waits for the end of the loop is told. */
  async #turn(id: string, loop: Loop, work: () => Promise<void>): Promise<void> {
    let isMine = false;
    loop.waiting++;
    try {
      await this.#executor.run(loop.rank, LONGEST_WAIT, async () => {
        if (loop.hasBegun) return;
        isMine = true;
        await this.#go(id, loop, work);
      });
      if (isMine) loop.ended.resolve();
    } catch (error) {
      loop.waiting--;
      if (!isMine && (loop.hasBegun || loop.waiting > 0)) return;
      if (this.#loops.get(id) === loop) this.#loops.delete(id);
      loop.ended.reject(error);
    }
  }

  async #go(id: string, loop: Loop, work: () => Promise<void>): Promise<void> {
    loop.hasBegun = true;
    while (loop.again) {
      loop.again = false;
      await work();
    }
    this.#loops.delete(id); // In the same turn as the last look at `again`: nobody can join a loop that has ended.
  }
}
