import { Unavailable } from '../../kernel/unavailable.ts';

/** What goes first: what is further on its way. Closing and refunds before all; a planned look at something waiting last. */
const RANKS = ['closing', 'cooking', 'paid', 'linked', 'accepted', 'look'] as const;
export type Rank = (typeof RANKS)[number];

/** Whether the one rank goes before the other. */
export const isBefore = (one: Rank, other: Rank): boolean => RANKS.indexOf(one) < RANKS.indexOf(other);

interface Waiting {
  since: number;
  /** False if it has waited too long: then it is refused. */
  begin(): boolean;
  refuse(error: Error): void;
}

const AT_ONCE = 64;
/** Nobody waits for a look: few at once keep the process quick for those who do, however many are due. */
const LOOKS_AT_ONCE = 8;
const MOST_WAITING = 4000;
/**
 * How many may wait here before a consumer of events waits too: fewer for an event that begins the work on an order than for
 * one that goes on with it. Otherwise paid orders would wait behind orders that nobody has paid yet.
 */
const ROOM = { begins: 1000, goesOn: 3000 };
type Step = keyof typeof ROOM;
/** Each time so many were begun by rank, the one that waits longest is next: none starves. */
const FAIR_EVERY = 8;

/**
 * The process's one bounded executor: all work that goes on after an answer passes here, so many at a time. What has waited
 * longer than it may (milliseconds) is refused when its turn comes: its lease may be over, and another node at it.
 */
export class Executor {
  readonly #queues: Record<Rank, Waiting[]>;
  readonly #atOnce: number;
  readonly #roomSeekers: Record<Step, (() => void)[]> = { begins: [], goesOn: [] };
  #busy = 0;
  #looking = 0;
  #begun = 0;
  #waiting = 0;
  readonly #stopping = new AbortController();
  #idle: (() => void) | undefined;

  constructor(atOnce = AT_ONCE) {
    this.#atOnce = atOnce;
    this.#queues = Object.fromEntries(RANKS.map((rank) => [rank, []])) as unknown as Record<Rank, Waiting[]>;
  }

  /** Aborted once the process stops: whoever waits for long ends. */
  get stopping(): AbortSignal {
    return this.#stopping.signal;
  }

  /** How many wait for their turn. */
  get waiting(): number {
    return this.#waiting;
  }

  /** How many are worked on or wait. */
  get open(): number {
    return this.#busy + this.#waiting;
  }

  /** How many are under way. */
  get busy(): number {
    return this.#busy;
  }

  /** Throws Unavailable where the queue is full, where the work waited over `within` ms, and once the process stops. */
  async run<T>(rank: Rank, within: number, work: () => Promise<T>): Promise<T> {
    await this.#turn(rank, within);
    try {
      return await work();
    } finally {
      this.#end(rank);
      this.#next();
    }
  }

  /** Resolves when a consumer may take another event; undefined if it may at once. */
  room(step: Step): Promise<void> | undefined {
    if (this.#waiting < ROOM[step] || this.#stopping.signal.aborted) return undefined;
    return new Promise((resolve) => this.#roomSeekers[step].push(resolve));
  }

  /** Begins nothing more, and resolves when what was begun has ended. */
  async stop(): Promise<void> {
    this.#stopping.abort(new Unavailable('this node is stopping'));
    for (const queue of Object.values(this.#queues)) {
      for (const { refuse } of queue.splice(0)) refuse(new Unavailable('this node is stopping'));
    }
    this.#waiting = 0;
    for (const seekers of Object.values(this.#roomSeekers)) for (const go of seekers.splice(0)) go();
    if (this.#busy > 0) await new Promise<void>((resolve) => (this.#idle = resolve));
  }

  #turn(rank: Rank, within: number): Promise<void> | void {
    if (this.#stopping.signal.aborted) throw new Unavailable('this node is stopping');
    if (this.#busy < this.#atOnce && this.#queues[rank].length === 0 && this.#mayBegin(rank)) return this.#begin(rank);
    if (this.#waiting >= MOST_WAITING) throw new Unavailable(`${MOST_WAITING} others wait for their turn`);
    return new Promise((begin, refuse) => {
      const since = performance.now();
      const inTime = () => {
        const isInTime = performance.now() - since <= within;
        if (isInTime) begin();
        else refuse(new Unavailable(`it waited over ${within} ms for its turn`));
        return isInTime;
      };
      this.#queues[rank].push({ since, begin: inTime, refuse });
      this.#waiting++;
    });
  }

  #next(): void {
    while (this.#busy < this.#atOnce) {
      const rank = this.#pick();
      const one = rank && this.#queues[rank].shift();
      if (!one) break;
      this.#waiting--;
      if (one.begin()) this.#begin(rank);
    }
    for (const step of ['goesOn', 'begins'] as const) {
      const seekers = this.#roomSeekers[step];
      while (seekers.length > 0 && this.#waiting < ROOM[step]) seekers.shift()?.();
    }
    if (this.#busy === 0) this.#idle?.();
  }

  #pick(): Rank | undefined {
    if (this.#waiting === 0) return undefined;
    const ranks = RANKS.filter((rank) => this.#queues[rank].length > 0 && this.#mayBegin(rank));
    const isFair = ++this.#begun % FAIR_EVERY === 0;
    const since = (rank: Rank) => this.#queues[rank][0]?.since ?? 0;
    return isFair && ranks.length > 0 ? ranks.reduce((a, b) => (since(a) <= since(b) ? a : b)) : ranks[0];
  }

  #mayBegin(rank: Rank): boolean {
    return rank !== 'look' || this.#looking < LOOKS_AT_ONCE;
  }

  #begin(rank: Rank): void {
    this.#busy++;
    if (rank === 'look') this.#looking++;
  }

  #end(rank: Rank): void {
    this.#busy--;
    if (rank === 'look') this.#looking--;
  }
}

const executors = new WeakMap<object, Executor>();

/** The one executor of this process; a broker each, where a test runs several nodes in one process. */
export function executorOf(broker: object): Executor {
  const executor = executors.get(broker) ?? new Executor();
  executors.set(broker, executor);
  return executor;
}
