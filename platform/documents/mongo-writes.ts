import { SECOND } from '../../kernel/time.ts';
import { Unavailable } from '../../kernel/unavailable.ts';
import { GroupCommit } from './group-commit.ts';
import { type Insert, idOf, type Outcome, type Update } from './mongo-outcomes.ts';

interface Job<Write> {
  write: Write;
  since: number;
}

/** A write that waited longer is refused instead of sent: its caller would no longer hear of it. Milliseconds. */
const LONGEST_WAIT = 2 * SECOND;

/**
 * Writes that wait share one round trip and one flush of MongoDB's journal. One round trip at a time: several would each carry
 * less, and cost both sides more. Those to one document take one after the other, so that they keep their order.
 */
export class MongoWrites<Write extends Insert | Update> {
  readonly #send: (writes: readonly Write[]) => Promise<Outcome[]>;
  readonly #commits = new GroupCommit((jobs: readonly Job<Write>[]) => this.#commit(jobs));

  constructor(send: (writes: readonly Write[]) => Promise<Outcome[]>) {
    this.#send = send;
  }

  get waiting(): number {
    return this.#commits.waiting;
  }

  /** Answers how many documents matched. Throws DuplicateId, or Unavailable where that is not known. */
  run(write: Write): Promise<number> {
    return this.#commits.run({ write, since: performance.now() });
  }

  async #commit(jobs: readonly Job<Write>[]): Promise<Outcome[]> {
    const outcomes = new Map<Job<Write>, Outcome>();
    for (let waiting = jobs; waiting.length > 0; waiting = waiting.filter((job) => !outcomes.has(job))) {
      const round = firstOfEach(waiting);
      const now = performance.now();
      const inTime = round.filter(({ since }) => now - since < LONGEST_WAIT);
      const late = round.filter(({ since }) => now - since >= LONGEST_WAIT);
      for (const job of late) outcomes.set(job, new Unavailable('MongoDB is too slow: the write was not sent'));
      const sent = inTime.length > 0 ? await this.#send(inTime.map(({ write }) => write)) : [];
      for (const [i, job] of inTime.entries()) outcomes.set(job, sent[i] as Outcome);
    }
    return jobs.map((job) => outcomes.get(job) as Outcome);
  }
}

/** The first write to each document. */
function firstOfEach<Write extends Insert | Update>(jobs: readonly Job<Write>[]): Job<Write>[] {
  const byId = new Map<string, Job<Write>>();
  for (const job of jobs) if (!byId.has(idOf(job.write))) byId.set(idOf(job.write), job);
  return [...byId.values()];
}
