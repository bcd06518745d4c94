import { setImmediate } from 'node:timers/promises';
import { SECOND } from '../../kernel/time.ts';
import { Unavailable } from '../../kernel/unavailable.ts';
import { inItsTrace } from '../telemetry/spans.ts';
import { currentTrace } from '../telemetry/trace.ts';

interface Waiting<Job, Result> {
  job: Job;
  since: number;
  /** Of whoever asked. */
  trace: string | undefined;
  done(result: Result): void;
  failed(error: unknown): void;
}

const MOST_A_BATCH = 64;
const MOST_WAITING = 2000;
/** A request gives up after 10 s: a job that began later than this would be done for nobody. Milliseconds. */
const LONGEST_WAIT = 8 * SECOND;

/**
 * Jobs that arrive while a commit is under way are served together by the next one: a durable flush costs as much for one as
 * for many. `commit` answers for each job its result, or the Error that refuses that job alone; if it throws, nothing was
 * done, and each job runs again in a commit of its own, so that one bad job never fails its neighbours. Where the store is
 * Unavailable that would help nobody: all fail at once. A job whose caller has given up meanwhile is refused, never run.
 */
export class GroupCommit<Job, Result> {
  readonly #commit: (jobs: readonly Job[]) => Promise<(Result | Error)[]>;
  readonly #longestWait: number;
  readonly #waiting: Waiting<Job, Result>[] = [];
  #serving = false;

  constructor(commit: (jobs: readonly Job[]) => Promise<(Result | Error)[]>, longestWait = LONGEST_WAIT) {
    this.#commit = commit;
    this.#longestWait = longestWait;
  }

  /** How many jobs wait for a commit. */
  get waiting(): number {
    return this.#waiting.length;
  }

  /** Throws Unavailable at once when too many wait already, and later if it had to wait for too long. */
  run(job: Job): Promise<Result> {
    return new Promise((done, failed) => {
      if (this.#waiting.length >= MOST_WAITING)
        return failed(new Unavailable(`${MOST_WAITING} others wait for a commit`));
      this.#waiting.push({ job, since: performance.now(), trace: currentTrace(), done, failed });
      if (!this.#serving) this.#serve();
    });
  }

  /** Lets the event loop turn before each batch: what arrived while the last commit blocked it belongs to this one. */
  async #serve(): Promise<void> {
    this.#serving = true;
    while (this.#waiting.length > 0) {
      await setImmediate();
      await this.#settle(this.#waiting.splice(0, MOST_A_BATCH));
    }
    this.#serving = false;
  }

  async #settle(all: readonly Waiting<Job, Result>[]): Promise<void> {
    const batch = this.#inTime(all);
    const [first] = batch;
    if (!first) return;
    try {
      const answers = await inItsTrace(first.trace, () => this.#commit(batch.map(({ job }) => job)));
      for (const [i, { done, failed }] of batch.entries()) {
        const answer = answers[i] as Result | Error;
        if (answer instanceof Error) failed(answer);
        else done(answer);
      }
    } catch (error) {
      if (batch.length === 1 || error instanceof Unavailable) for (const { failed } of batch) failed(error);
      else for (const one of batch) await this.#settle([one]);
    }
  }

  /** Refuses the others. */
  #inTime(batch: readonly Waiting<Job, Result>[]): Waiting<Job, Result>[] {
    const since = performance.now() - this.#longestWait;
    for (const late of batch.filter((one) => one.since < since))
      late.failed(new Unavailable(`it waited for more than ${this.#longestWait} ms and was not begun`));
    return batch.filter((one) => one.since >= since);
  }
}
