import { setTimeout as sleep } from 'node:timers/promises';
import { SECOND } from '../../kernel/time.ts';

const EVERY = SECOND;
const END_WITHIN = SECOND;

/** Records that become due, and what is done about one of them. */
export interface Work {
  /** How many are worked on at the same time. */
  atOnce: number;
  /** The ids of at most `limit` due records, the longest due first. */
  due(limit: number): Promise<string[]>;
  /** After this the record is no longer due. If this throws, the record is tried again within a second. */
  work(id: string): Promise<void>;
}

/** Works on what is due: at the start, every second, and when it is woken. A record that fails holds up no other. */
export class WorkLoop {
  readonly #work: Work;
  readonly #onFailure: (error: unknown) => void;
  readonly #busy = new Map<string, Promise<void>>();
  /** Records that failed since the last full second. */
  readonly #failed = new Set<string>();
  #queue: string[] = [];
  /** Whether records may be due that are neither busy nor queued. */
  #more = false;
  #reading = false;
  #ended = false;
  #timer: NodeJS.Timeout | undefined;

  constructor(work: Work, onFailure: (error: unknown) => void) {
    this.#work = work;
    this.#onFailure = onFailure;
  }

  start(): void {
    this.#timer = setInterval(() => {
      this.#failed.clear();
      this.wake();
    }, EVERY);
    this.wake();
  }

  /** A record became due. */
  wake(): void {
    this.#more = true;
    void this.#read();
  }

  /** Begins nothing new, and waits at most a second for what is under way; the rest stays due for the next start. */
  async end(): Promise<void> {
    this.#ended = true;
    clearInterval(this.#timer);
    await Promise.race([Promise.all(this.#busy.values()), sleep(END_WITHIN)]);
  }

  /** Queues a page of what is due, whenever the queue is empty and somebody is free. */
  async #read(): Promise<void> {
    const { atOnce } = this.#work;
    if (this.#reading) return;
    this.#reading = true;
    try {
      while (this.#more && !this.#ended && this.#queue.length === 0 && this.#busy.size < atOnce) {
        this.#more = false;
        const limit = atOnce + this.#busy.size + this.#failed.size;
        const ids = await this.#work.due(limit);
        if (ids.length === limit) this.#more = true;
        this.#queue = ids.filter((id) => !this.#busy.has(id) && !this.#failed.has(id));
        this.#begin();
      }
    } catch (error) {
      this.#onFailure(error);
    } finally {
      this.#reading = false;
    }
  }

  #begin(): void {
    while (!this.#ended && this.#busy.size < this.#work.atOnce) {
      const id = this.#queue.shift();
      if (id === undefined) return;
      this.#busy.set(id, this.#one(id));
    }
  }

  async #one(id: string): Promise<void> {
    try {
      await this.#work.work(id);
    } catch (error) {
      this.#failed.add(id);
      this.#onFailure(error);
    }
    this.#busy.delete(id);
    this.#begin();
    void this.#read();
  }
}
