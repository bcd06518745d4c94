import { SECOND } from '../../../kernel/time.ts';
import { Unavailable } from '../../../kernel/unavailable.ts';
import { type Documents, DuplicateValue, insertNew } from '../../../platform/documents/documents.ts';
import type { Numbers } from '../application/ports.ts';

/** How far the numbers of a business day are taken, by its date. */
export interface DayNumbers {
  _id: string;
  version: number;
  last: number;
}
interface Block {
  next: number;
  last: number;
  size: number;
  takenAt: number;
}

/** So many orders cost one write more. In a rush, where a block lasts less than a second, the next one is twice as large. */
const BLOCK = 10;
const LARGEST_BLOCK = 500;
/** Orders are paid for days to come, too. */
const MOST_DAYS = 40;
const MOST_COLLISIONS = 20;
/** How often an order finds that others took the block that it waited for. */
const MOST_ROUNDS = 100;

/** No number of this day is at hand. */
class NoneLeft extends Error {
  readonly day: string;

  constructor(day: string) {
    super(`no number of ${day} is at hand`);
    this.day = day;
  }
}

/**
 * Numbers for orders, distinct within their business day: each node takes a block of a few by compare-and-set, the next one when
 * half of it is used, and gives the numbers out one after the other. What is left of its blocks when a node ends is a gap. Should a
 * number be another order's all the same (the count was lost), the index on day and number refuses the order's write, and the
 * node throws its blocks of that day away.
 */
export class OrderNumbers implements Numbers {
  readonly store: Documents<DayNumbers>;
  /** Of each day the block in use, and the next one. */
  readonly #blocks = new Map<string, Block[]>();
  readonly #taking = new Map<string, Promise<void>>();

  constructor(store: Documents<DayNumbers>) {
    this.store = store;
  }

  async during<T>(work: (numberOf: (day: string) => number) => Promise<T>): Promise<T> {
    const given = new Map<string, number>();
    const numberOf = (day: string): number => {
      // A change that runs again, because another node changed the order meanwhile, gets the same one again.
      const number = given.get(day) ?? this.#next(day);
      given.set(day, number);
      return number;
    };
    for (let collisions = 0, rounds = 0; ; rounds++) {
      try {
        return await work(numberOf);
      } catch (error) {
        if (error instanceof NoneLeft && rounds < MOST_ROUNDS) await this.#takeBlock(error.day);
        else if (error instanceof DuplicateValue && ++collisions < MOST_COLLISIONS) this.#throwAway(given);
        else throw error instanceof NoneLeft ? new Unavailable(error.message) : error;
      }
    }
  }

  #next(day: string): number {
    const blocks = this.#blocks.get(day) ?? [];
    if (blocks.length > 1 && isUsed(blocks[0])) blocks.shift();
    const [block] = blocks;
    if (!block || isUsed(block)) throw new NoneLeft(day);
    // Where that fails, whoever finds none left takes a block, and hears why it cannot be taken.
    if (blocks.length === 1 && block.last - block.next < block.size / 2) this.#takeBlock(day).catch(() => {});
    return block.next++;
  }

  #throwAway(given: Map<string, number>): void {
    for (const day of given.keys()) this.#blocks.delete(day);
    given.clear();
  }

  /** All who wait for one wait for the same. */
  #takeBlock(day: string): Promise<void> {
    const before = this.#taking.get(day);
    if (before) return before;
    const taking = this.#take(day).finally(() => this.#taking.delete(day));
    this.#taking.set(day, taking);
    return taking;
  }

  /** A write that is lost to another node is tried again; one of unknown outcome throws Unavailable, and may leave a gap. */
  async #take(day: string): Promise<void> {
    for (;;) {
      const { version = 0, last: before = 0 } = (await this.store.findById(day)) ?? {};
      const latest = this.#blocks.get(day)?.at(-1);
      const isRush = latest !== undefined && Date.now() - latest.takenAt < SECOND;
      const size = isRush ? Math.min(LARGEST_BLOCK, 2 * latest.size) : BLOCK;
      const last = before + size;
      if (!(await this.#write({ _id: day, version: version + 1, last }))) continue;
      const kept = this.#blocks.get(day) ?? []; // As it is now: meanwhile the block in use may have been thrown away.
      this.#blocks.set(day, [...kept, { next: before + 1, last, size, takenAt: Date.now() }]);
      if (this.#blocks.size > MOST_DAYS) this.#blocks.delete(this.#otherDay(day));
      return;
    }
  }

  /** The day of the oldest block but this day's. */
  #otherDay(day: string): string {
    return [...this.#blocks.keys()].filter((other) => other !== day).sort()[0] as string;
  }

  async #write(taken: DayNumbers): Promise<boolean> {
    const { _id, version, last } = taken;
    if (version > 1)
      return (await this.store.updateMany({ _id, version: version - 1 }, { $set: { version, last } })) === 1;
    return insertNew(this.store, taken);
  }
}

const isUsed = (block: Block | undefined): boolean => block !== undefined && block.next > block.last;
