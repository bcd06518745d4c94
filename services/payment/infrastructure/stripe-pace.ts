import { Throttled } from '../../../kernel/throttled.ts';
import { growingDelay, SECOND } from '../../../kernel/time.ts';

interface Waiting {
  go(): void;
  giveUp(): void;
  until: number;
}

const MOST_WAITING = 1000;
/** Milliseconds: a call that waits longer is better tried again later, in the order of the executor. */
const LONGEST_WAIT = 5 * SECOND;
const LONGEST_PAUSE = 30 * SECOND;
/** The part of a second whose calls may come at once. */
const BURST = 0.1;

/** Calls of one kind, at most so many a second, first come first served. */
class Bucket {
  readonly #perSecond: number;
  readonly #queue: Waiting[] = [];
  #tokens: number;
  #filledAt = performance.now();
  #pausedUntil = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(perSecond: number) {
    this.#perSecond = perSecond;
    this.#tokens = this.#most;
  }

  /** Resolves when the call may be made. Throws Throttled if too many wait, or after LONGEST_WAIT. */
  async turn(): Promise<void> {
    if (this.#queue.length === 0 && this.#wait() === 0) return this.#take();
    if (this.#queue.length >= MOST_WAITING) throw new Throttled('too many calls to Stripe wait for their turn');
    await new Promise<void>((go, reject) => {
      const giveUp = () => reject(new Throttled('a call to Stripe waited too long for its turn'));
      this.#queue.push({ go, giveUp, until: performance.now() + LONGEST_WAIT });
      this.#serveSoon();
    });
  }

  pauseUntil(at: number): void {
    this.#pausedUntil = Math.max(this.#pausedUntil, at);
  }

  get #most(): number {
    return Math.max(1, this.#perSecond * BURST);
  }

  #take(): void {
    this.#tokens--;
  }

  /** Milliseconds until the next call may be made. */
  #wait(): number {
    const now = performance.now();
    if (now < this.#pausedUntil) return this.#pausedUntil - now;
    if (this.#perSecond === Number.POSITIVE_INFINITY) return 0;
    this.#tokens = Math.min(this.#most, this.#tokens + ((now - this.#filledAt) * this.#perSecond) / SECOND);
    this.#filledAt = now;
    return this.#tokens >= 1 ? 0 : ((1 - this.#tokens) * SECOND) / this.#perSecond;
  }

  #serveSoon(): void {
    const [first] = this.#queue;
    if (!first || this.#timer) return;
    const ms = Math.max(1, Math.min(this.#wait(), first.until - performance.now()));
    this.#timer = setTimeout(() => this.#serve(), ms);
  }

  #serve(): void {
    this.#timer = undefined;
    for (let first = this.#queue[0]; first; first = this.#queue[0]) {
      const isLate = first.until <= performance.now();
      if (!isLate && this.#wait() > 0) break;
      this.#queue.shift();
      if (isLate) first.giveUp();
      else {
        this.#take();
        first.go();
      }
    }
    this.#serveSoon();
  }
}

/**
 * How often Stripe may be asked: writes and reads each below its limit (https://docs.stripe.com/rate-limits). A 429 says that
 * others use the account too, or more nodes of ours: all calls then pause.
 */
export class StripePace {
  readonly #writes: Bucket;
  readonly #reads: Bucket;
  #pauses = 0;
  #pausedUntil = 0;

  constructor(perSecond: number) {
    this.#writes = new Bucket(perSecond);
    this.#reads = new Bucket(perSecond);
  }

  /** Throws Throttled. */
  turn(kind: 'read' | 'write'): Promise<void> {
    return kind === 'read' ? this.#reads.turn() : this.#writes.turn();
  }

  /** Stripe answered 429; `retryAfter` is the header's value, if there was one. Calls that were under way together are one 429. */
  refused(retryAfter: string | undefined): void {
    const now = performance.now();
    if (now < this.#pausedUntil) return;
    const told = Number(retryAfter) * SECOND;
    const ms = told > 0 ? told : growingDelay(this.#pauses, SECOND, LONGEST_PAUSE);
    this.#pauses++;
    this.#pausedUntil = now + Math.min(ms, LONGEST_PAUSE);
    this.#writes.pauseUntil(this.#pausedUntil);
    this.#reads.pauseUntil(this.#pausedUntil);
  }

  answered(): void {
    if (performance.now() >= this.#pausedUntil) this.#pauses = 0;
  }
}
